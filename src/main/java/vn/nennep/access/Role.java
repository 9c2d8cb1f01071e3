package vn.nennep.access;

import java.util.EnumSet;
import java.util.Set;

/** What an account is for. A role holds for the unit of its grant and everything below it. */
public enum Role {
    /** Secretary of a cell (bí thư). */
    SECRETARY(Right.SEE, Right.KEEP_MEETINGS, Right.KEEP_MEMBERS),
    /** Officer of a committee who follows its branch; reads, enters nothing. */
    OFFICER(Right.SEE),
    /** Officer of the provincial office. */
    PROVINCE_OFFICER(
            Right.SEE, Right.KEEP_MEETINGS, Right.KEEP_MEMBERS, Right.IMPORT, Right.CONSOLIDATE, Right.LOCK_YEARS),
    /** Administrator of the installation; the grant names no unit and holds everywhere. */
    ADMINISTRATOR(Right.SEE, Right.IMPORT, Right.CONSOLIDATE, Right.LOCK_YEARS, Right.KEEP_ACCOUNTS);

    private final Set<Right> rights;

    Role(Right first, Right... others) {
        rights = EnumSet.of(first, others);
    }

    public boolean includes(Right right) {
        return rights.contains(right);
    }

    /** Whether a grant of this role names a unit; the administrator's does not. */
    public boolean needsUnit() {
        return this != ADMINISTRATOR;
    }
}
