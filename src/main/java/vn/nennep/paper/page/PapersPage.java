package vn.nennep.paper.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.calendar.ReportingPeriod.Kind;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingService;
import vn.nennep.paper.IssuedPaper;
import vn.nennep.paper.IssuedPaperService;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.Term;
import vn.nennep.plan.PlanService;
import vn.nennep.report.ReportService;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;
import vn.nennep.tree.UnitRow;

/** The papers of a unit and a year: which can be made, and which were issued. */
@Named
@ViewScoped
public class PapersPage implements Serializable {

    private static final int LAST_YEAR = 2200;
    private static final int SHORT_HASH = 12;

    private static final List<PaperKind> OF_CELLS =
            List.of(PaperKind.PLAN, PaperKind.KEY_TASKS, PaperKind.CELL_REPORT, PaperKind.ATTENDANCE_SHEET);

    private static final List<PaperKind> OF_MEETINGS = List.of(
            PaperKind.NOTICE,
            PaperKind.ATTENDANCE_SHEET,
            PaperKind.MINUTES,
            PaperKind.RESOLUTION,
            PaperKind.SCORE_SHEET);

    @Inject
    private UnitService units;

    @Inject
    private MeetingService meetingService;

    @Inject
    private PlanService plans;

    @Inject
    private ReportService reports;

    @Inject
    private IssuedPaperService papers;

    @Inject
    private CalendarService calendar;

    @Inject
    private PageMessages messages;

    @Inject
    private Language language;

    @Inject
    private Links links;

    private String unitCode;
    private Integer year;

    private UnitRow unit;
    private List<UnitRow> path;
    private List<Integer> years;
    private List<MeetingRow> meetings = List.of();
    private List<IssuedPaper> issued;
    private Term term;
    private boolean issuing;
    private LocalDate termFrom;
    private LocalDate termTo;

    public void load() {
        messages.open(() -> {
            if (unitCode == null || year != null && (year < CalendarService.FIRST_YEAR || year > LAST_YEAR)) {
                throw RefusedException.notFound("access.not-found");
            }
            unit = units.get(unitCode);
            path = units.listPath(unit);
            int thisYear = calendar.today().getYear();
            List<Integer> used = unit.isCell() ? plans.listCellYears(unit) : reports.listPublishedYears();
            year = year == null ? Years.proposed(used, thisYear) : year;
            years = Years.offered(used, thisYear, year);
            meetings = unit.isCell() ? meetingService.listOfCell(unit, year) : List.of();
            issued = papers.list(unit).stream().filter(this::isOfYear).toList();
            issuing = papers.mayIssue(unit);
            term = papers.termOf(unit, calendar.today());
        });
    }

    /** Whether it was issued in the year, or is about the year or a meeting of it. */
    private boolean isOfYear(IssuedPaper paper) {
        return paper.issuedOn().getYear() == year
                || paper.about().startsWith(year.toString())
                || meetings.stream().anyMatch(meeting -> meeting.code().equals(paper.about()));
    }

    /** Enters a term of the unit. */
    public void saveTerm() throws IOException {
        if (messages.attempt(() -> papers.enterTerm(unit, termFrom, termTo))) {
            messages.doneOnNextPage("paper.term.saved");
            links.go("paper.papers", "unit", unitCode, "year", year);
        }
    }

    /** The kind that reports of parts of a year are of. */
    public PaperKind getReport() {
        return unit.isCell() ? PaperKind.CELL_REPORT : PaperKind.CONSOLIDATED_REPORT;
    }

    /** The parts of the year that reports are written of, the longest first. */
    public List<ReportingPeriod> getPeriods() {
        return Stream.of(Kind.NINE_MONTHS, Kind.HALF, Kind.QUARTER, Kind.MONTH)
                .flatMap(kind -> ReportingPeriod.listOf(year, kind).stream())
                .toList();
    }

    public String nameOf(ReportingPeriod period) {
        return period.name(language.getLocale());
    }

    /** The kinds of the year, by what the unit is. */
    public List<PaperKind> getKinds() {
        return unit.isCell() ? OF_CELLS : List.of(PaperKind.CONSOLIDATED_REPORT);
    }

    public List<PaperKind> getMeetingKinds() {
        return OF_MEETINGS;
    }

    /** The beginning of a hash, enough to be compared by eye. */
    public String shortHash(IssuedPaper paper) {
        return paper.pdfSha256().substring(0, SHORT_HASH);
    }

    public UnitRow getUnit() {
        return unit;
    }

    public List<UnitRow> getPath() {
        return path;
    }

    public List<Integer> getYears() {
        return years;
    }

    public List<MeetingRow> getMeetings() {
        return meetings;
    }

    public List<IssuedPaper> getIssued() {
        return issued;
    }

    /** The term of today. */
    public Term getTerm() {
        return term;
    }

    /** Whether the person may issue papers of the unit. */
    public boolean isIssuing() {
        return issuing;
    }

    public LocalDate getTermFrom() {
        return termFrom;
    }

    public void setTermFrom(LocalDate termFrom) {
        this.termFrom = termFrom;
    }

    public LocalDate getTermTo() {
        return termTo;
    }

    public void setTermTo(LocalDate termTo) {
        this.termTo = termTo;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }
}
