package vn.nennep.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/** A position that a member holds in a unit from a day to a day, both inclusive. Ended, never deleted. */
@Entity
@Table(name = "member_position")
public class MemberPosition {

    @Id
    @GeneratedValue(generator = "member_position_seq")
    @SequenceGenerator(name = "member_position_seq", sequenceName = "member_position_seq")
    private Long id;

    private UUID ref;

    @Column(name = "member_id")
    private Long memberId;

    @Column(name = "unit_id")
    private Long unitId;

    private String kind;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Column(name = "decision_number")
    private String decisionNumber;

    @Version
    private int version;

    protected MemberPosition() {}

    /**
     * @param ref chosen by the form, so that a form sent twice makes one position
     * @param kind code of a {@link PositionKind}
     * @param to last day, null when open
     * @param decisionNumber null when none is given
     */
    public MemberPosition(
            UUID ref, long memberId, long unitId, String kind, LocalDate from, LocalDate to, String decisionNumber) {
        this.ref = ref;
        this.memberId = memberId;
        this.unitId = unitId;
        this.kind = kind;
        this.validFrom = from;
        this.decisionNumber = VietnameseText.tidy(decisionNumber);
        if (to != null) {
            end(to);
        }
    }

    /** Ends the position with this last day; refuses a day before it began. */
    public final void end(LocalDate lastDay) {
        if (lastDay.isBefore(validFrom)) {
            throw RefusedException.invalid("people.end-before-start", validFrom);
        }
        validTo = lastDay;
    }

    /** Whether the position would still be held after that day. */
    boolean lastsAfter(LocalDate day) {
        return validTo == null || validTo.isAfter(day);
    }

    /**
     * Ends what a person still holds in a unit that the person leaves.
     *
     * @throws RefusedException when one begins only after the last day
     */
    static void endAll(List<MemberPosition> positions, long unitId, LocalDate lastDay) {
        for (MemberPosition held : positions) {
            if (held.unitId == unitId && held.lastsAfter(lastDay)) {
                if (held.validFrom.isAfter(lastDay)) {
                    throw RefusedException.conflict("people.position.begins-later", held.validFrom);
                }
                held.end(lastDay);
            }
        }
    }

    public Long getId() {
        return id;
    }

    public UUID getRef() {
        return ref;
    }

    public Long getMemberId() {
        return memberId;
    }

    public Long getUnitId() {
        return unitId;
    }

    /** Code of a {@link PositionKind}. */
    public String getKind() {
        return kind;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    /** Last day, inclusive; null when open. */
    public LocalDate getValidTo() {
        return validTo;
    }

    /** Null when none was given. */
    public String getDecisionNumber() {
        return decisionNumber;
    }
}
