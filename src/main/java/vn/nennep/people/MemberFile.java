package vn.nennep.people;

import java.util.List;

/**
 * A member with the whole history.
 *
 * @param memberships oldest first
 * @param leaves oldest first
 * @param positions oldest first
 * @param transfers oldest first, whatever became of them
 */
public record MemberFile(
        Member member,
        List<Membership> memberships,
        List<MemberLeave> leaves,
        List<MemberPosition> positions,
        List<TransferRow> transfers) {

    public MemberFile {
        memberships = List.copyOf(memberships);
        leaves = List.copyOf(leaves);
        positions = List.copyOf(positions);
        transfers = List.copyOf(transfers);
    }
}
