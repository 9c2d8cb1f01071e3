package vn.nennep.access;

import java.util.Collection;
import java.util.List;

/**
 * Where a person has a right: everywhere, or in some units and all that stands below them.
 *
 * @param units identifiers, each once; empty when it is everywhere, and when it is nowhere
 */
public record Scope(boolean isEverywhere, List<Long> units) {

    private static final Scope EVERYWHERE = new Scope(true, List.of());

    public Scope {
        units = List.copyOf(units);
        if (isEverywhere && !units.isEmpty()) {
            throw new IllegalArgumentException("everywhere, and in " + units);
        }
    }

    /** Every unit of the installation. */
    public static Scope everywhere() {
        return EVERYWHERE;
    }

    /** These units and what stands below them; nowhere when there are none. */
    public static Scope of(Collection<Long> units) {
        return new Scope(false, units.stream().distinct().toList());
    }

    /** Whether the person has the right in no unit at all. */
    public boolean isNowhere() {
        return !isEverywhere && units.isEmpty();
    }

    /** Where grants hold, as far as they give a right. */
    static Scope of(List<Grant> grants, Right right) {
        List<Grant> giving =
                grants.stream().filter(grant -> grant.role().includes(right)).toList();
        return giving.stream().anyMatch(Grant::isEverywhere)
                ? EVERYWHERE
                : of(giving.stream()
                        .flatMap(grant -> grant.unit().stream())
                        .map(Grant.Unit::id)
                        .toList());
    }
}
