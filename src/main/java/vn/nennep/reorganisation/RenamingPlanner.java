package vn.nennep.reorganisation;

import vn.nennep.reorganisation.UnitEventPlan.Change;
import vn.nennep.reorganisation.UnitEventPlan.Line;
import vn.nennep.reorganisation.UnitTree.Period;
import vn.nennep.reorganisation.UnitTree.Unit;
import vn.nennep.tree.UnitKind;

/** Plans another name or kind of a unit (đổi tên, đổi loại). */
final class RenamingPlanner {

    private final UnitEventDraft draft;

    RenamingPlanner(UnitEventDraft draft) {
        this.draft = draft;
    }

    /** Plans another name, another kind, or both. */
    void plan(Unit unit) {
        String name = draft.command.name() == null ? unit.current().name() : draft.command.name();
        UnitKind kind = draft.command.unitKind() == null ? unit.current().kind() : draft.command.unitKind();
        if (name.equals(unit.current().name()) && kind == unit.current().kind()) {
            draft.refuse("reorganisation.event.same-name", unit.name());
            return;
        }
        draft.checkName(name);
        if (kind != unit.current().kind()) {
            checkKind(unit, kind);
        }
        draft.change(unit, unit.current().code(), name, kind, unit.current().parentId());
        Period was = unit.current();
        if (!name.equals(was.name())) {
            draft.lines.add(new Line(Change.RENAMED, unit.code(), was.name(), was.kind(), was.name(), name));
        }
        if (kind != was.kind()) {
            draft.lines.add(new Line(
                    Change.REKINDED,
                    unit.code(),
                    was.name(),
                    was.kind(),
                    was.kind().name(),
                    kind.name()));
        }
    }

    private void checkKind(Unit unit, UnitKind kind) {
        if (kind == UnitKind.CELL
                || unit.isCell()
                || kind == UnitKind.PROVINCE
                || unit.current().parentId() == null) {
            // A cell has people and meetings, a committee has units, a province has no superior: none turns into
            // another.
            draft.refuse(
                    "reorganisation.event.kind-fixed",
                    unit.name(),
                    unit.current().kind(),
                    kind);
            return;
        }
        for (Period above : draft.tree.from(unit.current().parentId())) {
            if (above.kind().compareTo(kind) >= 0) {
                draft.refuse("reorganisation.event.kind-under-kind", unit.name(), kind, above.name(), above.kind());
            }
        }
        for (Period under : draft.tree.below(unit.id())) {
            if (kind.compareTo(under.kind()) >= 0) {
                draft.refuse("reorganisation.event.kind-under-kind", under.name(), under.kind(), unit.name(), kind);
            }
        }
    }
}
