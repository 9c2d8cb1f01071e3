package vn.nennep.record;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Device;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.meeting.AssignedTask;
import vn.nennep.meeting.AwayRole;
import vn.nennep.meeting.Contribution;
import vn.nennep.meeting.ContributionEntry;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingMoved;
import vn.nennep.meeting.MeetingRecord;
import vn.nennep.meeting.MeetingService;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.meeting.MeetingVote;
import vn.nennep.meeting.RecordDetails;
import vn.nennep.meeting.RecordNeed;
import vn.nennep.meeting.RecordSettings;
import vn.nennep.meeting.TaskDone;
import vn.nennep.meeting.TaskEntry;
import vn.nennep.meeting.VoteEntry;
import vn.nennep.rollcall.RollCallSaved;
import vn.nennep.rollcall.RollCallService;
import vn.nennep.shared.RefusedException;

/** The record of a meeting: read, entered, kept as a draft, confirmed and corrected. */
@Stateless
public class MeetingRecordService {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private MeetingRecordRepository repository;

    @Inject
    private MeetingService meetings;

    @Inject
    private RollCallService rollCalls;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private RecordSettings settings;

    @Inject
    private Event<MeetingMoved> unfinished;

    @Inject
    private Clock clock;

    /**
     * The record as it stands and what is around it; without texts for a reader who may not read what was said in the
     * cell.
     */
    public RecordRead read(Meeting meeting) {
        MeetingRecordRepository.Stored stored = repository.getRecord(meeting.getId());
        RecordContent content = JSON.fromJson(stored.content(), RecordContent.class);
        RecordAround around = JSON.fromJson(stored.around(), RecordAround.class);
        boolean begun = meeting.getStatus() == MeetingStatus.HELD || meeting.getStatus() == MeetingStatus.RECORDED;
        List<RecordNeed> missing =
                begun ? meeting.missing(settings.needs(), !content.presenters().isEmpty()) : List.of();
        List<AwayRole> away = begun ? RollCallService.rolesIn(stored.away()) : List.of();
        return mayReadTexts(meeting)
                ? new RecordRead(content, around, true, missing, away)
                : new RecordRead(content.withoutTexts(), around.withoutTexts(), false, missing, away);
    }

    /** A version that was confirmed, as it was then; refused to a reader who may not read texts. */
    public RecordContent readVersion(UUID meetingRef, int number) {
        Meeting meeting = meetings.get(meetingRef);
        if (!mayReadTexts(meeting)) {
            throw RefusedException.forbidden("access.forbidden");
        }
        return repository
                .findVersion(meeting.getId(), number)
                .map(json -> JSON.fromJson(json, RecordContent.class))
                .orElseThrow(() -> RefusedException.notFound("meeting.record.version-not-found"));
    }

    private boolean mayReadTexts(Meeting meeting) {
        long cell = meeting.getCellId();
        return access.may(Right.READ_TEXTS, cell) || access.may(Right.KEEP_MEETINGS, cell);
    }

    /**
     * Enters the record, whole, in the caller's transaction: who calls has checked the right, the year and the version.
     *
     * @param voteBase who had a vote, from the roster of the day
     * @throws RefusedException for a confirmed record, for somebody who is not of the cell, for more votes than voters
     */
    public void enter(Meeting meeting, MeetingRecord record, int voteBase) {
        List<Contribution> contributions = repository.listContributions(meeting.getId());
        List<MeetingVote> votes = repository.listVotes(meeting.getId());
        List<AssignedTask> tasks = repository.listTasks(meeting.getId());
        requirePeopleOfCell(meeting, record);
        record.votes().forEach(vote -> vote.requireWithin(voteBase));
        meeting.enterRecord(record.details());
        repository.replace(
                meeting,
                contributions,
                record.contributions(),
                ContributionEntry::ref,
                ref -> new Contribution(meeting.getId(), ref));
        votes.forEach(vote -> vote.rebase(voteBase));
        repository.replace(
                meeting, votes, record.votes(), VoteEntry::ref, ref -> new MeetingVote(meeting.getId(), ref, voteBase));
        repository.replace(meeting, tasks, record.tasks(), TaskEntry::ref, ref -> new AssignedTask(meeting, ref));
        findDone(meeting, record.found());
    }

    /**
     * What the person typed is saved as this version of the meeting: the draft has no use any more, and one that was on
     * its way meanwhile comes too late.
     */
    public void settleDraft(Meeting meeting) {
        repository.settleDraft(meeting.getId(), access.login(), clock.instant(), meeting.getVersion());
    }

    /**
     * Lets the record follow a roll call that was corrected without it, in the transaction of the save: who had a vote.
     * The tables count by themselves who of those present spoke.
     *
     * @throws RefusedException when a vote has more hands than that; it is corrected in the record first
     */
    public void follow(@Observes RollCallSaved saved) {
        repository.listVotes(saved.meeting().getId()).forEach(vote -> vote.follow(saved.voteBase()));
    }

