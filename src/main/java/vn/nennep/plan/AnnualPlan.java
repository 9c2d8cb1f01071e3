package vn.nennep.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.shared.RefusedException;

/** One revision of a cell's plan of a year. Its lines are {@link PlanLine}s; its dated history is written by its table. */
@Entity
@Table(name = "annual_plan")
public class AnnualPlan {

    public static final int LONGEST_ORIENTATION = 5000;
    public static final int LONGEST_NUMBER = 60;

    /** The earliest year of a plan: the Party was founded in it. */
    public static final int FIRST_YEAR = 1930;

    public static final int LAST_YEAR = 2200;

    @Id
    @GeneratedValue(generator = "annual_plan_seq")
    @SequenceGenerator(name = "annual_plan_seq", sequenceName = "annual_plan_seq")
    private Long id;

    private UUID ref;

    @Column(name = "cell_id")
    private Long cellId;

    private int year;

    private int revision;

    @Enumerated(EnumType.STRING)
    private AnnualPlanStatus status;

    private String orientation;

    @Column(name = "guidance_id")
    private Long guidanceId;

    private String number;

    @Column(name = "issued_on")
    private LocalDate issuedOn;

    @Column(name = "reported_on")
    private LocalDate reportedOn;

    @Column(name = "adjust_reason")
    private String adjustReason;

    @Column(name = "move_reason")
    private String moveReason;

    @Version
    private int version;

    protected AnnualPlan() {}

    /**
     * The first revision, empty.
     *
     * @param ref chosen by the form, so that a form sent twice makes one plan
     */
    public AnnualPlan(UUID ref, long cellId, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw RefusedException.invalid("plan.year-range", FIRST_YEAR, LAST_YEAR);
        }
        this.ref = ref;
        this.cellId = cellId;
        this.year = year;
        this.revision = 1;
        this.status = AnnualPlanStatus.DRAFT;
    }

    /**
     * A new revision in draft with the same text; this one stays in force until the new one is issued.
     *
     * @param revision the next free number
     */
    public AnnualPlan adjusted(UUID ref, int revision, String reason) {
        String why = Wording.reason(reason);
        if (!status.isInForce()) {
            throw RefusedException.conflict("plan.adjust-refused", status);
        }
        AnnualPlan next = new AnnualPlan(ref, cellId, year);
        next.revision = revision;
        next.orientation = orientation;
        next.guidanceId = guidanceId;
        next.adjustReason = why;
        return next;
    }

    /**
     * Writes what stands above the lines.
     *
     * @param orientation null for none, at most {@value #LONGEST_ORIENTATION} characters
     * @param guidanceId the document that it rests on, null for none
     */
    public void write(String orientation, Long guidanceId) {
        requireDraft();
        this.orientation = Wording.paragraphs(orientation, LONGEST_ORIENTATION, "orientation");
        this.guidanceId = guidanceId;
    }

    /** Refuses a change of lines of a plan that is no draft. */
    public void requireDraft() {
        if (status != AnnualPlanStatus.DRAFT) {
            throw RefusedException.conflict("plan.no-draft", status);
        }
    }

    /**
     * The cell committee adopts it.
     *
     * @param lines how many it has; refused without any
     */
    public void adopt(int lines) {
        if (lines == 0) {
            throw RefusedException.invalid("plan.adopt-empty");
        }
        move(AnnualPlanStatus.ADOPTED, null);
    }

    /** Back to draft: something is to be changed before it is issued. */
    public void reopen() {
        move(AnnualPlanStatus.DRAFT, null);
    }

    /**
     * Issues it.
     *
     * @param number as {@code 01-KH/CB}
     * @param day from the beginning of the year before up to today
     */
    public void issue(String number, LocalDate day, Clock clock) {
        String tidy = Wording.required(number, LONGEST_NUMBER, "number");
        if (day == null) {
            throw RefusedException.invalid("plan.issued-on-missing");
        }
        LocalDate first = LocalDate.of(year - 1, 1, 1);
        LocalDate today = LocalDate.now(clock);
        if (day.isBefore(first) || day.isAfter(today)) {
            throw RefusedException.invalid("plan.issued-on-range", first, today);
        }
        move(AnnualPlanStatus.ISSUED, null);
        this.number = tidy;
        this.issuedOn = day;
    }

    /** Reports it to the superior, today. */
    public void report(Clock clock) {
        move(AnnualPlanStatus.REPORTED, null);
        reportedOn = LocalDate.now(clock);
    }

    /** The superior gives it back. */
    public void returnWith(String reason) {
        move(AnnualPlanStatus.RETURNED, Wording.reason(reason));
    }

    /** The superior takes note of it. */
    public void acknowledge() {
        move(AnnualPlanStatus.ACKNOWLEDGED, null);
    }

    /** A later revision is issued in its place. */
    public void replace() {
        move(AnnualPlanStatus.REPLACED, null);
    }

    private void move(AnnualPlanStatus next, String reason) {
        if (!status.canBecome(next)) {
            throw RefusedException.conflict("plan.move-refused", status, next);
        }
        status = next;
        moveReason = reason;
    }

    public Long getId() {
        return id;
    }

    /** The identifier in addresses of pages; not guessable. */
    public UUID getRef() {
        return ref;
    }

    public Long getCellId() {
        return cellId;
    }

    public int getYear() {
        return year;
    }

    /** 1 for the first. */
    public int getRevision() {
        return revision;
    }

    public AnnualPlanStatus getStatus() {
        return status;
    }

    /** Null for none. */
    public String getOrientation() {
        return orientation;
    }

    /** Null for none. */
    public Long getGuidanceId() {
        return guidanceId;
    }

    /** Null until it is issued. */
    public String getNumber() {
        return number;
    }

    /** Null until it is issued. */
    public LocalDate getIssuedOn() {
        return issuedOn;
    }

    /** Null until it is reported; the last day when it was reported again. */
    public LocalDate getReportedOn() {
        return reportedOn;
    }

    /** Why this revision was made; null for the first. */
    public String getAdjustReason() {
        return adjustReason;
    }

    /** Why the last move was made; null where a move needs no reason. */
    public String getMoveReason() {
        return moveReason;
    }

    public int getVersion() {
        return version;
    }
}
