package vn.nennep.paper;

import java.time.LocalDate;
import java.util.Optional;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.calendar.PeriodService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.report.ConsolidatedReport;

/**
 * The time that a paper is about.
 *
 * @param last last day
 */
record PaperPeriod(ReportingPeriod period, LocalDate first, LocalDate last) {

    /** The period of a report, with the days that the report says, else those of the province's rule. */
    static PaperPeriod of(ReportingPeriod period, Optional<ConsolidatedReport> report, PeriodService periods) {
        if (report.isPresent()) {
            return new PaperPeriod(
                    period, report.get().days().from(), report.get().days().to());
        }
        PeriodRule rule = periods.ruleOf(period.year());
        return new PaperPeriod(period, rule.firstOn(period), rule.lastOn(period));
    }

    /** The whole year that was asked for. */
    static PaperPeriod ofYear(PaperRequest request) {
        int year = request.reportingPeriod().year();
        return new PaperPeriod(ReportingPeriod.of(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** As it stands in addresses, {@code 2021-Q1}. */
    String text() {
        return period.text();
    }

    /** As it stands in a sentence, {@code quý I năm 2021}. */
    String words() {
        return period.inSentence(PaperWords.language());
    }

    int year() {
        return period.year();
    }

    /** The day of a paper about it: its last day, or today while it lasts. */
    LocalDate dayOfPaper(LocalDate today) {
        return today.isBefore(last) ? today : last;
    }

    boolean has(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
