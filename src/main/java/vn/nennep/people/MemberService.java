package vn.nennep.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.shared.Codes;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.UnitRow;

/** The people of a cell: who belongs to it, since when, and who is on leave. */
@Stateless
public class MemberService {

    /** People that a search by name shows. */
    public static final int MOST_FOUND = 50;

    private static final int SHORTEST_SEARCH = 2;

    @Inject
    private MemberRepository repository;

    @Inject
    private PositionRepository positions;

    @Inject
    private TransferRepository transfers;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private CalendarService calendar;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /** The cell's people on a day, by given name. */
    public List<MemberRow> list(UnitRow cell, LocalDate day) {
        access.require(Right.SEE, cell.id());
        return repository.listMembers(cell.id(), day);
    }

    /** The units directly below one that the person may see, each with the size of its branch. */
    public List<ChildUnitRow> listChildren(UnitRow unit) {
        access.require(Right.SEE, unit.id());
        return repository.listChildren(unit.id(), calendar.today());
    }

    /**
     * People of the caller's branches by a part of their name, with or without accents, or by their code; those who
     * belong to no cell today are marked as such.
     *
     * @return by given name, at most {@value #MOST_FOUND}; empty for less than two letters
     */
    public List<FoundMember> find(String typed) {
        access.requireAnywhere(Right.SEE);
        String words = typed == null ? "" : VietnameseText.searchable(typed.strip());
        if (words.length() < SHORTEST_SEARCH) {
            return List.of();
        }
        List<FoundMember> found = repository.findMembers(words, typed.strip(), calendar.today(), MOST_FOUND);
        Set<String> outOfSight = units.listOutOfSight(
                found.stream().map(FoundMember::cellCode).distinct().toList());
        return found.stream()
                .filter(one -> !outOfSight.contains(one.cellCode()))
                .toList();
    }

    /**
     * A member with history, as the cell sees it. The reading is written to the log.
     *
     * @throws RefusedException not found when the person never belonged to a cell in the caller's scope
     */
    public MemberFile get(UUID ref) {
        Member member = find(ref);
        List<Membership> memberships = repository.listMemberships(member.getId());
        if (memberships.stream().noneMatch(membership -> access.may(Right.SEE, membership.getCellId()))) {
            throw RefusedException.notFound("access.not-found");
        }
        Long cell = memberships.isEmpty() ? null : memberships.get(0).getCellId();
        audit.note(AuditAction.READ, "member", member.getCode(), cell, Map.of());
        return new MemberFile(
                member,
                memberships,
                repository.listLeaves(member.getId()),
                positions.list(member.getId()),
                transfers.listOfMember(member.getId(), LocalDate.now(clock)));
    }

    /**
     * Takes a new member into a cell.
     *
     * @param ref chosen by the form; a second call with the same one changes nothing
     * @param code null or blank for one made from the cell's code
     */
    public void admit(
            UUID ref,
            String cellCode,
            String code,
            MemberDetails details,
            MembershipCategory category,
            LocalDate from) {
        UnitRow cell = units.getCell(cellCode);
        access.require(Right.KEEP_MEMBERS, cell.id());
        units.requireCellOn(cell, from);
        if (repository.findMember(ref).isPresent()) {
            return;
        }
        calendar.requireOpen(cell.id(), from, null);
        details.requirePlausible(calendar.today());
        Member member = new Member(ref, chosenCode(cell, code), details);
        repository.add(member);
        repository.add(new Membership(member.getId(), cell.id(), category, from));
    }

    /**
     * Another member's code, of those in sight, that is easily taken for this one.
     *
     * @param code null when there is none
     */
    public Optional<String> findAlike(String code) {
        return code == null || !access.mayAnywhere(Right.KEEP_MEMBERS) ? Optional.empty() : repository.findAlike(code);
    }

    /** Changes what is known of a person; refuses when somebody else did so since the form was opened. */
    public void change(UUID ref, int version, MemberDetails details) {
        Member member = find(ref);
        requireKeeping(member);
        if (member.getVersion() != version) {
            throw RefusedException.conflict("people.member.changed-meanwhile");
        }
        details.requirePlausible(calendar.today());
        member.change(details);
        repository.flush();
    }

