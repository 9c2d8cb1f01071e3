package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    @Inject
    private Clock clock;

    /**
     * Entries, newest first; what people wrote of somebody is left out where the person may not read texts.
     *
     * @param unitCode the unit whose branch is wanted; null or blank for all that the person may read
     * @param below only those before this position; null for the newest
     * @throws RefusedException when the person may not read the log there
     */
    public List<AuditRow> list(String unitCode, AuditFilter filter, Long below, int most) {
        access.requireAnywhere(Right.READ_LOG);
        Map<Long, Boolean> readable = new HashMap<>();
        return audit.list(roots(unitCode), LocalDate.now(clock), filter, below, most).stream()
                .map(row -> row.unitId() != null
                                && readable.computeIfAbsent(row.unitId(), unit -> access.may(Right.READ_TEXTS, unit))
                        ? row
                        : row.withoutTexts())
                .toList();
    }

    /** The units whose branches are wanted, by today's tree: what has left a branch is read where it is now. */
    private List<Long> roots(String unitCode) {
        if (unitCode == null || unitCode.isBlank()) {
            return access.listRoots(Right.READ_LOG);
        }
        return List.of(repository
                .findUnitId(unitCode.strip())
                .filter(id -> access.may(Right.READ_LOG, id))
                .orElseThrow(() -> RefusedException.notFound("access.log.unit-not-found", unitCode)));
    }
}
