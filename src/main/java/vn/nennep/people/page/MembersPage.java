package vn.nennep.people.page;

import jakarta.faces.convert.ConverterException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitChoice;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.DayConverter;
import vn.nennep.frame.ListFiles;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedRows;
import vn.nennep.frame.Person;
import vn.nennep.frame.TableMemory;
import vn.nennep.people.FoundMember;
import vn.nennep.people.MemberRow;
import vn.nennep.people.MemberService;
import vn.nennep.people.MembershipCategory;
import vn.nennep.people.TransferService;
import vn.nennep.shared.Days;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;
import vn.nennep.tree.UnitRow;

/** The people of a cell on a day; without a cell, the cells to choose from. */
@Named
@ViewScoped
public class MembersPage implements Serializable {

    /** What the table can be sorted by; unknown days come last. */
    private static final Map<String, Comparator<MemberRow>> ORDERS = Map.of(
            "category", Comparator.comparing(MemberRow::category),
            "since", Comparator.comparing(MemberRow::since),
            "birth", Comparator.comparing(MembersPage::birthDay, Comparator.nullsLast(Comparator.naturalOrder())),
            "admittedOn", Comparator.comparing(MemberRow::admittedOn, Comparator.nullsLast(Comparator.naturalOrder())));

    private static final int CELLS_A_PAGE = 50;

    /** What the table of cells asks for when nobody has sorted or searched it. */
    private static final PageRequest FIRST_CELLS = new PageRequest(0, CELLS_A_PAGE, "code", false, null);

    @Inject
    private UnitService units;

    @Inject
    private MemberService members;

    @Inject
    private TransferService transfers;

    @Inject
    private AccessService access;

    @Inject
    private CalendarService calendar;

    @Inject
    private Person person;

    @Inject
    private PageMessages messages;

    @Inject
    private TableMemory memory;

    @Inject
    private ListFiles files;

    @Inject
    private PositionsPage positions;

    private String file;
    private String code;
    private String dayText;
    private LocalDate day;
    private boolean kept;
    private long incoming;
    private UnitRow cell;
    private transient List<UnitRow> path = List.of();
    private transient PagedRows<UnitChoice> cells;
    private transient RowPage<UnitChoice> firstCells;
    private transient Integer cellCount;
    private transient List<MemberRow> rows;
    private transient PagedRows<MemberRow> table;
    private String name;
    private transient List<FoundMember> found = List.of();

    public void open() {
        messages.open(this::load);
    }

    private void load() {
        found = members.find(name);
        if (code == null) {
            code = person.ownCell().orElse(null);
        }
        if (code == null) {
            access.requireAnywhere(Right.SEE);
            return;
        }
        cell = units.getCell(code);
        path = units.listPath(cell);
        day = wantedDay();
        memory.show("/organisation/members.xhtml", "people", cell.code() + ' ' + day);
        kept = access.may(Right.KEEP_MEMBERS, cell.id());
        incoming = transfers.countIncoming(cell);
        if (ListFiles.XLSX.equals(file)) {
            files.send(asFile(), getRows());
        }
    }

    private ListFile<MemberRow> asFile() {
        return new ListFile<>(
                "dang-vien",
                messages.text("people.members.title-of-day", Days.shown(day)),
                cell.name(),
                cell.code(),
                cell.id(),
                List.of(
                        ListFile.narrow("people.member.code", MemberRow::code),
                        ListFile.name("people.member.name", MemberRow::fullName),
                        ListFile.narrow("people.member.category", MemberRow::category),
                        ListFile.narrow("people.member.since", MemberRow::since),
                        ListFile.narrow("people.member.until-column", MemberRow::until),
                        ListFile.narrow(
                                "people.member.birth",
                                row -> row.birth() == null ? null : row.birth().shown()),
                        ListFile.narrow("people.member.admitted-on", MemberRow::admittedOn),
                        ListFile.name("people.position.kind", row -> row.positions().stream()
                                .map(positions::name)
                                .collect(Collectors.joining(", "))),
                        ListFile.narrow("people.member.standing", MemberRow::leave)));
    }

    private LocalDate wantedDay() {
        try {
            LocalDate typed = new DayConverter().getAsObject(null, null, dayText);
            return typed == null ? lastDay() : typed;
        } catch (ConverterException wrong) {
            messages.warn("frame.day-wrong", dayText);
            return lastDay();
        }
    }

    /** Today; a cell that has ended is shown with the people it had at its end. */
    private LocalDate lastDay() {
        LocalDate today = calendar.today();
        return cell.validTo() != null && cell.validTo().isBefore(today) ? cell.validTo() : today;
    }

    /** Null while a cell is still to be chosen. */
    public UnitRow getCell() {
        return cell;
    }

    /** Topmost first, without the cell itself. */
    public List<UnitRow> getAbove() {
        return path.isEmpty() ? path : path.subList(0, path.size() - 1);
    }

    public PagedRows<UnitChoice> getCells() {
        if (cells == null) {
            cells = new PagedRows<>(this::cells);
        }
        return cells;
    }

    /** What was read for their number is what the table asks for first, mostly; it is read once. Later it may have changed. */
    private RowPage<UnitChoice> cells(PageRequest request) {
        RowPage<UnitChoice> known = request.equals(FIRST_CELLS) ? firstCells : null;
        firstCells = null;
        return known == null ? units.listOwnCells(request) : known;
    }

    public int getCellsAPage() {
        return CELLS_A_PAGE;
    }

    /** How many cells there are to choose from, whatever is searched for. */
    public int getCellCount() {
        if (cellCount == null) {
            firstCells = units.listOwnCells(FIRST_CELLS);
            cellCount = firstCells.total();
        }
        return cellCount;
    }

    /** All people of the day, by name. */
    public List<MemberRow> getRows() {
        if (rows == null) {
            rows = members.list(cell, day);
        }
        return rows;
    }

    /** The same people as they are searched and sorted. */
    public PagedRows<MemberRow> getTable() {
        if (table == null) {
            table = new PagedRows<>(
                    request -> RowPage.of(getRows(), request, ORDERS, row -> row.fullName() + ' ' + row.code()));
        }
        return table;
    }

    public LocalDate getDay() {
        return day;
    }

    /** Whether the person may add and change members. */
    public boolean isKept() {
        return kept;
    }

    /** How many members are on the way to the cell. */
    public long getIncoming() {
        return incoming;
    }

    public long getOfficial() {
        return count(MembershipCategory.OFFICIAL);
    }

    public long getProbationary() {
        return count(MembershipCategory.PROBATIONARY);
    }

    public long getTemporaryIn() {
        return count(MembershipCategory.TEMPORARY_IN);
    }

    public long getNotDue() {
        return getRows().stream().filter(row -> row.leave() != null).count();
    }

    /** The day, or the first of the year when only that is known; null when neither is. */
    private static LocalDate birthDay(MemberRow row) {
        if (row.birth() == null) {
            return null;
        }
        return row.birth().day() == null
                ? LocalDate.of(row.birth().year(), 1, 1)
                : row.birth().day();
    }

    private long count(MembershipCategory category) {
        return getRows().stream().filter(row -> row.category() == category).count();
    }

    /** What was looked for in all own cells; null when nothing was. */
    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Whether somebody was looked for. */
    public boolean isSearched() {
        return name != null && !name.isBlank();
    }

    public List<FoundMember> getFound() {
        return found;
    }

    /** What the address asks for instead of the page; null for the page. */
    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getDayText() {
        return dayText;
    }

    public void setDayText(String dayText) {
        this.dayText = dayText;
    }
}
