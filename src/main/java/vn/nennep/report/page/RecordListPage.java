package vn.nennep.report.page;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedRows;
import vn.nennep.frame.TableMemory;
import vn.nennep.report.RecordFilter;
import vn.nennep.report.RecordListService;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;
import vn.nennep.tree.UnitRow;

/** A list of the records behind a figure of a unit; it has as many as the figure says. */
public abstract class RecordListPage<T> implements Serializable {

    private static final int ROWS_A_PAGE = 25;

    private static final int LAST_YEAR = 9999;

    @Inject
    protected RecordListService records;

    @Inject
    protected PageMessages messages;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private Links links;

    @Inject
    private TableMemory memory;

    private String unitCode;
    private String under;
    private Integer year;
    private LocalDate now;
    private int page = 1;

    private UnitRow unit;
    private RecordFilter filter;
    private int total;
    private transient List<UnitRow> path = List.of();
    private transient Set<String> outOfSight = Set.of();
    private transient PagedRows<T> rows;
    private transient PageRequest asked;
    private transient RowPage<T> answer;

    /** The name of the list in its address. */
    protected abstract String list();

    /** The parameter that narrows the list; empty for none. */
    protected abstract String by();

    /** What it is narrowed to; null for all. */
    protected abstract String narrow();

    protected abstract RowPage<T> list(RecordFilter filter, PageRequest request);

    /** The code of a row's cell. */
    protected abstract Function<T, String> cell();

    public void load() {
        messages.open(() -> {
            if (now != null && (now.getYear() < 1 || now.getYear() > LAST_YEAR)) {
                throw RefusedException.notFound("access.not-found");
            }
            UnitRow parent = under == null ? null : units.get(under);
            unit = parent == null
                    ? units.get(unitCode)
                    : now == null ? units.getBelow(unitCode, parent) : units.getBelowNow(unitCode, parent, now);
            path = units.listPath(parent == null ? unit : parent);
            if (year == null) {
                year = calendar.today().getYear();
            }
            filter = new RecordFilter(unit, parent, year, now);
            page = Math.max(1, page);
            fetch(ofAddress());
            if (page > getPages()) {
                page = getPages();
                fetch(ofAddress());
            }
            memory.show("/report/" + list() + ".xhtml", "rows", address(page));
        });
    }

    private PageRequest ofAddress() {
        return new PageRequest(getFirst(), ROWS_A_PAGE, null, false, null);
    }

    /** The same page is asked for by the address and then by the table: it is read once. */
    private RowPage<T> fetch(PageRequest request) {
        if (!request.equals(asked)) {
            answer = list(filter, request);
            asked = request;
            total = answer.total();
            outOfSight = units.listOutOfSight(
                    answer.rows().stream().map(cell()).distinct().toList());
        }
        return answer;
    }

    /** Whether the cell of a row can be opened by this person; not when it has left the person's branch since. */
    public boolean opens(T row) {
        return !outOfSight.contains(cell().apply(row));
    }

    public PagedRows<T> getRows() {
        if (rows == null) {
            rows = new PagedRows<>(this::fetch);
        }
        return rows;
    }

    public int getRowsAPage() {
        return ROWS_A_PAGE;
    }

    public int getTotal() {
        return total;
    }

    public int getPages() {
        return Math.max(1, (total + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
    }

    /** The place of the first row of the address's page, from 0. */
    public int getFirst() {
        return (page - 1) * ROWS_A_PAGE;
    }

    /** The address of another page of the list. */
    public String address(int number) {
        return links.records(list(), unitCode, under, year, by(), narrow(), now, number);
    }

    /** The address of the list, not narrowed. */
    public String getAll() {
        return links.records(list(), unitCode, under, year, "", null, now, 1);
    }

    /** The address of a report above the list. */
    public String report(UnitRow above) {
        return links.report(above.code(), year, "plan", now == null ? null : "now");
    }

    public UnitRow getUnit() {
        return unit;
    }

    /** Topmost first. */
    public List<UnitRow> getPath() {
        return path;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    /** Code of the unit whose report shows the figure; null when the list is of the whole year. */
    public String getUnder() {
        return under;
    }

    public void setUnder(String under) {
        this.under = under;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    /** The day of the tree when the figure is one of the organisation as it is now; null otherwise. */
    public LocalDate getNow() {
        return now;
    }

    public void setNow(LocalDate now) {
        this.now = now;
    }

    public int getPage() {
        return page;
    }

    public void setPage(int page) {
        this.page = page;
    }
}
