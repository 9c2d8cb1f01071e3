package vn.nennep.rollcall.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.util.List;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitChoice;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Person;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingService;
import vn.nennep.plan.PlanService;
import vn.nennep.rollcall.CellYear;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;
import vn.nennep.tree.UnitRow;

/** A cell's year at a glance: what was held, how many came, what is missing, and the way to enter it. */
@Named
@RequestScoped
public class CellYearPage {

    private static final int LAST_YEAR = 9999;

    /** More cells than this are not offered in one field. */
    private static final int MOST_CELLS = 300;

    @Inject
    private UnitService units;

    @Inject
    private MeetingService meetings;

    @Inject
    private PlanService plans;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Person person;

    @Inject
    private PageMessages messages;

    private String cellCode;
    private Integer year;

    private UnitRow cell;
    private List<UnitChoice> cells;
    private List<UnitRow> path;
    private CellYear view;
    private List<Integer> years;
    private boolean keeper;
    private boolean locked;

    public void load() {
        messages.open(() -> {
            if (year != null && (year < 1 || year > LAST_YEAR)) {
                throw RefusedException.notFound("access.not-found");
            }
            // One more than are offered: then it is known that there are too many.
            cells = units.listOwnCells(new PageRequest(0, MOST_CELLS + 1, null, false, null))
                    .rows();
            cell = cellCode != null ? units.getCell(cellCode) : firstCell();
            if (cell != null) {
                show();
            }
        });
    }

    private UnitRow firstCell() {
        return person.ownCell()
                .or(() -> cells.stream().map(UnitChoice::code).findFirst())
                .map(units::getCell)
                .orElse(null);
    }

    private void show() {
        cellCode = cell.code();
        path = units.listPath(cell);
        int thisYear = calendar.today().getYear();
        List<Integer> used = plans.listCellYears(cell);
        int shown = year == null ? Years.proposed(used, thisYear) : year;
        year = shown;
        years = Years.offered(used, thisYear, shown);
        locked = !calendar.standing(cell.id(), shown).isOpen();
        keeper = access.may(Right.KEEP_MEETINGS, cell.id());
        List<UnitRow> history = units.listHistory(cell);
        view = CellYear.of(shown, meetings.listOfCell(cell, shown), calendar.today(), month -> wasCell(history, month));
    }

    private static boolean wasCell(List<UnitRow> history, YearMonth month) {
        return history.stream()
                .filter(UnitRow::isCell)
                .anyMatch(state -> !state.validFrom().isAfter(month.atDay(1))
                        && (state.validTo() == null || !state.validTo().isBefore(month.atEndOfMonth())));
    }

    /** Recorded sessions of a kind, by its name. */
    public long sessions(String kind) {
        return view.sessions(MeetingKind.valueOf(kind));
    }

    /** Whether the person may enter and correct here and now. */
    public boolean isKeeping() {
        return keeper && !locked;
    }

    public boolean isLocked() {
        return locked;
    }

    public UnitRow getCell() {
        return cell;
    }

    /** Today's cells of the person's branches, to change over to another. */
    public List<UnitChoice> getCells() {
        return cells;
    }

    /** Whether there are others, and few enough for one field. */
    public boolean isChoosing() {
        return cells.size() > 1 && cells.size() <= MOST_CELLS;
    }

    public List<UnitRow> getPath() {
        return path;
    }

    public CellYear getView() {
        return view;
    }

    public List<Integer> getYears() {
        return years;
    }

    public String getCellCode() {
        return cellCode;
    }

    public void setCellCode(String cellCode) {
        this.cellCode = cellCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }
}
