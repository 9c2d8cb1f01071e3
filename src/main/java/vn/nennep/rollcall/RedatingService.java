package vn.nennep.rollcall;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingService;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * Moves a meeting that was recorded on the wrong day. It lives with the roll calls, because the roll is taken again
 * from the members of the right day. Undoing puts the meeting back as it was.
 */
@Stateless
public class RedatingService {

    private static final int LONGEST_REASON = 500;

    @Inject
    private RedatingRepository repository;

    @Inject
    private RollCallRepository rolls;

    @Inject
    private RollCallService rollCalls;

    @Inject
    private MeetingService meetings;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** What moving the meeting to a day would do; refuses what {@link #move} refuses. */
    public RedatingPreview preview(UUID meetingRef, LocalDate day) {
        Meeting meeting = movable(meetingRef);
        requireDay(meeting, day);
        List<SheetRow> saved = rolls.listSaved(meeting.getId()).stream()
                .filter(SheetRow::isDue)
                .toList();
        List<SheetRow> due = rolls.listRoster(meeting.getCellId(), day).stream()
                .filter(SheetRow::isDue)
                .toList();
        boolean thematic = meeting.isRecorded() && meeting.getKind() == MeetingKind.THEMATIC;
        return new RedatingPreview(
                (int) saved.stream().filter(row -> has(due, row)).count(),
                names(due.stream().filter(row -> !has(saved, row)).toList()),
                names(saved.stream().filter(row -> !has(due, row)).toList()),
                thematic
                        && quarter(day) != quarter(meeting.getHeldOn())
                        && !repository.hasOtherThematic(meeting, meeting.getHeldOn()),
                meeting.getPlanLine() != null
                        && day.getYear() != meeting.getHeldOn().getYear());
    }

    /**
     * Moves a held meeting to the day on which it really was. Marks of people who were due on that day stay; the
     * meeting waits for the marks of the others who were due.
     *
     * @param ref chosen by the form; a second call with the same one changes nothing
     * @param version of the meeting; refused when somebody saved since
     * @param reason why, at most {@value #LONGEST_REASON} characters; never empty
     * @throws RefusedException when it is confirmed or not held, the day is to come, closed, outside the life of the
     *     cell or of a year in which the number is taken, or nobody was due
     */
    public void move(UUID ref, UUID meetingRef, int version, LocalDate day, String reason) {
        Meeting meeting = movable(meetingRef);
        if (repository.isKnown(ref)) {
            return;
        }
        if (meeting.getVersion() != version) {
            throw RefusedException.conflict("rollcall.changed-meanwhile");
        }
        String why = VietnameseText.tidy(reason);
        if (why == null) {
            throw RefusedException.invalid("meeting.reason-missing");
        }
        if (why.length() > LONGEST_REASON) {
            throw RefusedException.invalid("meeting.reason-long", LONGEST_REASON);
        }
        requireDay(meeting, day);
        LocalDate old = meeting.getHeldOn();
        String before = repository.state(meeting.getId());
        meeting.redate(day);
        meetings.noteGuidance(meeting);
        meetings.touch(meeting);
        repository.state(meeting.getId());
        if (!rolls.listSaved(meeting.getId()).isEmpty()) {
            // The people whom this drops were shown before, and confirmed with the reason.
            rollCalls.renewRoster(meetingRef, meeting.getVersion(), true);
        }
        repository.add(ref, meeting, old, why, before, access.login(), clock.instant());
    }

    /** The last move of a meeting within sight that was not undone; empty when there was none. */
    public Optional<Redating> findLast(long meetingId) {
        access.requireAnywhere(Right.KEEP_MEETINGS);
        return repository.findLast(meetingId);
    }

    /** Takes the last move back: the meeting is on its old day again, with the roll that it had. */
    public void undo(UUID meetingRef) {
        Meeting meeting = movable(meetingRef);
        Redating last = repository
                .findLast(meeting.getId())
                .orElseThrow(() -> RefusedException.conflict("rollcall.redating.none"));
        if (!last.unchanged()) {
            throw RefusedException.conflict("rollcall.redating.changed-since", last.to());
        }
        meetings.requireDay(meeting, last.from());
        calendar.requireOpen(meeting.getCellId(), meeting.getHeldOn());
        repository.restore(last, meeting, access.login(), clock.instant());
    }

    private Meeting movable(UUID meetingRef) {
        Meeting meeting = meetings.get(meetingRef);
        access.require(Right.KEEP_MEETINGS, meeting.getCellId());
        return meeting;
    }

    private void requireDay(Meeting meeting, LocalDate day) {
        if (day.equals(meeting.getHeldOn())) {
            throw RefusedException.invalid("rollcall.redating.same-day", day);
        }
        if (day.isAfter(calendar.today())) {
            throw RefusedException.invalid("meeting.not-held-yet", day);
        }
        meeting.requireRedatable();
        calendar.requireOpen(meeting.getCellId(), meeting.getHeldOn());
        meetings.requireDay(meeting, day);
        if (!rolls.listSaved(meeting.getId()).isEmpty()
                && rolls.listRoster(meeting.getCellId(), day).stream().noneMatch(SheetRow::isDue)) {
            throw RefusedException.invalid("rollcall.nobody-due");
        }
    }

    private static boolean has(List<SheetRow> rows, SheetRow one) {
        return rows.stream().anyMatch(row -> row.memberId() == one.memberId());
    }

    private static List<String> names(List<SheetRow> rows) {
        return rows.stream().map(SheetRow::fullName).toList();
    }

    private static int quarter(LocalDate day) {
        return day.getYear() * 4 + (day.getMonthValue() - 1) / 3;
    }
}
