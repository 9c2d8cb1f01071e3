package vn.nennep.people.page;

import jakarta.faces.convert.ConverterException;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.DayConverter;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Person;
import vn.nennep.people.FoundMember;
import vn.nennep.people.MemberRow;
import vn.nennep.people.MemberService;
import vn.nennep.people.MembershipCategory;
import vn.nennep.people.TransferService;
import vn.nennep.tree.UnitRow;

/** The people of a cell on a day; without a cell, the cells to choose from. */
@Named
@ViewScoped
public class MembersPage implements Serializable {

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

    private String code;
    private String dayText;
    private LocalDate day;
    private boolean kept;
    private long incoming;
    private transient UnitRow cell;
    private transient List<UnitRow> path = List.of();
    private transient List<UnitRow> cells = List.of();
    private transient List<MemberRow> rows = List.of();
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
            cells = units.listOwnCells();
            return;
        }
        cell = units.getCell(code);
        path = units.listPath(cell);
        day = wantedDay();
        rows = members.list(cell, day);
        kept = access.may(Right.KEEP_MEMBERS, cell.id());
        incoming = transfers.countIncoming(cell);
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

    public List<UnitRow> getCells() {
        return cells;
    }

    public List<MemberRow> getRows() {
        return rows;
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
        return rows.stream().filter(row -> row.leave() != null).count();
    }

    private long count(MembershipCategory category) {
        return rows.stream().filter(row -> row.category() == category).count();
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
