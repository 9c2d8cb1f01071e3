package vn.nennep.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import vn.nennep.shared.RefusedException;

/** A member belongs to a cell from a day to a day, both inclusive. Leaving ends the row and never deletes it. */
@Entity
@Table(name = "membership")
public class Membership {

    @Id
    @GeneratedValue(generator = "membership_seq")
    @SequenceGenerator(name = "membership_seq", sequenceName = "membership_seq")
    private Long id;

    @Column(name = "member_id")
    private Long memberId;

    @Column(name = "cell_id")
    private Long cellId;

    @Enumerated(EnumType.STRING)
    private MembershipCategory category;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Version
    private int version;

    protected Membership() {}

    public Membership(long memberId, long cellId, MembershipCategory category, LocalDate from) {
        this.memberId = memberId;
        this.cellId = cellId;
        this.category = category;
        this.validFrom = from;
    }

    /** Ends the membership with this last day; refuses a day before it began. */
    public void end(LocalDate lastDay) {
        if (lastDay.isBefore(validFrom)) {
            throw RefusedException.invalid("people.end-before-start", validFrom);
        }
        validTo = lastDay;
    }

    /** The membership that follows without a gap in another category, from this day on. */
    public Membership becoming(MembershipCategory next, LocalDate from) {
        if (next == category) {
            throw RefusedException.invalid("people.member.same-category");
        }
        if (!from.isAfter(validFrom)) {
            throw RefusedException.invalid("people.end-before-start", validFrom);
        }
        Membership following = new Membership(memberId, cellId, next, from);
        following.validTo = validTo;
        validTo = from.minusDays(1);
        return following;
    }

    /** Whether the membership still holds on that day or later. */
    boolean reaches(LocalDate day) {
        return validTo == null || !validTo.isBefore(day);
    }

    public MembershipCategory getCategory() {
        return category;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    /** Last day, inclusive; null when open. */
    public LocalDate getValidTo() {
        return validTo;
    }

    public Long getId() {
        return id;
    }

    public Long getCellId() {
        return cellId;
    }
}
