package vn.nennep.reorganisation.page;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.frame.Links;
import vn.nennep.frame.ListFiles;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedRows;
import vn.nennep.frame.Person;
import vn.nennep.frame.TableMemory;
import vn.nennep.people.ChildUnitRow;
import vn.nennep.people.MemberService;
import vn.nennep.reorganisation.UnitEventRow;
import vn.nennep.reorganisation.UnitEventService;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.UnitKind;
import vn.nennep.tree.UnitRow;
import vn.nennep.tree.UnitState;

/** The tree of units, one step at a time: a unit and what stands directly below it. */
@Named
@ViewScoped
public class UnitsPage implements Serializable {

    private static final Map<String, Comparator<ChildUnitRow>> ORDERS = Map.of(
            "name", Comparator.comparing(ChildUnitRow::name, VietnameseText.letterOrder()),
            "kind", Comparator.comparing(ChildUnitRow::kind),
            "code", Comparator.comparing(ChildUnitRow::code),
            "units", Comparator.comparing(ChildUnitRow::units),
            "cells", Comparator.comparing(ChildUnitRow::cells),
            "members", Comparator.comparing(ChildUnitRow::members));

    @Inject
    private MemberService members;

    @Inject
    private UnitService units;

    @Inject
    private UnitEventService unitEvents;

    @Inject
    private AccessService access;

    @Inject
    private Links links;

    @Inject
    private Person person;

    @Inject
    private PageMessages messages;

    @Inject
    private TableMemory memory;

    @Inject
    private ListFiles files;

    private String file;
    private String code;
    private boolean kept;
    private transient List<UnitEventRow> events = List.of();
    private transient UnitRow unit;
    private transient List<UnitRow> path = List.of();
    private transient List<UnitState> history = List.of();
    private transient List<UnitRow> roots = List.of();
    private transient List<ChildUnitRow> children = List.of();
    private transient PagedRows<ChildUnitRow> table;

    public void open() {
        messages.open(this::load);
    }

    /** Takes an event back and shows the unit as it is then, or what stands above when the unit went with it. */
    public void undo(UUID event) throws IOException {
        if (messages.attempt(() -> unitEvents.undo(event))) {
            messages.doneOnNextPage("reorganisation.event.undone");
            boolean gone = messages.refusalOf(() -> units.get(code)).isPresent();
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(links.to("reorganisation.units", "unit", gone ? unit.parentCode() : code));
        }
    }

    private void load() {
        roots = units.listOwnRoots();
        if (code == null) {
            code = person.ownUnit()
                    .or(() -> roots.stream().map(UnitRow::code).findFirst())
                    .orElse(null);
        }
        if (code != null) {
            unit = units.get(code);
            path = units.listPath(unit);
            history = units.listStates(unit);
            children = members.listChildren(unit);
            events = unitEvents.list(unit);
            kept = access.may(Right.KEEP_UNITS, unit.id());
            memory.show("/organisation/units.xhtml", "children", code);
            if (ListFiles.XLSX.equals(file)) {
                files.send(asFile(), children);
            }
        }
    }

    private ListFile<ChildUnitRow> asFile() {
        return new ListFile<>(
                "to-chuc-dang",
                messages.text("frame.nav.units"),
                unit.name(),
                unit.code(),
                unit.id(),
                List.of(
                        ListFile.narrow("tree.unit.code", ChildUnitRow::code),
                        ListFile.name("tree.unit.name", ChildUnitRow::name),
                        ListFile.name("tree.unit.kind", ChildUnitRow::kind),
                        ListFile.narrow("reorganisation.unit.below", ChildUnitRow::units),
                        ListFile.narrow("reorganisation.unit.cells", ChildUnitRow::cells),
                        ListFile.narrow("reorganisation.unit.people", ChildUnitRow::members)));
    }

    /** What the address asks for instead of the page; null for the page. */
    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }

    /** Null when there is no unit yet. */
    public UnitRow getUnit() {
        if (unit == null && code != null) {
            // Another server took over the session.
            load();
        }
        return unit;
    }

    /** Topmost first, without the unit itself. */
    public List<UnitRow> getAbove() {
        return path.isEmpty() ? path : path.subList(0, path.size() - 1);
    }

    /** First day of the oldest state. */
    public UnitState getFirst() {
        return history.get(0);
    }

    /** Last state; its last day is null while the unit lives. */
    public UnitState getLast() {
        return history.get(history.size() - 1);
    }

    public List<UnitState> getHistory() {
        return history;
    }

    /** What became of the unit, newest first. */
    public List<UnitEventRow> getEvents() {
        return events;
    }

    /** Whether the person may enter and undo events of the unit. */
    public boolean isKept() {
        return kept;
    }

    /** Where else the person may start from. */
    public List<UnitRow> getRoots() {
        return roots;
    }

    public List<ChildUnitRow> getChildren() {
        return children;
    }

    /** The same units as they are searched and sorted. */
    public PagedRows<ChildUnitRow> getTable() {
        if (table == null) {
            table = new PagedRows<>(
                    request -> RowPage.of(children, request, ORDERS, row -> row.name() + ' ' + row.code()));
        }
        return table;
    }

    public long getCells() {
        return children.stream().mapToLong(ChildUnitRow::cells).sum();
    }

    public long getMembers() {
        return children.stream().mapToLong(ChildUnitRow::members).sum();
    }

    public boolean isCell() {
        return unit != null && unit.kind() == UnitKind.CELL;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
