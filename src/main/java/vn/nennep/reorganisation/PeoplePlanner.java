package vn.nennep.reorganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nennep.reorganisation.UnitEventWork.Belonging;

/** Plans where the people of cells go that end or split. */
final class PeoplePlanner {

    private final UnitEventDraft draft;

    PeoplePlanner(UnitEventDraft draft) {
        this.draft = draft;
    }

    /**
     * Plans what becomes of the people of cells that end or split.
     *
     * @param belongings those of {@link UnitEventPlanner#cellsOfPeople} on the day or later
     * @param losing cells that end or give people away
     */
    void plan(List<Belonging> belongings, Set<Long> losing) {
        if (losing.isEmpty()) {
            return;
        }
        List<Belonging> staying = new ArrayList<>(belongings.stream()
                .filter(one -> !losing.contains(one.cellId()))
                .toList());
        // Homes first: a stay of the same person in the same cell gives way to them.
        List<Belonging> leaving = belongings.stream()
                .filter(one -> losing.contains(one.cellId()))
                .sorted(Comparator.comparing(Belonging::isTemporary)
                        .thenComparing(Belonging::from)
                        .thenComparing(Belonging::id))
                .toList();
        Set<String> people = leaving.stream().map(Belonging::memberCode).collect(Collectors.toSet());
        draft.command.people().keySet().stream()
                .filter(code -> !people.contains(code))
                .sorted()
                .forEach(code -> draft.refuse("reorganisation.event.member-not-there", code));
        Set<Belonging> lost = new HashSet<>();
        for (Belonging one : leaving) {
            Long target = targetOf(one);
            if (target == null) {
                if (one.from().isBefore(draft.command.day())) {
                    draft.work.endedMemberships.add(one.id());
                    draft.work.lostMembers.add(one.memberId());
                    lost.add(one);
                } else {
                    draft.conflict(
                            "reorganisation.event.member-joins-later", one.memberName(), one.memberCode(), one.from());
                }
            } else if (target != one.cellId()) {
                carryOver(one, target, staying);
            } else {
                staying.add(one);
            }
        }
        if (!lost.isEmpty()) {
            // By name, as they were read; in the order of their rows nobody would find a name.
            draft.notice(
                    "reorganisation.event.members-without-cell",
                    lost.size(),
                    UnitEventDraft.first(belongings.stream()
                            .filter(lost::contains)
                            .map(Belonging::memberName)
                            .toList()));
        }
    }

    private Long targetOf(Belonging one) {
        String wanted = draft.command.people().get(one.memberCode());
        if (wanted == null) {
            return draft.heir;
        }
        Optional<Long> target = draft.successors.stream()
                .filter(id -> draft.codeOf(id).equals(wanted))
                .findFirst();
        if (target.isEmpty()) {
            draft.refuse("reorganisation.event.placed-elsewhere", one.memberName(), wanted);
        }
        return target.orElse(draft.heir);
    }

    private void carryOver(Belonging one, long target, List<Belonging> staying) {
        boolean begunBefore = one.from().isBefore(draft.command.day());
        LocalDate from = begunBefore ? draft.command.day() : one.from();
        Belonging next = new Belonging(
                one.id(), one.memberId(), one.memberCode(), one.memberName(), target, one.category(), from, one.to());
        Optional<Belonging> there = staying.stream()
                .filter(other -> other.memberId() == one.memberId() && other.cellId() == target && other.meets(next))
                .findFirst();
        if (there.isPresent() && one.isTemporary() && begunBefore) {
            // The person's home or another stay is there now: this stay only ends.
            draft.work.endedMemberships.add(one.id());
            draft.notice("reorganisation.event.stay-ends", one.memberName(), one.memberCode());
            return;
        }
        if (there.isPresent()) {
            Belonging stay = there.get();
            if (!stay.isTemporary()
                    || !stay.from().isBefore(draft.command.day())
                    || from.isAfter(draft.command.day())) {
                draft.conflict(
                        "reorganisation.event.member-there-already",
                        one.memberName(),
                        one.memberCode(),
                        draft.nameOf(target));
                return;
            }
            draft.work.endedMemberships.add(stay.id());
            staying.remove(stay);
            draft.notice("reorganisation.event.stay-ends", one.memberName(), one.memberCode());
        }
        if (begunBefore) {
            draft.work.endedMemberships.add(one.id());
            draft.work.joined.add(new UnitEventWork.Joined(one.memberId(), target, one.category(), from, one.to()));
        } else {
            draft.work.redirected.add(new UnitEventWork.Redirected(one.id(), target));
        }
        staying.add(next);
    }
}
