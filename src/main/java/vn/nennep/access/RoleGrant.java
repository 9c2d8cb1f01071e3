package vn.nennep.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import vn.nennep.shared.RefusedException;

/** An account has a role in a unit and everything below it, from a day to a day (both inclusive). */
@Entity
@Table(name = "role_grant")
public class RoleGrant {

    @Id
    @GeneratedValue(generator = "role_grant_seq")
    @SequenceGenerator(name = "role_grant_seq", sequenceName = "role_grant_seq")
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    private Account account;

    @Enumerated(EnumType.STRING)
    private Role role;

    // The identifier alone: the tree of units is known to a room above this one.
    @Column(name = "unit_id")
    private Long unitId;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    protected RoleGrant() {}

    /**
     * @param unitId null for an administrator or auditor of the whole installation, and only then
     * @param from first day, inclusive
     * @param to last day, inclusive; null for open
     */
    public RoleGrant(Account account, Role role, Long unitId, LocalDate from, LocalDate to) {
        if (role.needsUnit() && unitId == null) {
            throw new IllegalArgumentException(role + " with unit " + unitId);
        }
        requireOrder(from, to);
        this.account = account;
        this.role = role;
        this.unitId = unitId;
        this.validFrom = from;
        this.validTo = to;
    }

    /**
     * Ends the grant; what was granted is never deleted.
     *
     * @param lastDay the last day on which it holds
     */
    public void end(LocalDate lastDay, LocalDate today) {
        if (validTo != null && validTo.isBefore(today)) {
            throw RefusedException.conflict("access.grant.ended", validTo);
        }
        requireOrder(validFrom, lastDay);
        validTo = lastDay;
    }

    private static void requireOrder(LocalDate from, LocalDate to) {
        if (to != null && to.isBefore(from)) {
            throw RefusedException.invalid("access.grant.order", from);
        }
    }

    public Account getAccount() {
        return account;
    }

    public Role getRole() {
        return role;
    }

    public Long getUnitId() {
        return unitId;
    }
}
