package vn.nennep.report.page;

import java.util.List;
import java.util.stream.Stream;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.report.ReportService;

/**
 * What a report can be chosen for: the periods of a year, and how much of the branch.
 *
 * @param shown the one that is shown
 */
public record PeriodChoices(ReportingPeriod shown) {

    /** The year and its longer parts. */
    public List<ReportingPeriod> getLonger() {
        return Stream.of(
                        ReportingPeriod.Kind.YEAR,
                        ReportingPeriod.Kind.NINE_MONTHS,
                        ReportingPeriod.Kind.HALF,
                        ReportingPeriod.Kind.QUARTER)
                .flatMap(kind -> ReportingPeriod.listOf(shown.year(), kind).stream())
                .toList();
    }

    public List<ReportingPeriod> getMonths() {
        return ReportingPeriod.listOf(shown.year(), ReportingPeriod.Kind.MONTH);
    }

    /** What is cumulative up to a month, unless it is called by another name: a quarter, half a year, nine months, the year. */
    public List<ReportingPeriod> getCumulative() {
        return ReportingPeriod.listOf(shown.year(), ReportingPeriod.Kind.CUMULATIVE).stream()
                .filter(one -> one.number() > 1 && one.number() % 3 != 0)
                .toList();
    }

    /** The same period of another year. */
    public ReportingPeriod ofYear(int year) {
        return new ReportingPeriod(year, shown.kind(), shown.number());
    }

    /** Whether a month is shown, or everything up to one. */
    public boolean isMonthly() {
        return shown.kind() == ReportingPeriod.Kind.MONTH || shown.kind() == ReportingPeriod.Kind.CUMULATIVE;
    }

    /** How far down the lines can go. */
    public List<Integer> getLevels() {
        return List.of(ReportService.CHILDREN, 2, ReportService.MOST_LEVELS);
    }
}
