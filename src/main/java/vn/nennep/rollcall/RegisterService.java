package vn.nennep.rollcall;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.meeting.MeetingService;
import vn.nennep.tree.UnitRow;

/** The register of a cell's year. */
@Stateless
public class RegisterService {

    @Inject
    private RegisterRepository repository;

    @Inject
    private MeetingService meetings;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private AuditService audit;

    /** The register of a cell, for who may see its rolls. */
    public Register ofYear(UnitRow cell, int year) {
        access.require(Right.SEE, cell.id());
        return Register.of(year, meetings.listOfCell(cell, year), repository.list(cell.id(), year));
    }

    /**
     * The same for a file that leaves the program: that it left is written to the log.
     *
     * @param format of the file, e.g. {@code xlsx}
     * @throws vn.nennep.shared.RefusedException not found when there is no such cell in the person's branches
     */
    public Register export(String cellCode, int year, String format) {
        UnitRow cell = units.getCell(cellCode);
        Register register = ofYear(cell, year);
        audit.note(AuditAction.EXPORT, "register", cellCode + " " + year, cell.id(), Map.of("format", format));
        return register;
    }
}
