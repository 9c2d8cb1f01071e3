package vn.nennep.report.page;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.primefaces.event.ItemSelectEvent;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Person;
import vn.nennep.frame.Words;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.report.YearByMonth;
import vn.nennep.shared.Rate;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;
import vn.nennep.tally.Figure;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** A year of a unit in pictures: where it goes well and where it does not, and the way on from each picture to its figures. */
@Named
@ViewScoped
public class DashboardPage implements Serializable {

    /** A map of more units is a table that nobody looks through; the report has them. */
    private static final int MOST_UNITS = 100;

    private static final double PERCENT = 100;

    /** A rate from here on is hot by one more. */
    private static final List<Integer> HEATS = List.of(70, 80, 90, 95);

    @Inject
    private ReportService reports;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Person person;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    @Inject
    private Language language;

    @Inject
    private Links links;

    @Inject
    private ReportLinks reportLinks;

    @Inject
    private DashboardPictures drawer;

    private String code;
    private Integer year;
    private UnitRow unit;
    private transient List<UnitRow> path;
    private transient List<Integer> years;
    private transient YearByMonth figures;
    private transient List<Picture> pictures;
    private Set<String> outOfSight = Set.of();

    public void open() {
        messages.open(() -> {
            if (code == null) {
                code = person.ownUnit()
                        .or(() ->
                                units.listOwnRoots().stream().map(UnitRow::code).findFirst())
                        .orElse(null);
            }
            if (code == null) {
                access.requireAnywhere(Right.SEE);
                throw RefusedException.notFound("access.not-found");
            }
            load();
        });
    }

    private void load() {
        unit = units.get(code);
        path = units.listPath(unit);
        pictures = List.of();
        List<Integer> published = reports.listPublishedYears();
        if (year == null) {
            year = published.isEmpty() ? calendar.today().getYear() : published.get(0);
        }
        year = ReportingPeriod.of(year).year();
        years = Years.offered(published, calendar.today().getYear(), year);
        figures = reports.findByMonth(unit, year, TreeView.THEN).orElse(null);
        if (figures != null) {
            outOfSight = units.listOutOfSight(figures.year().children().stream()
                    .map(ReportLine::currentCode)
                    .toList());
            pictures = drawer.draw(figures);
        }
    }

    /** The pictures of the year, each with its table. */
    public List<Picture> getPictures() {
        restore();
        return pictures;
    }

    /** Opens what was clicked in a picture. */
    public void select(ItemSelectEvent event) throws IOException {
        load();
        String id = event.getComponent().getAttributes().get("picture").toString();
        for (Picture picture : pictures) {
            if (picture.id().equals(id) && event.getItemIndex() < picture.rows().size()) {
                String address = picture.rows().get(event.getItemIndex()).address();
                if (address != null) {
                    FacesContext.getCurrentInstance().getExternalContext().redirect(address);
                }
            }
        }
    }

    /** The units below and their rates of each month; of a cell itself, the cell alone. */
    public List<HeatRow> getHeat() {
        List<ReportLine> lines = figures.year().children().isEmpty()
                ? List.of(figures.year().unit())
                : figures.year().children();
        return lines.stream().limit(MOST_UNITS).map(this::heat).toList();
    }

    /** How many units the map leaves out. */
    public int getLeftOut() {
        return Math.max(0, figures.year().children().size() - MOST_UNITS);
    }

    private HeatRow heat(ReportLine line) {
        boolean opens = !outOfSight.contains(line.currentCode());
        List<HeatRow.HeatCell> cells = new ArrayList<>();
        List<Rate> rates = new ArrayList<>();
        for (ReportingPeriod month : getMonths()) {
            Rate rate = figures.rate(line, month.number(), Figure.RATE);
            rates.add(rate);
            cells.add(new HeatRow.HeatCell(
                    tenths(rate),
                    heat(rate),
                    opens && rate.isDefined()
                            ? reportLinks.meetings(
                                    line.currentCode(), line.depth() == 0 ? null : unit.code(), month, null)
                            : null));
        }
        return new HeatRow(
                line.name(),
                opens && line.depth() > 0
                        ? links.to("report.dashboard", "unit", line.currentCode(), "year", year)
                        : null,
                cells,
                SmallLine.of(rates));
    }

    /** Without a sign of per cent, which the head of the map says once. */
    private String tenths(Rate rate) {
        NumberFormat format = NumberFormat.getInstance(language.getLocale());
        format.setMaximumFractionDigits(1);
        // A map that says 100 where somebody was missing would be believed.
        format.setRoundingMode(RoundingMode.FLOOR);
        return rate.isDefined() ? format.format(PERCENT * rate.part() / rate.whole()) : "–";
    }

    private static int heat(Rate rate) {
        return rate.isDefined() ? (int) HEATS.stream().filter(rate::isAtLeast).count() : -1;
    }

    /** The cells that have not reported in the year; null when all have. */
    public String getSilent() {
        return figures.year().unit().number(Figure.CELLS_SILENT) == 0
                ? null
                : reportLinks.cells(unit.code(), ReportingPeriod.of(year), Figure.CELLS_SILENT.name(), null);
    }

    /** The months of the year. */
    public List<ReportingPeriod> getMonths() {
        return ReportingPeriod.listOf(year, ReportingPeriod.Kind.MONTH);
    }

    public ReportTotals getTotals() {
        return new ReportTotals(figures.year().unit(), words);
    }

    /** Null when the year has no figures by month. */
    public YearByMonth getFigures() {
        restore();
        return figures;
    }

    /** When another server took over the session. */
    private void restore() {
        if (path == null) {
            load();
        }
    }

    public UnitRow getUnit() {
        restore();
        return unit;
    }

    /** Topmost first, without the unit itself. */
    public List<UnitRow> getAbove() {
        restore();
        return path.subList(0, path.size() - 1);
    }

    /** The whole year, for addresses. */
    public ReportingPeriod getPeriod() {
        return ReportingPeriod.of(year);
    }

    public List<Integer> getYears() {
        restore();
        return years;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
