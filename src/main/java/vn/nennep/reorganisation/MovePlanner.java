package vn.nennep.reorganisation;

/** Plans another superior of units (chuyển trực thuộc). */
final class MovePlanner {

    private final UnitEventDraft draft;
    private final Superiors superiors;

    MovePlanner(UnitEventDraft draft) {
        this.draft = draft;
        this.superiors = new Superiors(draft);
    }

    /** Plans the same superior for all units concerned. */
    void plan() {
        if (draft.command.parent() == null) {
            draft.refuse("reorganisation.event.parent-missing");
            return;
        }
        draft.units.forEach(unit -> superiors.place(unit, draft.command.parent()));
    }
}
