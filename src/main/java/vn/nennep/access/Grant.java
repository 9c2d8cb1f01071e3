package vn.nennep.access;

import java.util.Collection;
import java.util.Optional;

/**
 * One grant of the caller that holds today.
 *
 * @param unit for which it holds, with everything below; empty when it holds in every unit of the installation
 */
public record Grant(Role role, Optional<Unit> unit) {

    /** The unit of a grant. */
    public record Unit(long id, String code) {}

    /** A grant for a unit and everything below it. */
    public static Grant of(Role role, long unitId, String unitCode) {
        return new Grant(role, Optional.of(new Unit(unitId, unitCode)));
    }

    /** A grant for every unit of the installation. */
    public static Grant everywhere(Role role) {
        return new Grant(role, Optional.empty());
    }

    /** Whether it holds in every unit of the installation. */
    public boolean isEverywhere() {
        return unit.isEmpty();
    }

    /** Whether its unit is one of these; never so for a grant that holds everywhere. */
    boolean isForOneOf(Collection<Long> units) {
        return unit.filter(one -> units.contains(one.id())).isPresent();
    }
}
