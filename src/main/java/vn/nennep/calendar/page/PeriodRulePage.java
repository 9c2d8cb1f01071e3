package vn.nennep.calendar.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.calendar.PeriodRuleRow;
import vn.nennep.calendar.PeriodService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.frame.PageMessages;

/** How the months of reports close and by when each period is due: what holds, what was decided, and a new decision. */
@Named
@ViewScoped
public class PeriodRulePage implements Serializable {

    private static final Map<String, String> FIELDS = Map.of(
            "calendar.period-from-range", "fromYear",
            "calendar.period-same", "fromYear",
            "calendar.period-closed", "fromYear",
            "calendar.month-closes-range", "monthClosesOn",
            "calendar.due-days-range", "monthDueDays",
            "calendar.reason-missing", "reason",
            "calendar.reason-long", "reason");

    @Inject
    private PeriodService periods;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    private PeriodRuleForm form = new PeriodRuleForm();
    private transient List<PeriodRuleRow> rows;
    private transient List<PeriodLine> lines;

    /**
     * A period of this year as the rule has it.
     *
     * @param period which one
     */
    public record PeriodLine(ReportingPeriod period, LocalDate firstOn, LocalDate lastOn, LocalDate dueOn) {}

    public void open() {
        messages.open(() -> {
            access.requireAnywhere(Right.LOCK_YEARS);
            form = PeriodRuleForm.of(periods.ruleOf(thisYear()), thisYear());
        });
    }

    public void decide() {
        if (messages.attempt(() -> periods.decide(form.rule(), form.getReason()), FIELDS)) {
            messages.done("calendar.period.decided", form.getFromYear());
            form = PeriodRuleForm.of(periods.ruleOf(thisYear()), thisYear());
            rows = null;
            lines = null;
        }
    }

    /** The decisions that were made, those for the newest years first. */
    public List<PeriodRuleRow> getRows() {
        if (rows == null) {
            rows = periods.list();
        }
        return rows;
    }

    /** The quarters and longer periods of this year, and its months. */
    public List<PeriodLine> getLines() {
        if (lines == null) {
            PeriodRule rule = periods.ruleOf(thisYear());
            lines = Stream.of(
                            ReportingPeriod.Kind.MONTH,
                            ReportingPeriod.Kind.QUARTER,
                            ReportingPeriod.Kind.HALF,
                            ReportingPeriod.Kind.NINE_MONTHS,
                            ReportingPeriod.Kind.YEAR)
                    .flatMap(kind -> ReportingPeriod.listOf(thisYear(), kind).stream())
                    .map(period ->
                            new PeriodLine(period, rule.firstOn(period), rule.lastOn(period), rule.dueOn(period)))
                    .toList();
        }
        return lines;
    }

    public int getThisYear() {
        return thisYear();
    }

    private int thisYear() {
        return calendar.today().getYear();
    }

    public PeriodRuleForm getForm() {
        return form;
    }

    public int getEarliestClose() {
        return PeriodRule.EARLIEST_CLOSE;
    }

    public int getMostDays() {
        return PeriodRule.MOST_DAYS;
    }
}