    /** Probationary becomes official, and the like: the old membership ends the day before. */
    public void changeCategory(UUID ref, String cellCode, MembershipCategory category, LocalDate from) {
        Membership current = openMembership(ref, cellCode);
        calendar.requireOpen(current.getCellId(), from, null);
        Membership following = current.becoming(category, from);
        repository.flush();
        repository.add(following);
        if (category == MembershipCategory.OFFICIAL) {
            find(ref).becomeOfficial(from);
            repository.flush();
        }
    }

    /** The person leaves the cell, and what the person holds in it, after this last day; the past stays. */
    public void leaveCell(UUID ref, String cellCode, LocalDate lastDay) {
        Membership current = openMembership(ref, cellCode);
        calendar.requireOpen(current.getCellId(), lastDay.plusDays(1), null);
        current.end(lastDay);
        MemberPosition.endAll(positions.list(find(ref).getId()), current.getCellId(), lastDay);
        repository.flush();
    }

    /** Exempts a person, or notes a stay elsewhere or a special duty. */
    public void grantLeave(UUID ref, LeaveKind kind, LocalDate from, LocalDate to, String reason) {
        Member member = find(ref);
        requireKeeping(member);
        requireOpenCells(member, from, to);
        repository.add(new MemberLeave(member.getId(), kind, from, to, reason));
    }

    /** Ends a leave with this last day. */
    public void endLeave(UUID ref, long leaveId, LocalDate lastDay) {
        Member member = find(ref);
        requireKeeping(member);
        MemberLeave leave = repository
                .findLeave(leaveId)
                .filter(found -> found.getMemberId().equals(member.getId()))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        requireOpenCells(member, lastDay.plusDays(1), leave.getValidTo());
        leave.end(lastDay);
        repository.flush();
    }

    /** A leave changes who was due, so the years of the cells of those days must be open. */
    private void requireOpenCells(Member member, LocalDate from, LocalDate to) {
        for (Stay one : repository.listStays(member.getId())) {
            LocalDate first = from.isBefore(one.from()) ? one.from() : from;
            LocalDate last = earlier(to, one.to());
            if (last == null || !last.isBefore(first)) {
                calendar.requireOpen(one.cellId(), first, last);
            }
        }
    }

    /** Of two last days; null is open. */
    private static LocalDate earlier(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** The member; for an entry that was merged, the one that was kept. */
    private Member find(UUID ref) {
        return repository
                .findMember(ref)
                .map(repository::followMerges)
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
    }

    private Membership openMembership(UUID ref, String cellCode) {
        UnitRow cell = units.getCell(cellCode);
        access.require(Right.KEEP_MEMBERS, cell.id());
        return repository.listMemberships(find(ref).getId()).stream()
                .filter(membership -> membership.getCellId().equals(cell.id()) && membership.getValidTo() == null)
                .findFirst()
                .orElseThrow(() -> RefusedException.conflict("people.member.not-in-cell", cell.name()));
    }

    private void requireKeeping(Member member) {
        // A cell that let the person go no longer keeps the file: today's cells do, or the last one of somebody who has
        // left all.
        boolean kept = repository.listKeepingCells(member.getId(), calendar.today()).stream()
                .anyMatch(cell -> access.may(Right.KEEP_MEMBERS, cell));
        if (!kept) {
            throw RefusedException.notFound("access.not-found");
        }
    }

    private String chosenCode(UnitRow cell, String code) {
        String typed = VietnameseText.tidy(code);
        if (typed == null) {
            int number = 1;
            String made;
            do {
                made = "%s-%03d".formatted(cell.code(), number++);
            } while (repository.memberCodeTaken(made));
            return made;
        }
        if (!Codes.isWellFormed(typed)) {
            throw RefusedException.invalid("tree.code-shape", typed);
        }
        if (repository.memberCodeTaken(typed)) {
            throw RefusedException.conflict("people.member.code-taken", typed);
        }
        return typed;
    }
}
