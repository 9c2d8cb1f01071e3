package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import vn.nennep.audit.AuditFilter;
import vn.nennep.audit.AuditRow;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.RefusedException;

/** The log for those who may read it: a unit's people that of their own branch, an auditor without unit all of it. */
@Stateless
public class LogService {

    @Inject
    private AccessService access;

    @Inject
    private AccessRepository repository;

    @Inject
    private AuditService audit;

    /**
     * Entries, newest first.
     *
     * @param unitCode the unit whose branch is wanted; null or blank for all that the person may read
     * @param below only those before this position; null for the newest
     * @throws RefusedException when the person may not read the log there
     */
    public List<AuditRow> list(String unitCode, AuditFilter filter, Long below, int most) {
        access.requireAnywhere(Right.READ_LOG);
        if (unitCode == null || unitCode.isBlank()) {
            return audit.list(null, filter, below, most);
        }
        long unitId = repository
                .findUnitId(unitCode.strip())
                .filter(id -> access.may(Right.READ_LOG, id))
                .orElseThrow(() -> RefusedException.notFound("access.log.unit-not-found", unitCode));
        return audit.list(unitId, filter, below, most);
    }
}
