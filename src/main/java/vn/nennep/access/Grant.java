package vn.nennep.access;

/**
 * One grant of the caller that holds today.
 *
 * @param unitId null when it holds everywhere
 * @param unitCode null when it holds everywhere
 */
public record Grant(Role role, Long unitId, String unitCode) {

    /** Whether it holds in every unit of the installation. */
    public boolean isEverywhere() {
        return unitId == null;
    }
}
