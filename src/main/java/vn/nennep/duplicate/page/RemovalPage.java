package vn.nennep.duplicate.page;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nennep.duplicate.Removal;
import vn.nennep.duplicate.RemovalPreview;
import vn.nennep.duplicate.RemovalService;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.tree.UnitRow;

/** Removes a person who was entered by mistake, and brings one back; a part of the pages of members. */
@Named
@ViewScoped
public class RemovalPage implements Serializable {

    @Inject
    private RemovalService removals;

    @Inject
    private Links links;

    @Inject
    private Words words;

    @Inject
    private PageMessages messages;

    private final UUID ref = UUID.randomUUID();
    private transient RemovalPreview preview;

    public void show(UUID member) {
        messages.attempt(() -> preview = removals.preview(member));
    }

    public void remove(UUID member, String cell, String name) throws IOException {
        if (messages.attempt(() -> removals.remove(ref, member))) {
            messages.doneOnNextPage("duplicate.removal.done", name);
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(links.to("people.members", "cell", cell));
        }
    }

    public void undo(UUID removal, String cell) throws IOException {
        if (messages.attempt(() -> removals.undo(removal))) {
            messages.doneOnNextPage("duplicate.removal.undone");
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(links.to("people.members", "cell", cell));
        }
    }

    /** Those who were removed from the cell lately; empty without a cell. */
    public List<Removal> listOf(UnitRow cell) {
        return cell == null ? List.of() : removals.list(cell);
    }

    /** {@code thời gian sinh hoạt (1), miễn sinh hoạt (2)} */
    public String text(List<RemovalPreview.Hold> holds) {
        return holds.stream()
                .map(hold -> messages.text("duplicate.removal.place." + hold.place()) + " (" + hold.number() + ")")
                .collect(Collectors.joining(", "));
    }

    /** {@code 03/05/2022, 07/06/2022} */
    public String days(RemovalPreview shown) {
        return shown.rolls().stream().map(words::day).collect(Collectors.joining(", "));
    }

    /** Null until it was asked for. */
    public RemovalPreview getPreview() {
        return preview;
    }
}
