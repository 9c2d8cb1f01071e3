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
import vn.nennep.calendar.PeriodRule;
import vn.nennep.calendar.PeriodService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** Reads the consolidated report. It is ready-made: opening it counts nothing. */
@Stateless
public class ReportService {

    /** More levels than an organisation has: the whole branch. */
    public static final int MOST_LEVELS = 9;

    /** What stands directly below the unit. */
    public static final int CHILDREN = 1;

    @Inject
    private ReportRepository repository;

    @Inject
    private PeriodService periods;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private AuditService audit;

    /**
     * The published figures of a unit and of what stands below it.
     *
     * @param levels as in {@link #find}
     * @throws RefusedException not found when the unit is out of scope, or the period has no figures for it in this view
     */
    public ConsolidatedReport get(String unitCode, ReportingPeriod period, TreeView view, int levels) {
        UnitRow unit = units.get(unitCode);
        return find(unit, period, view, levels).orElseThrow(() -> missing(unit, period, view));
    }

    private RefusedException missing(UnitRow unit, ReportingPeriod period, TreeView view) {
        int year = period.year();
        if (!repository.isPublished(unit.id(), year)) {
            return RefusedException.notFound("report.not-published", unit.name(), year);
        }
        if (!period.isWholeYear()
                && find(unit, ReportingPeriod.of(year), view, 0).isPresent()) {
            return RefusedException.notFound("report.period-not-counted", year);
        }
        return RefusedException.notFound(
                view == TreeView.NOW ? "report.not-now" : "report.not-then", unit.name(), year);
    }

    /**
     * The same figures for a page, which says by itself when there are none.
     *
     * @param levels how far down the lines go, 0 to {@link #MOST_LEVELS}: 0 for the unit alone, 1 for what stands directly below
     */
    public Optional<ConsolidatedReport> find(UnitRow unit, ReportingPeriod period, TreeView view, int levels) {
        access.require(Right.SEE, unit.id());
        // A year has the same days by every rule.
        PeriodRule rule = period.isWholeYear() ? PeriodRule.DEFAULT : periods.ruleOf(period.year());
        ConsolidatedReport.Days days = ConsolidatedReport.Days.of(period, rule);
        return repository.find(unit.id(), period, days, view, Math.min(levels, MOST_LEVELS));
    }

    /**
     * The figures of a unit and its children by month.
     *
     * @return empty when the year has no figures for it in this view, or none by month
     */
    public Optional<YearByMonth> findByMonth(UnitRow unit, int year, TreeView view) {
        return find(unit, ReportingPeriod.of(year), view, CHILDREN)
                .map(whole -> new YearByMonth(whole, repository.listMonths(unit.id(), year, view)))
                .filter(found -> found.months().containsKey(found.year().unit().currentCode()));
    }

    /** What the unit's figures of a period are compared with. */
    public Comparison compare(UnitRow unit, ReportingPeriod period, TreeView view) {
        return new Comparison(
                period.before().flatMap(other -> find(unit, other, view, 0)).orElse(null),
                period.yearBefore().flatMap(other -> find(unit, other, view, 0)).orElse(null));
    }

    /**
     * Reports of other periods, of the unit alone.
     *
     * @param before of the period before; null when there is none or it has no figures
     * @param yearBefore of the same period of the year before; null likewise
     */
    public record Comparison(ConsolidatedReport before, ConsolidatedReport yearBefore) {}

    /** Whether the unit has figures of the year in any view. */
    public boolean isPublished(UnitRow unit, int year) {
        access.require(Right.SEE, unit.id());
        return repository.isPublished(unit.id(), year);
    }

    /**
     * The same figures for a file that leaves the program: that it left is written to the log.
     *
     * @param format of the file, e.g. {@code xlsx}
     * @param levels as in {@link #find}
     */
    public ConsolidatedReport export(
            String unitCode, ReportingPeriod period, TreeView view, int levels, String format) {
        ConsolidatedReport report = get(unitCode, period, view, levels);
        audit.note(
                AuditAction.EXPORT,
                "report",
                unitCode + " " + period.text(),
                units.get(unitCode).id(),
                Map.of("format", format, "view", view.text()));
        return report;
    }

    /** The years that have figures, newest first. */
    public List<Integer> listPublishedYears() {
        return repository.listPublishedYears();
    }
}
