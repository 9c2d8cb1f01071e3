package vn.nennep.reorganisation;

import java.util.function.LongSupplier;
import vn.nennep.reorganisation.UnitEventCommand.NewUnit;
import vn.nennep.reorganisation.UnitEventPlan.Change;
import vn.nennep.reorganisation.UnitEventPlan.Line;

/** Plans units that begin (thành lập). */
final class FoundingPlanner {

    private final UnitEventDraft draft;
    private final Superiors superiors;
    private final LongSupplier ids;

    /** @param ids identifiers for the units that begin */
    FoundingPlanner(UnitEventDraft draft, LongSupplier ids) {
        this.draft = draft;
        this.superiors = new Superiors(draft);
        this.ids = ids;
    }

    /** Plans every unit that the event founds, whatever else it does. */
    void plan() {
        for (NewUnit wanted : draft.command.founded()) {
            int before = draft.obstacles.size();
            if (wanted.code() == null || wanted.name() == null || wanted.kind() == null) {
                draft.refuse("reorganisation.event.new-incomplete");
                continue;
            }
            draft.checkCode(wanted.code());
            draft.checkName(wanted.name());
            if (draft.work.begunAs(wanted.code()).isPresent()) {
                draft.refuse("reorganisation.event.code-twice", wanted.code());
            }
            if (draft.obstacles.size() > before) {
                continue;
            }
            Long parent = superiors.find(wanted.name(), wanted.kind(), wanted.parent(), null);
            if (draft.obstacles.size() > before) {
                continue;
            }
            long id = ids.getAsLong();
            draft.begun.put(id, wanted);
            draft.work.begun.add(new UnitEventWork.Begun(id, wanted.code()));
            draft.work.states.add(
                    new UnitEventWork.State(id, wanted.code(), wanted.name(), wanted.kind(), parent, null));
            draft.lines.add(new Line(
                    Change.BEGINS, wanted.code(), wanted.name(), wanted.kind(), null, draft.nameOfParent(parent)));
        }
    }
}
