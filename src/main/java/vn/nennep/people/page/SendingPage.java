package vn.nennep.people.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.primefaces.PrimeFaces;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.frame.PageMessages;
import vn.nennep.people.TransferKind;
import vn.nennep.people.TransferOrder;
import vn.nennep.people.TransferRow;
import vn.nennep.people.TransferService;

/** The part of a member's page that sends the member to another cell. */
@Named
@ViewScoped
public class SendingPage implements Serializable {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("people.transfer.target-unknown", "target"),
            Map.entry("tree.not-a-cell", "target"),
            Map.entry("people.transfer.same-cell", "target"),
            Map.entry("people.transfer.document-missing", "documentNumber"),
            Map.entry("people.transfer.last-day-missing", "stayUntil"),
            Map.entry("people.transfer.last-before-first", "stayUntil"),
            Map.entry("people.transfer.before-membership", "firstDay"),
            Map.entry("people.position.begins-later", "firstDay"),
            Map.entry("people.transfer.not-receiver", "receivedToo"),
            Map.entry("tree.no-cell-on-day", "firstDay"),
            Map.entry("constraint.unit_life_not_begun", "firstDay"),
            Map.entry("constraint.unit_life_ended", "firstDay"),
            Map.entry("constraint.unit_life_ended_succeeded", "firstDay"),
            Map.entry("calendar.year-out-of-range", "firstDay"),
            Map.entry("calendar.year-locked", "firstDay"));

    @Inject
    private MemberPage member;

    @Inject
    private TransferService transfers;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    private SendingForm form = new SendingForm();

    /** Sends the member, and receives at once when that was ticked. */
    public void send() {
        boolean received = form.isReceived();
        boolean done = messages.attempt(
                () -> {
                    TransferOrder order = form.order(member.getRef(), member.getCellCode());
                    if (received) {
                        transfers.sendAndReceive(order);
                    } else {
                        transfers.send(order);
                    }
                },
                FIELDS);
        if (done) {
            form = new SendingForm();
            member.refresh();
            messages.done(received ? "people.transfer.received-done" : "people.transfer.sent-done");
            PrimeFaces.current().ajax().update("head", "history", "ends", "stay", "held", "sendingPart");
        }
    }

    /** What a person types becomes choices that begin with the cell's code. */
    public List<String> suggest(String typed) {
        return transfers.suggest(typed).stream()
                .map(cell -> cell.code() + " · " + cell.name())
                .toList();
    }

    /** The transfer that is on the way; null when there is none. */
    public TransferRow getOpen() {
        return member.getFile().transfers().stream()
                .filter(TransferRow::isOpen)
                .findFirst()
                .orElse(null);
    }

    /** Whether the person may keep members in other cells too, and so may receive what is sent. */
    public boolean isReceiver() {
        long cell = member.getCell().id();
        return access.listGrants().stream()
                .filter(grant -> grant.role().includes(Right.KEEP_MEMBERS))
                .anyMatch(
                        grant -> grant.unit().filter(unit -> unit.id() == cell).isEmpty());
    }

    public List<TransferKind> getKinds() {
        return List.of(TransferKind.values());
    }

    public SendingForm getForm() {
        return form;
    }
}
