package vn.nennep.reorganisation;

import vn.nennep.reorganisation.UnitEventPlan.Change;
import vn.nennep.reorganisation.UnitEventPlan.Line;
import vn.nennep.reorganisation.UnitTree.Unit;

/** Plans another official code of a unit (đổi mã). */
final class RecodingPlanner {

    private final UnitEventDraft draft;

    RecodingPlanner(UnitEventDraft draft) {
        this.draft = draft;
    }

    /** Plans another code. */
    void plan(Unit unit) {
        if (draft.command.code() == null) {
            draft.refuse("reorganisation.event.code-missing");
            return;
        }
        if (draft.command.code().equals(unit.code())) {
            draft.refuse("reorganisation.event.same-code", unit.name(), unit.code());
            return;
        }
        draft.checkCode(draft.command.code());
        draft.change(
                unit,
                draft.command.code(),
                unit.current().name(),
                unit.current().kind(),
                unit.current().parentId());
        draft.work.recoded.add(new UnitEventWork.Recoded(unit.id(), draft.command.code()));
        draft.lines.add(new Line(
                Change.RECODED, unit.code(), unit.name(), unit.current().kind(), unit.code(), draft.command.code()));
    }
}
