package vn.nennep.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** Reads the consolidated report. It is ready-made: opening it counts nothing. */
@Stateless
public class ReportService {

    @Inject
    private ReportRepository repository;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private AuditService audit;

    /**
     * The published figures of a unit and its children.
     *
     * @throws RefusedException not found when the unit is out of scope, or the year has no figures for it in this view
     */
    public ConsolidatedReport forYear(String unitCode, int year, TreeView view) {
        UnitRow unit = units.get(unitCode);
        return find(unit, year, view)
                .orElseThrow(() -> repository.isPublished(unit.id(), year)
                        ? RefusedException.notFound(
                                view == TreeView.NOW ? "report.not-now" : "report.not-then", unit.name(), year)
                        : RefusedException.notFound("report.not-published", unit.name(), year));
    }

    /** The same figures for a page, which says by itself when there are none. */
    public Optional<ConsolidatedReport> find(UnitRow unit, int year, TreeView view) {
        access.require(Right.SEE, unit.id());
        return repository.find(unit.id(), year, view);
    }

    /** Whether the unit has figures of the year in any view. */
    public boolean isPublished(UnitRow unit, int year) {
        access.require(Right.SEE, unit.id());
        return repository.isPublished(unit.id(), year);
    }

    /**
     * The same figures for a file that leaves the program: that it left is written to the log.
     *
     * @param format of the file, e.g. {@code xlsx}
     */
    public ConsolidatedReport export(String unitCode, int year, TreeView view, String format) {
        ConsolidatedReport report = forYear(unitCode, year, view);
        audit.note(
                AuditAction.EXPORT,
                "report",
                unitCode + " " + year,
                units.get(unitCode).id(),
                Map.of("format", format, "view", view.text()));
        return report;
    }

    /** The years that have figures, newest first. */
    public List<Integer> listPublishedYears() {
        return repository.listPublishedYears();
    }
}
