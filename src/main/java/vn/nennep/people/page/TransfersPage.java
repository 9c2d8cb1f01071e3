package vn.nennep.people.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.ListFiles;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Person;
import vn.nennep.people.TransferRow;
import vn.nennep.people.TransferService;
import vn.nennep.shared.ListFile;
import vn.nennep.tree.UnitRow;

/** Transfers to and from a cell; without a cell, those of the person's branches. */
@Named
@ViewScoped
public class TransfersPage implements Serializable {

    private static final Map<String, String> RECEIVING_FIELDS = Map.ofEntries(
            Map.entry("people.transfer.received-before-first", "receivedOn"),
            Map.entry("people.transfer.received-after-last", "receivedOn"),
            Map.entry("people.transfer.before-membership", "receivedOn"),
            Map.entry("people.transfer.overlap", "receivedOn"),
            Map.entry("people.position.begins-later", "receivedOn"),
            Map.entry("tree.no-cell-on-day", "receivedOn"),
            Map.entry("constraint.unit_life_not_begun", "receivedOn"),
            Map.entry("constraint.unit_life_ended", "receivedOn"),
            Map.entry("constraint.unit_life_ended_succeeded", "receivedOn"),
            Map.entry("calendar.year-out-of-range", "receivedOn"),
            Map.entry("calendar.year-locked", "receivedOn"));

    @Inject
    private UnitService units;

    @Inject
    private TransferService transfers;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Person person;

    @Inject
    private PageMessages messages;

    @Inject
    private ListFiles files;

    private String cellCode;
    private String file;
    private UnitRow cell;
    private TransferRow receiving;
    private TransferRow returning;
    private LocalDate receivedOn;
    private String reason;
    private transient List<TransferRow> rows;
    private transient Set<Long> branch;
    private transient Map<Long, Boolean> kept;

    public void open() {
        messages.open(() -> {
            if (cellCode == null) {
                cellCode = person.ownCell().orElse(null);
            }
            if (cellCode != null) {
                cell = units.getCell(cellCode);
            }
            getRows();
            if (ListFiles.XLSX.equals(file)) {
                files.send(asFile(), rows);
            }
        });
    }

    private ListFile<TransferRow> asFile() {
        return new ListFile<>(
                "chuyen-sinh-hoat",
                messages.text("people.transfer.title"),
                cell == null ? messages.text("people.transfer.all") : cell.name(),
                cell == null ? null : cell.code(),
                cell == null ? null : cell.id(),
                List.of(
                        ListFile.name(
                                "people.member.name",
                                row -> row.memberRef() == null
                                        ? messages.text("people.transfer.out-of-sight")
                                        : row.memberName()),
                        ListFile.narrow("people.member.code", row -> row.memberRef() == null ? null : row.memberCode()),
                        ListFile.name("people.transfer.from-cell", TransferRow::fromName),
                        ListFile.name("people.transfer.to-cell", TransferRow::toName),
                        ListFile.narrow("people.transfer.kind", TransferRow::kind),
                        ListFile.narrow("people.transfer.document", TransferRow::documentNumber),
                        ListFile.narrow("people.transfer.document-on", TransferRow::documentOn),
                        ListFile.narrow("people.transfer.first-day", TransferRow::firstDay),
                        ListFile.narrow("people.transfer.last-day", TransferRow::lastDay),
                        ListFile.narrow("people.transfer.state", TransferRow::status),
                        ListFile.narrow("people.transfer.received-on", TransferRow::receivedOn),
                        ListFile.text("people.transfer.reason", TransferRow::reason)));
    }

    private List<TransferRow> getRows() {
        if (rows == null) {
            rows = cell == null ? transfers.listOwn() : transfers.list(cell);
        }
        return rows;
    }

    private Set<Long> branch() {
        if (branch == null) {
            branch = cell == null
                    ? units.listOwnCells().stream().map(UnitRow::id).collect(Collectors.toSet())
                    : Set.of(cell.id());
        }
        return branch;
    }

