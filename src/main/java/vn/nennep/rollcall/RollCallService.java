package vn.nennep.rollcall;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Device;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.Opening;
import vn.nennep.meeting.AwayRole;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingMoved;
import vn.nennep.meeting.MeetingService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** Takes the roll: the only way by which a meeting becomes recorded on a page. */
@Stateless
public class RollCallService {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private RollCallRepository repository;

    @Inject
    private RollCallDraftRepository drafts;

    @Inject
    private MeetingService meetings;

    @Inject
    private Event<RollCallSaved> saved;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** The sheet of a meeting: the saved roll call, or the roster of the day with everybody present. */
    public RollCallSheet open(UUID meetingRef) {
        return shown(meetings.get(meetingRef));
    }

    /** The same sheet, by the code of the meeting. */
    public RollCallSheet openByCode(String meetingCode) {
        return shown(meetings.getByCode(meetingCode));
    }

    /**
     * Saves the roll call, freezing the roster of the day with it at the first time. The meeting is recorded when
     * everybody has a mark, and waits otherwise. A record that was written follows.
     *
     * @param version of the sheet that was filled in; refused when somebody saved since
     * @param marks of the people due; whoever is not named keeps the saved mark, or none when the roll is called for
     *     the first time
     * @param exemptWhoCame members on the sheet who were not due because exempt, and came all the same
     */
    public SavedRoll save(UUID meetingRef, int version, List<RollCall.Mark> marks, Set<Long> exemptWhoCame) {
        CalledRoll roll = take(changeable(meetingRef, version), marks, exemptWhoCame);
        RollCallSheet sheet = kept(roll);
        settleDraft(sheet);
        return new SavedRoll(sheet, roll.meeting().isRecorded() ? listAway(roll.meeting()) : List.of());
    }

    /** What the person marked is saved: a draft of before has no use any more, and one on its way comes too late. */
    private void settleDraft(RollCallSheet sheet) {
        drafts.keep(sheet.meeting().getId(), access.login(), clock.instant(), sheet.version(), Device.OTHER, "{}");
    }

    /**
     * A roll as it was saved.
     *
     * @param away people who have a part in the meeting and were not there; empty while the roll is unfinished
     */
    public record SavedRoll(RollCallSheet sheet, List<AwayRole> away) {}

    /** Saves the roll call as {@link #save}, in the transaction of the caller, who enters the record with it. */
    public RollCallSheet saveWithRecord(
            UUID meetingRef, int version, List<RollCall.Mark> marks, Set<Long> exemptWhoCame) {
        CalledRoll roll = take(changeable(meetingRef, version), marks, exemptWhoCame);
        meetings.touch(roll.meeting());
        return roll.sheet();
    }

    /** People who have a part in a meeting that the caller holds, and were not there by its roll call as both are saved. */
    public List<AwayRole> listAway(Meeting meeting) {
        return rolesIn(repository.getAway(meeting.getId()));
    }

    /** @param json an array of {@link AwayRole} */
    public static List<AwayRole> rolesIn(String json) {
        return List.of(JSON.fromJson(json, AwayRole[].class));
    }

    private CalledRoll take(Meeting meeting, List<RollCall.Mark> marks, Set<Long> exemptWhoCame) {
        if (meeting.getHeldOn().isAfter(calendar.today())) {
            throw RefusedException.invalid("meeting.not-held-yet", meeting.getHeldOn());
        }
        for (RollCall.Mark mark : marks) {
            if (mark.mark() == AttendanceMark.EXCUSED
                    && (mark.reason() == null || mark.reason().isBlank())) {
                throw RefusedException.invalid("rollcall.reason-missing");
            }
        }
        CalledRoll roll = called(meeting);
        RollCallSheet sheet = roll.sheet();
        if (sheet.due().isEmpty()) {
            throw RefusedException.invalid("rollcall.nobody-due");
        }
        RollCall rollCall = new RollCall(sheet.due().stream()
                // What a sheet proposes was marked by nobody, so it stays without a mark.
                .map(row -> sheet.frozen() ? row : row.marked(AttendanceMark.NOT_RECORDED))
                .map(RollCallService::line)
                .toList());
        rollCall.markAll(marks);
        sheet.notDue().stream()
                .filter(SheetRow::mayBeWelcome)
                .filter(row -> exemptWhoCame.contains(row.memberId()))
                .forEach(row -> rollCall.welcomeExempt(row.memberId()));
        return keep(roll, rollCall);
    }

