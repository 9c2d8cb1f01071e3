package vn.nennep.access;

import java.util.List;

/**
 * An account as its administrator sees it.
 *
 * @param locked whether it must wait after too many failures
 * @param passwordToBeChanged whether the person has not yet chosen a password
 * @param memberCode the person as a member; null when nobody said who it is
 * @param memberName null without a member
 * @param tokens how many programs may come in for it
 */
public record AccountFile(
        String login,
        String displayName,
        boolean disabled,
        boolean locked,
        boolean passwordToBeChanged,
        boolean secondFactor,
        String memberCode,
        String memberName,
        int tokens,
        List<GrantRow> grants) {}
