package vn.nennep.reorganisation;

import java.util.Optional;
import vn.nennep.reorganisation.UnitEventCommand.NewUnit;
import vn.nennep.reorganisation.UnitEventPlan.Change;
import vn.nennep.reorganisation.UnitEventPlan.Line;
import vn.nennep.reorganisation.UnitTree.Unit;
import vn.nennep.tree.UnitKind;

/** Under whom a unit may stand from the day on. */
final class Superiors {

    private final UnitEventDraft draft;

    Superiors(UnitEventDraft draft) {
        this.draft = draft;
    }

    /**
     * The superior of this code for a unit of this kind.
     *
     * @param unit the unit that is to stand below, null for one that begins
     * @return null for a province and when something stands in the way
     */
    Long find(String name, UnitKind kind, String parentCode, Unit unit) {
        if (kind == UnitKind.PROVINCE) {
            if (parentCode != null) {
                draft.refuse("reorganisation.event.province-has-no-parent", name);
            } else if (!draft.keptEverywhere) {
                draft.refuse("reorganisation.event.province-not-yours", name);
            }
            return null;
        }
        if (parentCode == null) {
            draft.refuse("reorganisation.event.parent-missing-for", name);
            return null;
        }
        Optional<UnitEventWork.Begun> fresh = draft.work.begunAs(parentCode);
        if (fresh.isPresent()) {
            NewUnit above = draft.begun.get(fresh.get().id());
            requireOrder(name, kind, above.name(), above.kind());
            return fresh.get().id();
        }
        Optional<Unit> found = draft.tree.find(parentCode).filter(above -> draft.kept.test(above.id()));
        if (found.isEmpty()) {
            draft.refuse("reorganisation.event.parent-unknown", name, parentCode);
            return null;
        }
        Unit above = found.get();
        if (unit != null && draft.tree.isWithin(above.id(), unit.id())) {
            draft.refuse("reorganisation.event.cycle", name, above.name());
            return null;
        }
        if (above.current() == null || above.last().to() != null || endsHere(above)) {
            draft.refuse("reorganisation.event.parent-ends", above.name(), above.code());
            return null;
        }
        draft.tree.from(above.id()).forEach(state -> requireOrder(name, kind, state.name(), state.kind()));
        return above.id();
    }

    private boolean endsHere(Unit unit) {
        return draft.command.kind().endsUnits()
                && draft.units.stream().anyMatch(one -> one.id() == unit.id())
                && !draft.command.successors().contains(unit.code());
    }

    private void requireOrder(String name, UnitKind kind, String above, UnitKind kindAbove) {
        if (kindAbove.compareTo(kind) >= 0) {
            draft.refuse("reorganisation.event.kind-under-kind", name, kind, above, kindAbove);
        }
    }

    /** Puts a unit under another superior from the day on. */
    void place(Unit unit, String parentCode) {
        if (unit.current().parentId() == null) {
            draft.refuse("reorganisation.event.province-stays", unit.name());
            return;
        }
        int before = draft.obstacles.size();
        Long parent = find(unit.name(), unit.current().kind(), parentCode, unit);
        if (draft.obstacles.size() > before) {
            return;
        }
        if (parent.equals(unit.current().parentId())) {
            if (!draft.command.kind().endsUnits()) {
                draft.refuse("reorganisation.event.same-parent", unit.name(), unit.code(), draft.nameOfParent(parent));
            }
            return;
        }
        draft.change(
                unit,
                unit.current().code(),
                unit.current().name(),
                unit.current().kind(),
                parent);
        draft.lines.add(new Line(
                Change.MOVES,
                unit.code(),
                unit.name(),
                unit.current().kind(),
                draft.nameOfParent(unit.current().parentId()),
                draft.nameOfParent(parent)));
    }
}