    /**
     * Takes the roster of the day anew from the memberships, after one of them was corrected. Marks of people who stay
     * on it are kept, and so are people who came without having to; people new on it have no mark, so that the meeting
     * waits for the secretary.
     *
     * @param dropping whether people with a mark who do not belong to the cell on the day may go from the roll call
     * @throws RefusedException naming those people, unless they may go
     */
    public RollCallSheet renewRoster(UUID meetingRef, int version, boolean dropping) {
        Meeting meeting = changeable(meetingRef, version);
        CalledRoll roll = called(meeting);
        Renewal renewal = Renewal.of(roll.saved(), roll.roster());
        if (renewal.lines().stream().noneMatch(line -> line.category().isDue())) {
            throw RefusedException.invalid("rollcall.nobody-due");
        }
        if (!dropping && !renewal.dropped().isEmpty()) {
            throw RefusedException.conflict(
                    "rollcall.renew.drops",
                    String.join(
                            ", ",
                            renewal.dropped().stream().map(SheetRow::fullName).toList()));
        }
        return kept(keep(roll, renewal.rollCall()));
    }

    /**
     * The meetings of a cell whose rolls no longer have who was due on their day, because somebody was entered, ended,
     * moved, exempted or returned with an earlier day since; newest first.
     */
    public List<OutdatedRoll> listOutdated(UnitRow cell) {
        access.require(Right.SEE, cell.id());
        return repository.listOutdated(cell.id()).stream()
                .map(one -> calendar.standing(cell.id(), one.heldOn().getYear()).isOpen() ? one : one.closed())
                .toList();
    }

    /**
     * An unfinished roll call has the roster of the day on which it was begun. On another day it goes on with the marks
     * of those who belong to the cell then; when the meeting is planned again, its roll call is thrown away.
     */
    public void followTheDay(@Observes MeetingMoved moved) {
        List<SheetRow> saved = repository.listSaved(moved.meetingId());
        if (moved.heldOn() == null || saved.stream().allMatch(row -> row.mark() == AttendanceMark.NOT_RECORDED)) {
            repository.discard(moved.meetingId());
            return;
        }
        Renewal renewal = Renewal.of(saved, repository.listRoster(moved.cellId(), moved.heldOn()));
        repository.discard(moved.meetingId());
        if (renewal.lines().stream().anyMatch(line -> line.category().isDue())) {
            repository.save(moved.meetingId(), renewal.rollCall());
        }
    }

    private Meeting changeable(UUID meetingRef, int version) {
        Meeting meeting = meetings.get(meetingRef);
        access.require(Right.KEEP_MEETINGS, meeting.getCellId());
        Opening opening = calendar.requireOpen(meeting.getCellId(), meeting.getHeldOn());
        if (meeting.getVersion() != version) {
            throw RefusedException.conflict("rollcall.changed-meanwhile");
        }
        if (opening.isLate()) {
            meeting.noteLate(clock);
        }
        return meeting;
    }

    private CalledRoll keep(CalledRoll roll, RollCall rollCall) {
        Meeting meeting = roll.meeting();
        repository.save(meeting.getId(), rollCall);
        if (rollCall.isComplete()) {
            meeting.record(rollCall.count(), access.login(), clock);
        } else {
            meeting.leaveUnfinished();
        }
        return roll.with(rollCall);
    }

    /** The record follows first, so that the version on the sheet is the last one. */
    private RollCallSheet kept(CalledRoll roll) {
        saved.fire(new RollCallSaved(roll.meeting(), roll.sheet().voteBase()));
        meetings.touch(roll.meeting());
        return roll.sheet();
    }

    /**
     * The sheet as the person may read it. Why somebody was away is a text of the cell: it is read no further up than
     * directly above, unless the reader keeps the cell's meetings.
     */
    private RollCallSheet shown(Meeting meeting) {
        RollCallSheet sheet = called(meeting).sheet();
        long cell = meeting.getCellId();
        return access.may(Right.READ_TEXTS, cell) || access.may(Right.KEEP_MEETINGS, cell)
                ? sheet
                : sheet.withoutReasons();
    }

    private CalledRoll called(Meeting meeting) {
        return new CalledRoll(
                meeting, repository.listCalled(meeting.getId(), meeting.getCellId(), meeting.getHeldOn()));
    }

    private static RollCallLine line(SheetRow row) {
        return new RollCallLine(row.memberId(), row.category(), row.mark(), row.reason());
    }
}
