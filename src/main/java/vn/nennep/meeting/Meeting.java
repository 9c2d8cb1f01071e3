package vn.nennep.meeting;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.UuidColumn;
import vn.nennep.shared.VietnameseText;

/**
 * One meeting of one cell. Its counts are written with its roll call and are null until then.
 *
 * <p>Long because a meeting is one row with one life: who changes one state must see what the others forbid.
 */
@Entity
@Table(name = "meeting")
public class Meeting {

    public static final int LONGEST_REASON = 1000;

    @Id
    @GeneratedValue(generator = "meeting_seq")
    @SequenceGenerator(name = "meeting_seq", sequenceName = "meeting_seq")
    private Long id;

    private UUID ref;

    private String code;

    @Column(name = "cell_id")
    private Long cellId;

    @Enumerated(EnumType.STRING)
    private MeetingKind kind;

    private int number;

    @Column(name = "held_on")
    private LocalDate heldOn;

    @Column(name = "starts_at")
    private LocalTime startsAt;

    @Column(name = "ends_at")
    private LocalTime endsAt;

    private String topic;

    @Column(name = "topic_group")
    private String topicGroup;

    @Column(name = "chair_id")
    private Long chairId;

    @ElementCollection
    @CollectionTable(name = "meeting_form", joinColumns = @JoinColumn(name = "meeting_id"))
    @Column(name = "form")
    private Set<String> presentationForms = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "meeting_presenter", joinColumns = @JoinColumn(name = "meeting_id"))
    @Column(name = "member_id")
    @OrderColumn(name = "position")
    private List<Long> presenterIds = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    private MeetingStatus status;

    @Column(name = "due_count")
    private Integer dueCount;

    @Column(name = "present_count")
    private Integer presentCount;

    @Column(name = "excused_count")
    private Integer excusedCount;

    @Column(name = "absent_count")
    private Integer absentCount;

    @Column(name = "move_reason")
    private String moveReason;

    @Column(name = "plan_line")
    @Convert(converter = UuidColumn.class)
    private UUID planLine;

    private String place;

    @Enumerated(EnumType.STRING)
    private MeetingMode mode = MeetingMode.IN_PERSON;

    @Column(name = "minutes_secretary_id")
    private Long minutesSecretaryId;

    private String guests;

    @Column(name = "superior_present")
    private String superiorPresent;

    private String opening;
    private String presentation;
    private String conclusion;

    @Column(name = "guidance_id")
    private Long guidanceId;

    /** Counted by the tables from contributions and roll call; as of when the meeting was read. */
    @Column(name = "open_count", insertable = false, updatable = false)
    private int openCount;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Column(name = "late_at")
    private Instant lateAt;

    @Version
    private int version;

    protected Meeting() {}

    /**
     * @param ref chosen by the form, so that a form sent twice makes one meeting
     * @param code unique over the whole installation
     */
    public Meeting(UUID ref, String code, long cellId, MeetingDetails details) {
        this.ref = ref;
        this.code = code;
        this.cellId = cellId;
        this.status = MeetingStatus.PLANNED;
        enter(details);
    }

    /**
     * Changes what was entered. The day and kind of a recorded meeting stay: its roll call belongs to that day. A
     * confirmed meeting stays as it is until a correction is begun, one that is called off until it is planned again.
     */
    public void change(MeetingDetails details) {
        requireOpen();
        if (status.isCalledOff()) {
            throw RefusedException.conflict("meeting.away-stays", status);
        }
        if (isRecorded() && (!details.heldOn().equals(heldOn) || details.kind() != kind)) {
            throw RefusedException.conflict("meeting.recorded-day-stays");
        }
        enter(details);
    }

    private void enter(MeetingDetails details) {
        kind = details.kind();
        number = details.number();
        heldOn = details.heldOn();
        startsAt = details.startsAt();
        endsAt = details.endsAt();
        topic = details.topic();
        topicGroup = details.topicGroup();
        chairId = details.chairId();
        if (!presentationForms.equals(details.presentationForms())) {
            presentationForms = new HashSet<>(details.presentationForms());
        }
        if (!presenterIds.equals(details.presenterIds())) {
            presenterIds = new ArrayList<>(details.presenterIds());
        }
    }

    /** Enters what the record says of the meeting itself. */
    public void enterRecord(RecordDetails details) {
        requireOpen();
        if (status.isCalledOff()) {
            throw RefusedException.conflict("meeting.away-stays", status);
        }
        startsAt = details.startsAt();
        endsAt = details.endsAt();
        place = details.place();
        mode = details.mode();
        chairId = details.chairId();
        minutesSecretaryId = details.minutesSecretaryId();
        guests = details.guests();
        superiorPresent = details.superiorPresent();
        opening = details.opening();
        presentation = details.presentation();
        conclusion = details.conclusion();
        if (!presentationForms.equals(details.presentationForms())) {
            presentationForms.clear();
            presentationForms.addAll(details.presentationForms());
        }
        if (!presenterIds.equals(details.presenterIds())) {
            presenterIds.clear();
            presenterIds.addAll(details.presenterIds());
        }
    }

    /** @param guidance the document in force that the meeting is held under; null for none */
    void heldUnder(Long guidance) {
        guidanceId = guidance;
    }

    /**
     * The roll call is complete: the meeting counts from now on. Called again when a roll call is corrected.
     *
     * @param by login of who recorded it
     */
    public void record(AttendanceCount count, String by, Clock clock) {
        requireDayHasCome(clock);
        requireOpen();
        if (count.due() == 0) {
            throw RefusedException.invalid("rollcall.nobody-due");
        }
        if (status != MeetingStatus.RECORDED) {
            move(MeetingStatus.RECORDED, null);
        }
        dueCount = count.due();
        presentCount = count.present();
        excusedCount = count.excused();
        absentCount = count.absent();
        recordedAt = clock.instant();
        recordedBy = by;
    }

    /** The roll call has people not recorded: the meeting is held and does not count, or counts no longer. */
    public void leaveUnfinished() {
        requireOpen();
        if (status != MeetingStatus.HELD) {
            move(MeetingStatus.HELD, null);
        }
        forgetCounts();
    }

    /** Those of the needs that the record does not meet yet, in the order of the record. */
    public List<RecordNeed> missing(Set<RecordNeed> needs) {
        return missing(needs, !presenterIds.isEmpty());
    }

    /** @param presented whether there is a presenter, for callers who have read that already */
    public List<RecordNeed> missing(Set<RecordNeed> needs, boolean presented) {
        return needs.stream().filter(need -> !says(need, presented)).toList();
    }

    private boolean says(RecordNeed need, boolean presented) {
        return switch (need) {
            case STARTS_AT -> startsAt != null;
            case ENDS_AT -> endsAt != null;
            case PLACE -> place != null;
            case CHAIR -> chairId != null;
            case MINUTES_SECRETARY -> minutesSecretaryId != null;
            case PRESENTERS -> kind != MeetingKind.THEMATIC || presented;
            case PRESENTATION -> presentation != null;
            case CONCLUSION -> conclusion != null;
        };
    }

    /**
     * The record was read and stands; refused while a contribution is open or something obligatory is missing.
     *
     * @param needs what is obligatory
     * @param away people with a part in the meeting who were not there by the roll call; they ask for a reason
     * @param reason why that is right; null when there is nobody
     */
    public void confirm(Set<RecordNeed> needs, List<AwayRole> away, String reason) {
        if (openCount > 0) {
            throw RefusedException.conflict("meeting.record.contributions-open", openCount);
        }
        List<RecordNeed> missing = missing(needs);
        if (!missing.isEmpty()) {
            throw RefusedException.conflict("meeting.record.incomplete", missing.size());
        }
        if (!away.isEmpty() && VietnameseText.tidy(reason) == null) {
            throw RefusedException.conflict(
                    "meeting.record.away-named",
                    away.stream().map(AwayRole::name).distinct().collect(Collectors.joining(", ")));
        }
        move(MeetingStatus.CONFIRMED, away.isEmpty() ? null : required(reason));
    }

    /**
     * Opens a confirmed record for a correction; it counts on meanwhile.
     *
     * @param reason why, at most {@value #LONGEST_REASON} characters
     */
    public void correct(String reason) {
        move(MeetingStatus.RECORDED, required(reason));
    }

    /** Puts the meeting off; {@link #replan} gives it a new day. */
    public void postpone(String reason) {
        move(MeetingStatus.POSTPONED, required(reason));
    }

    /** The meeting did not take place and will not. */
    public void cancel(String reason) {
        move(MeetingStatus.NOT_HELD, required(reason));
    }

    /** Plans a postponed meeting, or one called not held by mistake, for a day. */
    public void replan(LocalDate day) {
        move(MeetingStatus.PLANNED, null);
        heldOn = day;
    }

    /** Refuses what cannot be put on another day: a confirmed record before its correction, a meeting not held. */
    public void requireRedatable() {
        requireOpen();
        if (status != MeetingStatus.HELD && status != MeetingStatus.RECORDED) {
            throw RefusedException.conflict("meeting.redate-not-held", status);
        }
    }

    /** Puts a meeting that was recorded on the wrong day on the right one; a plan of another year has no part in it. */
    public void redate(LocalDate day) {
        requireRedatable();
        if (day.getYear() != heldOn.getYear()) {
            planLine = null;
        }
        heldOn = day;
    }

    /** Takes back the beginning of its roll call; for a meeting opened by mistake. */
    public void closeUnheld() {
        if (status != MeetingStatus.HELD) {
            throw RefusedException.conflict("meeting.move-refused", status, MeetingStatus.PLANNED);
        }
        move(MeetingStatus.PLANNED, null);
    }

    /** @param line of the annual plan, the same in all its versions; null when the plan does not have it */
    public void carryOut(UUID line) {
        requireOpen();
        planLine = line;
    }

    private void move(MeetingStatus next, String reason) {
        if (!status.canBecome(next)) {
            throw RefusedException.conflict("meeting.move-refused", status, next);
        }
        status = next;
        moveReason = reason;
    }

    private void requireOpen() {
        if (status == MeetingStatus.CONFIRMED) {
            throw RefusedException.conflict("meeting.confirmed-stays");
        }
    }

    private void requireDayHasCome(Clock clock) {
        if (heldOn.isAfter(LocalDate.now(clock))) {
            throw RefusedException.invalid("meeting.not-held-yet", heldOn);
        }
    }

    private static String required(String reason) {
        String tidy = VietnameseText.tidy(reason);
        if (tidy == null) {
            throw RefusedException.invalid("meeting.reason-missing");
        }
        if (tidy.length() > LONGEST_REASON) {
            throw RefusedException.invalid("meeting.reason-long", LONGEST_REASON);
        }
        return tidy;
    }

    private void forgetCounts() {
        dueCount = null;
        presentCount = null;
        excusedCount = null;
        absentCount = null;
        recordedAt = null;
        recordedBy = null;
    }

    /** Notes that it was entered or changed after the due date of its year; the latest moment is kept. */
    public void noteLate(Clock clock) {
        lateAt = clock.instant();
    }

    public MeetingDetails details() {
        return new MeetingDetails(
                kind, number, heldOn, startsAt, endsAt, topic, topicGroup, presentationForms, presenterIds, chairId);
    }

    /** Whether it counts: recorded, or confirmed since. */
    public boolean isRecorded() {
        return status.isCounted();
    }

    public Long getId() {
        return id;
    }

    /** The identifier in addresses of pages; not guessable. */
    public UUID getRef() {
        return ref;
    }

    public String getCode() {
        return code;
    }

    public Long getCellId() {
        return cellId;
    }

    public MeetingKind getKind() {
        return kind;
    }

    public int getNumber() {
        return number;
    }

    public LocalDate getHeldOn() {
        return heldOn;
    }

    public String getTopic() {
        return topic;
    }

    public MeetingStatus getStatus() {
        return status;
    }

    /** Why the last move was made; null where a move needs no reason. */
    public String getMoveReason() {
        return moveReason;
    }

    /** The line of the annual plan that it carries out; null when the plan does not have it. */
    public UUID getPlanLine() {
        return planLine;
    }

    /** Contributions of people who came that wait for an answer, as of when the meeting was read. */
    public int getOpenCount() {
        return openCount;
    }

    /** When it was last entered or changed after the due date of its year; null when never. */
    public Instant getLateAt() {
        return lateAt;
    }

    public int getVersion() {
        return version;
    }

    /** Null until the meeting is recorded. */
    public Instant getRecordedAt() {
        return recordedAt;
    }

    /** Login; null until the meeting is recorded. */
    public String getRecordedBy() {
        return recordedBy;
    }

    /** The counts of the roll call, {@link AttendanceCount#NONE} until the meeting is recorded. */
    public AttendanceCount count() {
        return isRecorded()
                ? new AttendanceCount(dueCount, presentCount, excusedCount, absentCount)
                : AttendanceCount.NONE;
    }
}
