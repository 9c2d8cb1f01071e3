package vn.nennep.duplicate.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.duplicate.DuplicateComparison;
import vn.nennep.duplicate.DuplicatePair;
import vn.nennep.duplicate.DuplicateService;
import vn.nennep.duplicate.MemberSide;
import vn.nennep.duplicate.MergeRow;
import vn.nennep.frame.PageMessages;

/** People who may have been entered twice: pairs, two entries side by side, and what was merged. */
@Named
@ViewScoped
public class DuplicatesPage implements Serializable {

    @Inject
    private DuplicateService duplicates;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    private DuplicateComparison comparison;
    private MergeForm form;
    private transient List<DuplicatePair> pairs;
    private transient List<MergeRow> merges;

    public void open() {
        messages.open(() -> access.requireAnywhere(Right.KEEP_MEMBERS));
    }

    /** Shows two entries side by side; the first is the one to keep. */
    public void compare(UUID kept, UUID merged) {
        messages.attempt(() -> {
            comparison = duplicates.compare(kept, merged);
            form = new MergeForm(comparison.kept(), comparison.merged());
        });
    }

    /** Swaps which of the two is kept. */
    public void turn() {
        compare(comparison.merged().ref(), comparison.kept().ref());
    }

    public void leave() {
        comparison = null;
    }

    public void merge() {
        MemberSide kept = comparison.kept();
        MemberSide merged = comparison.merged();
        boolean done = messages.attempt(() -> duplicates.merge(
                form.ref(), kept.ref(), kept.version(), merged.ref(), merged.version(), form.details()));
        if (done) {
            messages.done("duplicate.merged", merged.code(), kept.code());
            forget();
        }
    }

    /** Remembers that they are two people. */
    public void part(UUID one, UUID other) {
        if (messages.attempt(() -> duplicates.noteDistinct(one, other))) {
            messages.done("duplicate.noted");
            forget();
        }
    }

    public void undo(UUID merge) {
        if (messages.attempt(() -> duplicates.undo(merge))) {
            messages.done("duplicate.undone");
            forget();
        }
    }

    private void forget() {
        comparison = null;
        pairs = null;
        merges = null;
    }

    public List<DuplicatePair> getPairs() {
        if (pairs == null) {
            pairs = duplicates.listPairs();
        }
        return pairs;
    }

    public List<MergeRow> getMerges() {
        if (merges == null) {
            merges = duplicates.listMerges();
        }
        return merges;
    }

    /** Null while none is chosen. */
    public DuplicateComparison getComparison() {
        return comparison;
    }

    public MergeForm getForm() {
        return form;
    }

    /** The closed years that stand in the way, as text; empty when there are none. */
    public String getClosedYears() {
        return String.join(
                ", ", comparison.closedYears().stream().map(String::valueOf).toList());
    }
}
