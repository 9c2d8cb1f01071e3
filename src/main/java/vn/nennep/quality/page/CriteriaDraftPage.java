package vn.nennep.quality.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.quality.CriteriaDraft;
import vn.nennep.quality.CriteriaFault;
import vn.nennep.quality.CriteriaRefused;
import vn.nennep.quality.CriteriaSetService;
import vn.nennep.quality.CriteriaShape;
import vn.nennep.quality.Fact;
import vn.nennep.shared.RefusedException;

/** Writing a criteria set: from a published one, block by block, with each fault where it is. */
@Named
@ViewScoped
public class CriteriaDraftPage implements Serializable {

    /** Where a set begins when no other is named. */
    private static final String FIRST = "VI-DU.AN-PHU.HD42";

    @Inject
    private CriteriaSetService sets;

    @Inject
    private AccessService access;

    @Inject
    private Language language;

    @Inject
    private Words words;

    @Inject
    private Links links;

    @Inject
    private PageMessages messages;

    private String code;
    private CriteriaDraft draft;
    private List<CriteriaDraft.Row> rows = List.of();
    private List<CriteriaFault> others = List.of();
    private Integer faults;
    private final Map<CriteriaDraft.Block, String> wanted = new HashMap<>();

    public void open() {
        messages.open(() -> {
            access.requireAnywhere(Right.KEEP_RULES);
            draft = CriteriaDraft.of(sets.get(code == null ? FIRST : code));
            rows = draft.rows();
        });
    }

    public void add(CriteriaDraft.Block above) {
        String name = wanted.get(above);
        draft.add(above, name == null ? above.getAddable().get(0).name() : name);
        rows = draft.rows();
    }

    public void remove(CriteriaDraft.Row row) {
        draft.remove(row);
        rows = draft.rows();
    }

    public void up(CriteriaDraft.Row row) {
        draft.move(row, false);
        rows = draft.rows();
    }

    public void down(CriteriaDraft.Row row) {
        draft.move(row, true);
        rows = draft.rows();
    }

    /** Looks for faults; nothing is published. */
    public void check() {
        if (attempt(() -> sets.check(draft.file()))) {
            messages.done("quality.draft.faultless");
        }
    }

    /** Publishes the set under its code. */
    public void publish() throws IOException {
        boolean[] fresh = new boolean[1];
        if (attempt(() -> fresh[0] = sets.publish(draft.file()))) {
            messages.doneOnNextPage(fresh[0] ? "quality.draft.published" : "quality.sets.known");
            links.go("quality.sets");
        }
    }

    private boolean attempt(Runnable action) {
        Optional<RefusedException> refusal = messages.refusalOf(action);
        others = draft.show(List.of());
        faults = null;
        refusal.ifPresent(found -> {
            if (found instanceof CriteriaRefused faulty) {
                others = draft.show(faulty.faults());
                faults = faulty.faults().size();
            } else {
                messages.show(found, null);
            }
        });
        return refusal.isEmpty();
    }

    /** What a name means. */
    public String label(CriteriaShape.Name name) {
        return messages.text("quality.draft." + name.name());
    }

    /** What a word of a choice means. */
    public String option(CriteriaShape.Name name, String option) {
        return name.name().equals("fact")
                ? Fact.of(option).map(words::of).orElse(option)
                : messages.text("quality.draft.option." + option);
    }

    /** The reason of a fault. */
    public String reason(CriteriaFault fault) {
        return fault.reason(language.getLocale());
    }

    /** What is to be added below a block, as chosen. */
    public Map<CriteriaDraft.Block, String> getWanted() {
        return wanted;
    }

    public List<CriteriaDraft.Row> getRows() {
        return rows;
    }

    /** Faults about nothing in particular. */
    public List<CriteriaFault> getOthers() {
        return others;
    }

    /** How many faults the last check found; null when it found none. */
    public Integer getFaults() {
        return faults;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
