package vn.nennep.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** Who holds which position in a cell, from when to when. */
@Stateless
public class PositionService {

    @Inject
    private PositionRepository positions;

    @Inject
    private MemberRepository repository;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    /** The province's list of positions, in its order. */
    public List<PositionKind> listKinds() {
        return positions.listKinds();
    }

    /**
     * Enters a position of an official member of the cell.
     *
     * @param ref chosen by the form; a second call with the same one changes nothing
     * @param kind code of a position of the list
     * @param to last day, null when open
     * @param decisionNumber null when none is given
     * @throws RefusedException when the person is no official member of the cell for all of that time, or the table
     *     knows another secretary then
     */
    public void enter(
            UUID ref,
            UUID memberRef,
            String cellCode,
            String kind,
            LocalDate from,
            LocalDate to,
            String decisionNumber) {
        UnitRow cell = units.getCell(cellCode);
        access.require(Right.KEEP_MEMBERS, cell.id());
        if (positions.listKinds().stream().noneMatch(one -> one.code().equals(kind))) {
            throw RefusedException.invalid("people.position.unknown");
        }
        Member member =
                repository.findMember(memberRef).orElseThrow(() -> RefusedException.notFound("access.not-found"));
        if (positions.find(ref).isPresent()) {
            return;
        }
        MemberPosition position = new MemberPosition(ref, member.getId(), cell.id(), kind, from, to, decisionNumber);
        requireOfficial(cell, member, from, to);
        positions.add(position);
    }

    /**
     * A position goes to official members only (counting.md: who is due), for no longer than they belong to the cell.
     */
    private void requireOfficial(UnitRow cell, Member member, LocalDate from, LocalDate to) {
        LocalDate next = from;
        for (Membership one : repository.listMemberships(member.getId())) {
            boolean counts = one.getCellId().equals(cell.id()) && one.getCategory() == MembershipCategory.OFFICIAL;
            if (counts && !one.getValidFrom().isAfter(next) && one.reaches(next)) {
                if (to == null ? one.getValidTo() == null : one.reaches(to)) {
                    return;
                }
                if (one.getValidTo() != null) {
                    next = one.getValidTo().plusDays(1);
                }
            }
        }
        throw RefusedException.invalid("people.position.not-official", cell.name());
    }

    /** Ends a position with this last day. */
    public void end(UUID memberRef, UUID ref, LocalDate lastDay) {
        Member member =
                repository.findMember(memberRef).orElseThrow(() -> RefusedException.notFound("access.not-found"));
        MemberPosition position = positions
                .find(ref)
                .filter(found -> found.getMemberId().equals(member.getId()))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        access.require(Right.KEEP_MEMBERS, position.getUnitId());
        if (!position.lastsAfter(lastDay) && !lastDay.equals(position.getValidTo())) {
            throw RefusedException.conflict("people.position.ended", position.getValidTo());
        }
        position.end(lastDay);
        positions.flush();
    }
}
