package vn.nennep.reorganisation;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nennep.reorganisation.UnitEventPlan.Change;
import vn.nennep.reorganisation.UnitEventPlan.Line;
import vn.nennep.reorganisation.UnitTree.Period;
import vn.nennep.reorganisation.UnitTree.Unit;
import vn.nennep.tree.UnitKind;

/** Plans that units end or carry on as others: merged, split, dissolved (hợp nhất, chia tách, giải thể). */
final class EndPlanner {

    private final UnitEventDraft draft;
    private final Superiors superiors;

    EndPlanner(UnitEventDraft draft) {
        this.draft = draft;
        this.superiors = new Superiors(draft);
    }

    /** Plans who ends, who carries on, and where what stands below goes. */
    void plan() {
        resolveSuccessors();
        draft.units.stream()
                .map(Unit::id)
                .filter(id -> !draft.successors.contains(id))
                .forEach(draft.ending::add);
        checkShape();
        if (!draft.obstacles.isEmpty()) {
            return;
        }
        for (Unit unit : draft.units) {
            boolean ends = draft.ending.contains(unit.id());
            if (ends && unit.current().from().equals(draft.command.day())) {
                draft.conflict("reorganisation.event.changed-that-day", unit.name(), unit.code(), draft.command.day());
                continue;
            }
            String after = draft.successors.isEmpty()
                    ? null
                    : draft.successors.stream().map(draft::nameOf).collect(Collectors.joining(", "));
            draft.lines.add(new Line(
                    ends ? Change.ENDS : Change.CONTINUES,
                    unit.code(),
                    unit.name(),
                    unit.current().kind(),
                    null,
                    ends ? after : null));
            if (ends) {
                draft.work.endedPeriods.add(unit.current().id());
                draft.work.endedUnits.add(unit.id());
            }
            draft.successors.stream()
                    .filter(successor -> successor != unit.id())
                    .forEach(successor -> draft.work.successions.add(
                            new UnitEventWork.Succession(unit.id(), successor, successor.equals(draft.heir))));
        }
        placeUnitsBelow();
    }

    private void resolveSuccessors() {
        for (String code : new LinkedHashSet<>(draft.command.successors())) {
            Optional<UnitEventWork.Begun> fresh = draft.work.begunAs(code);
            if (fresh.isPresent()) {
                draft.successors.add(fresh.get().id());
                continue;
            }
            if (draft.command.founded().stream().anyMatch(wanted -> code.equals(wanted.code()))) {
                // It could not be planned, and the reason was noted already.
                continue;
            }
            Optional<Unit> found = draft.tree.find(code).filter(unit -> draft.kept.test(unit.id()));
            if (found.isEmpty()) {
                draft.refuse("reorganisation.event.successor-unknown", code);
            } else if (draft.units.stream()
                            .anyMatch(unit -> unit.id() == found.get().id())
                    || draft.stands(found.get())) {
                draft.successors.add(found.get().id());
            }
        }
        if (draft.successors.size() == 1) {
            draft.heir = draft.successors.get(0);
        } else if (draft.successors.size() > 1) {
            draft.heir = draft.command.heir() == null
                    ? null
                    : draft.work
                            .begunAs(draft.command.heir())
                            .map(UnitEventWork.Begun::id)
                            .or(() -> draft.tree.find(draft.command.heir()).map(Unit::id))
                            .filter(draft.successors::contains)
                            .orElse(null);
            if (draft.heir == null) {
                draft.refuse("reorganisation.event.heir-missing");
            }
        }
        if (draft.begun.keySet().stream().anyMatch(id -> !draft.successors.contains(id))
                && draft.successors.isEmpty()) {
            draft.refuse("reorganisation.event.founds-nothing");
        }
    }

    private void checkShape() {
        Set<Long> involved = draft.units.stream().map(Unit::id).collect(Collectors.toCollection(LinkedHashSet::new));
        switch (draft.command.kind()) {
            case MERGED -> {
                involved.addAll(draft.successors.stream()
                        .filter(id -> !draft.begun.containsKey(id))
                        .toList());
                if (involved.size() < 2) {
                    draft.refuse("reorganisation.event.merge-two");
                }
                if (draft.successors.size() != 1) {
                    draft.refuse("reorganisation.event.merge-into-one");
                }
            }
            case SPLIT -> {
                if (draft.units.size() > 1) {
                    draft.refuse("reorganisation.event.one-unit");
                }
                if (draft.successors.size() < 2) {
                    draft.refuse("reorganisation.event.split-into-two");
                }
            }
            default -> {
                if (draft.units.size() > 1) {
                    draft.refuse("reorganisation.event.one-unit");
                }
                if (draft.ending.isEmpty() && !draft.units.isEmpty()) {
                    draft.refuse("reorganisation.event.nothing-ends");
                }
            }
        }
        for (Unit unit : draft.units) {
            for (long successor : draft.successors) {
                boolean cell = draft.begun.containsKey(successor)
                        ? draft.begun.get(successor).kind() == UnitKind.CELL
                        : draft.tree.get(successor).isCell();
                if (cell != unit.isCell()) {
                    draft.refuse("reorganisation.event.cell-and-committee", unit.name(), draft.nameOf(successor));
                }
            }
            if (unit.current().parentId() == null && draft.ending.contains(unit.id()) && draft.successors.isEmpty()) {
                requireNothingBelow(unit);
            }
        }
    }

    private void requireNothingBelow(Unit unit) {
        if (!draft.tree.below(unit.id()).isEmpty()) {
            draft.refuse(
                    "reorganisation.event.units-below",
                    unit.name(),
                    draft.tree.below(unit.id()).size());
        }
    }

    /** What stands below a unit that ends goes under one of the successors, or stays below one that carries on. */
    private void placeUnitsBelow() {
        Set<String> unplaced = new LinkedHashSet<>();
        int open = 0;
        for (Unit unit : draft.units) {
            boolean ends = draft.ending.contains(unit.id());
            if (ends && draft.successors.isEmpty()) {
                requireNothingBelow(unit);
                continue;
            }
            for (Unit below : draft.tree.below(unit.id()).stream()
                    .map(Period::unitId)
                    .distinct()
                    .map(draft.tree::get)
                    .sorted(Comparator.comparing(Unit::code))
                    .toList()) {
                if (draft.ending.contains(below.id())) {
                    continue;
                }
                String wanted = draft.command.placement().get(below.code());
                if (wanted == null && !ends) {
                    continue;
                }
                if (wanted == null && draft.successors.size() == 1) {
                    wanted = draft.codeOf(draft.successors.get(0));
                }
                if (wanted == null) {
                    open++;
                    unplaced.add(below.name());
                    continue;
                }
                String target = wanted;
                if (draft.successors.stream().noneMatch(id -> draft.codeOf(id).equals(target))) {
                    draft.refuse("reorganisation.event.placed-elsewhere", below.name(), target);
                } else if (draft.stands(below)) {
                    superiors.place(below, target);
                }
            }
        }
        if (open > 0) {
            draft.refuse("reorganisation.event.unplaced", open, UnitEventDraft.first(List.copyOf(unplaced)));
        }
    }
}
