package vn.nennep.alert.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.nennep.alert.AlertGroup;
import vn.nennep.alert.AlertKind;
import vn.nennep.alert.AlertKind.Severity;
import vn.nennep.alert.AlertList;
import vn.nennep.alert.AlertRow;
import vn.nennep.alert.AlertService;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.shared.RefusedException;

/** What needs the person now, in sentences, each with the way to where it is done. */
@Named
@RequestScoped
public class AlertPage {

    private static final int LAST_YEAR = 9999;
    private static final int DAY_OF_TASK = 3;

    @Inject
    private AlertService alerts;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    @Inject
    private Links links;

    private Integer year;
    private String day;
    private AlertList list;
    private List<AlertSection> sections = List.of();

    public void load() {
        messages.open(() -> {
            if (year != null && (year < 1 || year > LAST_YEAR)) {
                throw RefusedException.notFound("access.not-found");
            }
            list = alerts.list(year, messages.askedDay(day));
            sections = Arrays.stream(AlertGroup.values())
                    .map(this::section)
                    .filter(section -> !section.kinds().isEmpty())
                    .toList();
        });
    }

    private AlertSection section(AlertGroup group) {
        List<AlertKind> kinds = Arrays.stream(AlertKind.values())
                .filter(kind -> kind.group() == group && !list.of(kind).isEmpty())
                .toList();
        int total = kinds.stream()
                .mapToInt(kind -> list.of(kind).size() + list.moreOf(kind))
                .sum();
        return new AlertSection(
                group,
                total,
                kinds.stream()
                        .map(kind -> new AlertSection.Kind(
                                list.of(kind).stream().map(this::line).toList(), list.moreOf(kind)))
                        .toList());
    }

    private AlertSection.Line line(AlertRow row) {
        Object[] facts = row.facts().stream().map(this::shown).toArray();
        return new AlertSection.Line(
                row.kind().severity().name().toLowerCase(Locale.ROOT),
                words.of(row.kind().severity()),
                messages.text(sentence(row), facts),
                row.unitName(),
                link(row));
    }

    /** A task may be without a day; then the sentence is too. */
    private static String sentence(AlertRow row) {
        boolean dayless = row.kind() == AlertKind.OWN_TASK
                && row.facts().get(DAY_OF_TASK).toString().isEmpty();
        return "alert.say." + row.kind().name() + (dayless ? ".dayless" : "");
    }

    private Object shown(Object fact) {
        if (fact instanceof LocalDate date) {
            return words.day(date);
        }
        if (fact instanceof Number number) {
            return words.number(number);
        }
        if (fact instanceof Instant moment) {
            return words.moment(moment);
        }
        return fact instanceof MeetingKind kind ? messages.text("alert.meeting." + kind.name()) : fact;
    }

    private String link(AlertRow row) {
        int of = list.getYear();
        return switch (row.kind()) {
            case ROLL_CALL_MISSING -> links.to("rollcall.take", "meeting", row.meeting());
            case CONTRIBUTIONS_OPEN, NOT_CONFIRMED, TASK_LATE, POSTPONED ->
                links.to("record.record", "meeting", row.meeting());
            case DRAFT_MISSING, DRAFT_NOT_APPROVED, DRAFT_NOT_SENT, OWN_PRESENTING ->
                links.to("meeting.prepare", "meeting", row.meeting());
            case QUARTER_MISSED,
                    QUARTER_ENDING,
                    MONTH_MISSED,
                    MONTH_ENDING,
                    EXCUSED_RUN,
                    ABSENT,
                    CELL_WITHOUT_THEMATIC,
                    CELL_WITHOUT_REGULAR -> links.to("rollcall.year", "cell", row.unitCode(), "year", of);
            case PLAN_MISSING,
                    PLAN_RETURNED,
                    PLAN_UNFINISHED,
                    PLAN_NOT_REPORTED,
                    LINE_LATE,
                    PLAN_REPORTED,
                    CELL_WITHOUT_PLAN -> links.to("plan.year", "cell", row.unitCode(), "year", of);
            case PROPOSAL_WAITING, OWN_PROPOSAL_CHOSEN, OWN_PROPOSAL_DECLINED, OWN_PROPOSAL_WAITING ->
                links.to("plan.proposals", "cell", row.unitCode(), "year", of);
            case KEY_TASK_RETURNED, KEY_TASK_LATE, KEY_TASK_SENT, KEY_TASK_SELF_RATED ->
                links.to("plan.key-tasks", "cell", row.unitCode(), "year", of);
            case YEAR_SELF_GRADED -> links.to("quality.year", "cell", row.unitCode(), "year", of);
            case AMENDMENT_REQUESTED -> links.to("calendar.amendments");
            case BRANCH_WITHOUT_PLAN ->
                links.to("plan.branch", "unit", row.unitCode(), "year", of, "only", "not-reported");
            case BRANCH_WAITING -> links.to("plan.branch", "unit", row.unitCode(), "year", of, "only", "waiting");
            case BRANCH_WITHOUT_THEMATIC, BRANCH_WITHOUT_REGULAR ->
                links.to("report.consolidated", "unit", row.unitCode(), "year", of);
            case RUN_FAILED, RUN_LATE, RUN_INCOMPLETE -> links.to("tally.runs");
            case OWN_TASK, OWN_TASK_LATE -> null;
        };
    }

    public List<AlertSection> getSections() {
        return sections;
    }

    /** What there is; null when the page is refused. */
    public AlertList getList() {
        return list;
    }

    public int getLate() {
        return list.count(Severity.LATE);
    }

    public int getSoon() {
        return list.count(Severity.SOON);
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getDay() {
        return day;
    }

    public void setDay(String day) {
        this.day = day;
    }
}
