package vn.nennep.frame;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * A list of what the cells of a branch did in a year or a part of it: the rows behind a figure of the branch. The branch is the one of the
 * time or, when the address names a day, the one of that day's tree.
 */
public abstract class BranchListPage<T> extends PagedListPage<T> {

    private static final long serialVersionUID = 1L;

    private static final int LAST_YEAR = 9999;

    @Inject
    protected PageMessages messages;

    @Inject
    protected UnitService units;

    @Inject
    private Language language;

    @Inject
    private Clock clock;

    private String unitCode;
    private String under;
    private Integer year;
    private String periodText;
    private ReportingPeriod period;
    private LocalDate now;
    private UnitRow unit;
    private UnitRow parent;
    private transient List<UnitRow> path = List.of();

    /** The page's address below the application. */
    protected abstract String view();

    public void load() {
        messages.open(() -> {
            if (year != null && (year < 1 || year > LAST_YEAR)
                    || now != null && (now.getYear() < 1 || now.getYear() > LAST_YEAR)) {
                throw RefusedException.notFound("access.not-found");
            }
            parent = under == null ? null : units.get(under);
            unit = parent == null
                    ? units.get(unitCode)
                    : now == null ? units.getBelow(unitCode, parent) : units.getBelowNow(unitCode, parent, now);
            path = units.listPath(parent == null ? unit : parent);
            if (year == null && periodText == null) {
                year = LocalDate.now(clock).getYear();
            }
            period = ReportingPeriod.of(periodText, year);
            year = period.year();
            openList(view(), "rows");
        });
    }

    /**
     * The list as a file, with its title of the period and its unit.
     *
     * @param name how the file's name begins
     * @param title key of the title
     */
    protected final ListFile<T> file(String name, String title, List<ListFile.Column<T>> columns) {
        return new ListFile<>(name, messages.text(title, getSpan()), unit.name(), unit.code(), unit.id(), columns);
    }

    public UnitRow getUnit() {
        return unit;
    }

    /** The unit whose report shows the figure; null when the list is of the whole year. */
    protected UnitRow parent() {
        return parent;
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

    /** The period that the list is of: a year or a part of it. */
    public final ReportingPeriod getPeriod() {
        return period;
    }

    /** The name of the period inside a sentence, e.g. "quý I năm 2021". */
    public final String getSpan() {
        return period.inSentence(language.getLocale());
    }

    /** The period as it stands in the address; null for a whole year. */
    public final String getPart() {
        return period.kind() == ReportingPeriod.Kind.YEAR ? null : period.text();
    }

    public String getPeriodText() {
        return periodText;
    }

    public void setPeriodText(String periodText) {
        this.periodText = periodText;
    }

    /** The day of the tree when the figure is one of the organisation as it is now; null otherwise. */
    public LocalDate getNow() {
        return now;
    }

    public void setNow(LocalDate now) {
        this.now = now;
    }
}
