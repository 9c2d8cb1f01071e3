package vn.nennep.meeting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.LocalDate;
import vn.nennep.shared.RefusedException;

/**
 * How a meeting is prepared: assigned, drafted in writing, approved, sent, each on a day, one after the other; and the
 * other days around it that its score is made of.
 */
@Entity
@Table(name = "meeting_preparation")
public class MeetingPreparation {

    @Id
    @Column(name = "meeting_id")
    private Long meetingId;

    @Column(name = "assigned_on")
    private LocalDate assignedOn;

    @Column(name = "drafted_on")
    private LocalDate draftedOn;

    @Column(name = "approved_on")
    private LocalDate approvedOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "approved_by")
    private Approver approvedBy;

    @Column(name = "sent_on")
    private LocalDate sentOn;

    @Column(name = "notified_on")
    private LocalDate notifiedOn;

    @Column(name = "superior_notified_on")
    private LocalDate superiorNotifiedOn;

    @Column(name = "committee_met_on")
    private LocalDate committeeMetOn;

    @Column(name = "posted_on")
    private LocalDate postedOn;

    @Column(name = "final_posted_on")
    private LocalDate finalPostedOn;

    @Version
    private int version;

    protected MeetingPreparation() {}

    /** Nothing has happened yet. */
    public MeetingPreparation(long meetingId) {
        this.meetingId = meetingId;
    }

    /** The presenters were given the topic. */
    public void assign(LocalDate day, Clock clock) {
        if (isStep(PreparationState.ASSIGNED, day, null, clock)) {
            assignedOn = day;
        }
    }

    /** The draft is there in writing; the service checks that its file is attached. */
    public void draft(LocalDate day, Clock clock) {
        if (isStep(PreparationState.DRAFTED, day, assignedOn, clock)) {
            draftedOn = day;
        }
    }

    /** The draft was approved. */
    public void approve(LocalDate day, Approver by, Clock clock) {
        if (by == null) {
            throw RefusedException.invalid("meeting.preparation.approver-missing");
        }
        if (isStep(PreparationState.APPROVED, day, draftedOn, clock)) {
            approvedOn = day;
            approvedBy = by;
        }
    }

    /** The members have the draft. */
    public void send(LocalDate day, Clock clock) {
        if (isStep(PreparationState.SENT, day, approvedOn, clock)) {
            sentOn = day;
        }
    }

    /**
     * Takes the last step back, for one noted by mistake or a draft that is to be made anew.
     *
     * @param step the step that is meant; refused when it is not the last one
     */
    public void takeBack(PreparationState step) {
        if (step == null || step == PreparationState.NOT_ASSIGNED || state() != step) {
            throw RefusedException.conflict("meeting.preparation.not-last", state());
        }
        switch (step) {
            case SENT -> sentOn = null;
            case APPROVED -> {
                approvedOn = null;
                approvedBy = null;
            }
            case DRAFTED -> draftedOn = null;
            default -> assignedOn = null;
        }
    }

    /**
     * Notes the other days.
     *
     * @param heldOn the meeting's day: notice, the committee's meeting and the first documents come until then, the final
     *     documents from then on
     */
    public void noteDates(PreparationDates dates, LocalDate heldOn, Clock clock) {
        requireUntil(dates.notifiedOn(), heldOn, "notified-on", clock);
        requireUntil(dates.superiorNotifiedOn(), heldOn, "superior-notified-on", clock);
        requireUntil(dates.committeeMetOn(), heldOn, "committee-met-on", clock);
        requireUntil(dates.postedOn(), heldOn, "posted-on", clock);
        LocalDate last = dates.finalPostedOn();
        if (last != null && last.isBefore(heldOn)) {
            throw RefusedException.invalid("meeting.preparation.final-posted-on-early", heldOn);
        }
        requirePast(last, "meeting.preparation.final-posted-on-future", clock);
        notifiedOn = dates.notifiedOn();
        superiorNotifiedOn = dates.superiorNotifiedOn();
        committeeMetOn = dates.committeeMetOn();
        postedOn = dates.postedOn();
        finalPostedOn = last;
    }

    private static void requireUntil(LocalDate day, LocalDate heldOn, String which, Clock clock) {
        if (day != null && day.isAfter(heldOn)) {
            throw RefusedException.invalid("meeting.preparation." + which + "-late", heldOn);
        }
        requirePast(day, "meeting.preparation." + which + "-future", clock);
    }

    private static void requirePast(LocalDate day, String key, Clock clock) {
        if (day != null && day.isAfter(LocalDate.now(clock))) {
            throw RefusedException.invalid(key, LocalDate.now(clock));
        }
    }

    /** Whether a step is to be noted; false when it was noted already for the same day, as by a form sent twice. */
    private boolean isStep(PreparationState next, LocalDate day, LocalDate before, Clock clock) {
        if (day == null) {
            throw RefusedException.invalid("meeting.preparation.day-missing");
        }
        if (state() == next && day.equals(dayOf(next))) {
            return false;
        }
        if (state().includes(next) || !state().canBecome(next)) {
            throw RefusedException.conflict("meeting.preparation.out-of-order", state(), next);
        }
        requirePast(day, "meeting.preparation.day-future", clock);
        if (before != null && day.isBefore(before)) {
            throw RefusedException.invalid("meeting.preparation.day-before-last", before);
        }
        return true;
    }

    /** How far the preparation has come. */
    public PreparationState state() {
        if (sentOn != null) {
            return PreparationState.SENT;
        }
        if (approvedOn != null) {
            return PreparationState.APPROVED;
        }
        if (draftedOn != null) {
            return PreparationState.DRAFTED;
        }
        return assignedOn == null ? PreparationState.NOT_ASSIGNED : PreparationState.ASSIGNED;
    }

    /** The day of a step; null when it was not made. */
    public LocalDate dayOf(PreparationState step) {
        return switch (step) {
            case NOT_ASSIGNED -> null;
            case ASSIGNED -> assignedOn;
            case DRAFTED -> draftedOn;
            case APPROVED -> approvedOn;
            case SENT -> sentOn;
        };
    }

    public PreparationDates dates() {
        return new PreparationDates(notifiedOn, superiorNotifiedOn, committeeMetOn, postedOn, finalPostedOn);
    }

    public Long getMeetingId() {
        return meetingId;
    }

    /** Null until the draft is approved. */
    public Approver getApprovedBy() {
        return approvedBy;
    }

    public int getVersion() {
        return version;
    }
}
