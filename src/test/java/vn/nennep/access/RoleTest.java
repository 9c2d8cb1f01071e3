package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each role may, written down a second time by hand: whoever changes a role's rights says so here as well. */
class RoleTest {

    /** Role → its rights, all of them. {@link AccessMatrixIT} asks the routes for each. */
    static final Map<Role, Set<Right>> MAY = Map.of(
            Role.MEMBER, EnumSet.of(Right.FOLLOW, Right.PROPOSE),
            Role.SECRETARY,
                    EnumSet.of(
                            Right.FOLLOW,
                            Right.SEE,
                            Right.READ_TEXTS,
                            Right.KEEP_MEETINGS,
                            Right.LEAD_CELL,
                            Right.PROPOSE,
                            Right.KEEP_MEMBERS,
                            Right.READ_LOG),
            Role.DEPUTY,
                    EnumSet.of(
                            Right.FOLLOW,
                            Right.SEE,
                            Right.READ_TEXTS,
                            Right.KEEP_MEETINGS,
                            Right.LEAD_CELL,
                            Right.PROPOSE,
                            Right.KEEP_MEMBERS,
                            Right.READ_LOG),
            Role.MINUTES_SECRETARY,
                    EnumSet.of(Right.FOLLOW, Right.SEE, Right.READ_TEXTS, Right.KEEP_MEETINGS, Right.PROPOSE),
            Role.OFFICER,
                    EnumSet.of(
                            Right.FOLLOW,
                            Right.SEE,
                            Right.READ_TEXTS,
                            Right.DIRECT_CELLS,
                            Right.KEEP_RULES,
                            Right.DECIDE_AMENDMENTS,
                            Right.READ_LOG),
            Role.PROVINCE_OFFICER,
                    EnumSet.complementOf(EnumSet.of(Right.LEAD_CELL, Right.PROPOSE, Right.KEEP_ACCOUNTS)),
            Role.ADMINISTRATOR,
                    EnumSet.complementOf(EnumSet.of(
                            Right.READ_TEXTS,
                            Right.KEEP_MEETINGS,
                            Right.LEAD_CELL,
                            Right.PROPOSE,
                            Right.DIRECT_CELLS,
                            Right.KEEP_MEMBERS,
                            Right.READ_LOG)),
            Role.AUDITOR, EnumSet.of(Right.READ_LOG));

    @ParameterizedTest
    @EnumSource
    void givesExactlyTheRightsOfItsRow(Role role) {
        assertEquals(
                MAY.get(role),
                Arrays.stream(Right.values()).filter(role::includes).collect(Collectors.toSet()));
    }
}
