package vn.nennep.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.tree.TreeView;

/**
 * The consolidated participation of a unit in a period, as published.
 *
 * @param days of the period
 * @param view the tree that the figures follow
 * @param children the units that stood directly below in the year, or stand there now, by code
 * @param aside cells of the branch that the figures are without, because their own do not agree; by code
 * @param run the run that published the figures
 */
public record ConsolidatedReport(
        ReportingPeriod period,
        Days days,
        TreeView view,
        ReportLine unit,
        List<ReportLine> children,
        List<Aside> aside,
        Run run) {

    public ConsolidatedReport {
        children = List.copyOf(children);
        aside = List.copyOf(aside);
    }

    /**
     * The days of a period.
     *
     * @param from the first one
     * @param to the last one
     */
    public record Days(LocalDate from, LocalDate to) {

        static Days of(ReportingPeriod period, PeriodRule rule) {
            return new Days(rule.firstOn(period), rule.lastOn(period));
        }
    }

    public int year() {
        return period.year();
    }

    /** Whether the figures are without some cells of the branch. */
    public boolean isIncomplete() {
        return !aside.isEmpty();
    }

    /**
     * A cell that was set aside.
     *
     * @param code the one that it had last in the year
     * @param failure what did not agree, in Vietnamese
     */
    public record Aside(String code, String name, String failure) {}

    /**
     * Where the figures come from.
     *
     * @param asOf the day of the run: quarters that had not ended by then are not called missed, and the
     *     view NOW is the tree of this day
     * @param amended whether signed figures of the year were changed by an amendment
     */
    public record Run(UUID ref, Instant publishedAt, LocalDate asOf, boolean amended) {}
}