    private void findDone(Meeting meeting, List<TaskDone> found) {
        Map<UUID, TaskDone> done =
                found.stream().collect(Collectors.toMap(TaskDone::ref, Function.identity(), (one, same) -> one));
        repository.listFindable(meeting).forEach(task -> {
            TaskDone said = done.get(task.ref());
            if (said == null) {
                task.reopen();
            } else {
                task.finish(meeting, said.result());
            }
        });
    }

    /**
     * A post may hold any member's identifier, and the record shows names: so only people whom the cell knows at this
     * meeting may be named.
     */
    private void requirePeopleOfCell(Meeting meeting, MeetingRecord record) {
        RecordDetails details = record.details();
        Set<Long> named = new HashSet<>(details.presenterIds());
        named.add(details.chairId());
        named.add(details.minutesSecretaryId());
        record.contributions().forEach(one -> named.add(one.memberId()));
        record.tasks().forEach(task -> named.add(task.personId()));
        named.remove(null);
        if (!repository.areOfMeeting(named, meeting)) {
            throw RefusedException.invalid("meeting.record.person-of-another-cell");
        }
    }

    /**
     * Keeps what was typed, so that a lost connection or session loses nothing. It is nobody's record yet.
     *
     * @param basedOn version of the meeting that the page was opened with
     * @param device on which it was typed
     * @param json an object of texts, at most 400,000 characters
     */
    public void keepDraft(UUID meetingRef, int basedOn, Device device, String json) {
        Meeting meeting = meetings.get(meetingRef);
        access.require(Right.KEEP_MEETINGS, meeting.getCellId());
        RecordFields.parse(json);
        repository.keepDraft(meeting.getId(), access.login(), clock.instant(), basedOn, device, json);
    }

    /** The person's own draft as JSON ({@code at}, {@code basedOn}, {@code device}, {@code content}); empty when there is none. */
    public Optional<String> findDraft(UUID meetingRef) {
        Meeting meeting = meetings.get(meetingRef);
        access.require(Right.KEEP_MEETINGS, meeting.getCellId());
        return repository.findDraft(meeting.getId(), access.login());
    }

    /** Throws away what was typed and not saved. */
    public void dropDraft(UUID meetingRef) {
        repository.dropDraft(meetings.get(meetingRef).getId(), access.login());
    }

    /**
     * Confirms the record: it was read and stands from now on.
     *
     * @param reason why people with a part in the meeting were away by the roll call; null when there are none
     * @throws RefusedException while a contribution has neither a reply nor "no reply needed", something obligatory is
     *     missing, or such a reason
     */
    public void confirm(UUID meetingRef, int version, String reason) {
        Meeting meeting = changeable(meetingRef, version, Right.LEAD_CELL);
        meeting.confirm(settings.needs(), rollCalls.listAway(meeting), reason);
        repository.keepVersion(
                meeting.getId(),
                clock.instant(),
                access.login(),
                repository.findCorrectionReason(meeting.getId()).orElse(null));
    }

    /** Opens a confirmed record for a correction; the version that was confirmed stays readable. */
    public void correct(UUID meetingRef, int version, String reason) {
        changeable(meetingRef, version, Right.LEAD_CELL).correct(reason);
    }

    /** Puts the meeting off. */
    public void postpone(UUID meetingRef, int version, String reason) {
        changeable(meetingRef, version, Right.KEEP_MEETINGS).postpone(reason);
    }

    /** The meeting did not take place and will not. */
    public void cancel(UUID meetingRef, int version, String reason) {
        changeable(meetingRef, version, Right.KEEP_MEETINGS).cancel(reason);
    }

    /** Plans a postponed meeting, or one called not held by mistake, for a day. */
    public void replan(UUID meetingRef, int version, LocalDate day) {
        Meeting meeting = changeable(meetingRef, version, Right.KEEP_MEETINGS);
        meetings.requireDay(meeting, day);
        meeting.replan(day);
        meetings.noteGuidance(meeting);
        unfinished.fire(new MeetingMoved(meeting.getId(), meeting.getCellId(), null));
    }

    /** Takes back that a meeting was opened, for one opened by mistake; its unfinished roll call is thrown away. */
    public void closeUnheld(UUID meetingRef, int version) {
        Meeting meeting = changeable(meetingRef, version, Right.KEEP_MEETINGS);
        meeting.closeUnheld();
        unfinished.fire(new MeetingMoved(meeting.getId(), meeting.getCellId(), null));
    }

    private Meeting changeable(UUID meetingRef, int version, Right right) {
        Meeting meeting = meetings.get(meetingRef);
        access.require(right, meeting.getCellId());
        calendar.requireOpen(meeting.getCellId(), meeting.getHeldOn());
        if (meeting.getVersion() != version) {
            throw RefusedException.conflict("meeting.changed-meanwhile");
        }
        return meeting;
    }
}
