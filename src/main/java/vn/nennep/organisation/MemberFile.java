package vn.nennep.organisation;

import java.util.List;

/**
 * A member with the whole history.
 *
 * @param memberships oldest first
 * @param leaves oldest first
 */
public record MemberFile(Member member, List<Membership> memberships, List<MemberLeave> leaves) {

    public MemberFile {
        memberships = List.copyOf(memberships);
        leaves = List.copyOf(leaves);
    }
}
