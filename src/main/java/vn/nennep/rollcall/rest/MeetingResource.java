package vn.nennep.rollcall.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.meeting.MeetingFilter;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingService;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** What a figure opens into: the meetings behind it. */
@Path("meetings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeetingResource {

    @Inject
    private MeetingService meetings;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    /** A day of an address, {@code 2026-01-31}. */
    public record Day(LocalDate date) {
        private static final int LAST_YEAR = 9999;

        /** @throws java.time.DateTimeException when the text is no day of the years 1 to 9999 */
        public static Day fromString(String text) {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
                throw new DateTimeException("out of range: " + text);
            }
            return new Day(day);
        }
    }

    /**
     * A meeting; the counts are zero until it is recorded.
     *
     * @param grade the one that counts; null when nobody graded it
     * @param late whether it was entered or changed after the due date of its year
     */
    public record MeetingBody(
            String code,
            String cellCode,
            String cellName,
            MeetingKind kind,
            int number,
            LocalDate heldOn,
            String topic,
            String topicGroup,
            List<String> forms,
            MeetingStatus status,
            int due,
            int present,
            int excused,
            int absent,
            int contributions,
            int openContributions,
            int speakers,
            String grade,
            boolean late) {

        static MeetingBody of(MeetingRow row) {
            return new MeetingBody(
                    row.code(),
                    row.cellCode(),
                    row.cellName(),
                    row.kind(),
                    row.number(),
                    row.heldOn(),
                    row.topic(),
                    row.topicGroup(),
                    row.presentationForms(),
                    row.status(),
                    row.count().due(),
                    row.count().present(),
                    row.count().excused(),
                    row.count().absent(),
                    row.said().contributions(),
                    row.said().open(),
                    row.said().speakers(),
                    row.grade(),
                    row.late());
        }
    }

    @GET
    @Operation(
            summary = "Meetings of a unit's branch in a year, by date",
            description =
                    "The branch is the tree as it stood on each meeting's date (view=then, the default) or the tree of a day with those who carry on for the units of before (view=now; asOf=YYYY-MM-DD is the day, today when left out; a report names it in run.asOf). kind: REGULAR or THEMATIC; grade: GOOD, FAIR, AVERAGE, WEAK or NONE; said: ANYTHING (there were contributions), UNANSWERED or BY_MEMBERS (members spoke); topicGroup, form, period (as in reports, e.g. 2021-Q1; month=5 is the same as period=2021-05) and recorded=true narrow further; under=CODE takes only the time when the unit stood directly under that one, which is what its line in that one's report counts.")
    public List<MeetingBody> list(
            @QueryParam("unit") String unit,
            @QueryParam("under") String under,
            @QueryParam("year") Integer year,
            @QueryParam("kind") String kind,
            @QueryParam("topicGroup") String topicGroup,
            @QueryParam("form") String form,
            @QueryParam("period") String period,
            @QueryParam("month") Integer month,
            @QueryParam("grade") String grade,
            @QueryParam("said") String said,
            @QueryParam("recorded") boolean recorded,
            @QueryParam("view") @DefaultValue("then") TreeView view,
            @QueryParam("asOf") Day asOf) {
        if (year == null && period == null) {
            throw RefusedException.invalid("frame.parameter-missing", "year");
        }
        LocalDate now = view == TreeView.THEN ? null : asOf == null ? calendar.today() : asOf.date();
        MeetingFilter filter = new MeetingFilter(
                period(year, period, month),
                one(kind, MeetingKind.values(), "meeting.kind-unknown"),
                topicGroup,
                form,
                grade(grade),
                one(said, MeetingFilter.Said.values(), "meeting.said-unknown"),
                recorded,
                now);
        UnitRow parent = under == null ? null : units.get(under);
        UnitRow asked = parent == null
                ? units.get(unit)
                : now == null ? units.getBelow(unit, parent) : units.getBelowNow(unit, parent, now);
        return meetings.listOfBranch(asked, parent, filter).stream()
                .map(MeetingBody::of)
                .toList();
    }

    private static ReportingPeriod period(Integer year, String period, Integer month) {
        if (month != null && period != null) {
            throw RefusedException.invalid("frame.parameters-both", "month", "period");
        }
        ReportingPeriod asked = ReportingPeriod.of(period, year);
        return month == null ? asked : ReportingPeriod.ofMonth(asked.year(), month);
    }

    private static String grade(String grade) {
        if (grade == null || grade.isBlank()) {
            return null;
        }
        if (!MeetingFilter.GRADES.contains(grade)) {
            throw RefusedException.invalid("meeting.grade-unknown", grade, MeetingFilter.GRADES.toString());
        }
        return grade;
    }

    private static <E extends Enum<E>> E one(String name, E[] known, String unknown) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(known)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid(unknown, name, Arrays.toString(known)));
    }
}
