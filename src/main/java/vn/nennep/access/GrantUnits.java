package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.TreeRepository;
import vn.nennep.tree.UnitKind;

/**
 * For which unit a role can be granted: a secretary keeps one cell, a province officer a province; an officer follows any
 * unit that stands today.
 */
@ApplicationScoped
public class GrantUnits {

    @Inject
    private TreeRepository tree;

    @Inject
    private Clock clock;

    /**
     * The identifier of the unit that a role is to be granted for.
     *
     * @throws vn.nennep.shared.RefusedException for no unit, one that is unknown or has ended, and one of a kind that the
     *     role is not for
     */
    long require(Role role, String unitCode) {
        if (unitCode == null || unitCode.isBlank()) {
            throw RefusedException.invalid("access.grant.unit-needed");
        }
        String code = unitCode.strip();
        long unitId =
                tree.findId(code).orElseThrow(() -> RefusedException.invalid("access.account.unit-unknown", code));
        UnitKind kind = tree.findKind(unitId, LocalDate.now(clock))
                .orElseThrow(() -> RefusedException.invalid("access.account.unit-ended", code));
        if (role.isOfCell() && kind != UnitKind.CELL) {
            throw RefusedException.invalid("access.account.not-a-cell", code);
        }
        if (role == Role.PROVINCE_OFFICER && kind != UnitKind.PROVINCE) {
            throw RefusedException.invalid("access.account.not-a-province", code);
        }
        return unitId;
    }
}