    /** Those on the way first, then those settled within a year. */
    public List<TransferRow> getIncoming() {
        return getRows().stream().filter(row -> branch().contains(row.toId())).toList();
    }

    /** Those on the way first, then those settled within a year. */
    public List<TransferRow> getOutgoing() {
        return getRows().stream().filter(row -> branch().contains(row.fromId())).toList();
    }

    /** Whether the person may receive it or give it back. */
    public boolean isReceivable(TransferRow row) {
        return row.isOpen() && keeps(row.toId());
    }

    /** Whether the person may withdraw it. */
    public boolean isWithdrawable(TransferRow row) {
        return row.isOpen() && keeps(row.fromId());
    }

    private boolean keeps(long unit) {
        if (kept == null) {
            kept = new HashMap<>();
        }
        return kept.computeIfAbsent(unit, id -> access.may(Right.KEEP_MEMBERS, id));
    }

    public boolean isOverdue(TransferRow row) {
        return row.isOverdue(calendar.today());
    }

    public void askReceive(String ref) {
        cancel();
        receiving = find(ref);
        if (receiving != null) {
            receivedOn = receiving.firstDay();
        }
    }

    public void askReturn(String ref) {
        cancel();
        returning = find(ref);
    }

    private TransferRow find(String ref) {
        UUID wanted = UUID.fromString(ref);
        return getRows().stream()
                .filter(row -> row.ref().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    public void cancel() {
        receiving = null;
        returning = null;
        receivedOn = null;
        reason = null;
    }

    /** Nothing is chosen any more when the same form comes a second time: then it is done already. */
    public void receive() {
        TransferRow chosen = receiving;
        if (chosen != null) {
            done(
                    messages.attempt(
                            () -> transfers.receive(chosen.ref(), chosen.version(), receivedOn), RECEIVING_FIELDS),
                    "people.transfer.received-done");
        }
    }

    /** As {@link #receive}. */
    public void sendBack() {
        TransferRow chosen = returning;
        if (chosen != null) {
            done(
                    messages.attempt(
                            () -> transfers.sendBack(chosen.ref(), chosen.version(), reason),
                            Map.of("people.transfer.reason-missing", "reason")),
                    "people.transfer.returned-done");
        }
    }

    public void withdraw(String ref) {
        TransferRow row = find(ref);
        done(
                row != null && messages.attempt(() -> transfers.withdraw(row.ref(), row.version())),
                "people.transfer.withdrawn-done");
    }

    private void done(boolean done, String told) {
        rows = null;
        if (done) {
            cancel();
            messages.done(told);
        }
    }

    /** Whether the member has a page in the cell at this end: in the new one only after it has received. */
    public boolean isOpenable(TransferRow row, boolean incoming) {
        return row.memberRef() != null && !(incoming && row.receivedOn() == null);
    }

    public long getWaiting() {
        return getIncoming().stream().filter(TransferRow::isOpen).count();
    }

    public long getAway() {
        return getOutgoing().stream().filter(TransferRow::isOpen).count();
    }

    public long getOverdue() {
        LocalDate today = calendar.today();
        return Stream.concat(getIncoming().stream(), getOutgoing().stream())
                .distinct()
                .filter(row -> row.isOverdue(today))
                .count();
    }

    public int getTerm() {
        return TransferRow.TERM_WORKING_DAYS;
    }

    /** Null when all cells of the person's branches are shown. */
    public UnitRow getCell() {
        return cell;
    }

    /** The transfer that is about to be received; null otherwise. */
    public TransferRow getReceiving() {
        return receiving;
    }

    /** The transfer that is about to be given back; null otherwise. */
    public TransferRow getReturning() {
        return returning;
    }

    public LocalDate getReceivedOn() {
        return receivedOn;
    }

    public void setReceivedOn(LocalDate receivedOn) {
        this.receivedOn = receivedOn;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getCellCode() {
        return cellCode;
    }

    public void setCellCode(String cellCode) {
        this.cellCode = cellCode;
    }

    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }
}
