package vn.nennep.rollcall.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.plan.PlanService;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.Register;
import vn.nennep.rollcall.RegisterRow;
import vn.nennep.rollcall.RegisterService;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;
import vn.nennep.tree.UnitRow;

/** The register of a cell's year: members by meetings, like the paper book. */
@Named
@RequestScoped
public class RegisterPage {

    private static final int LAST_YEAR = 9999;

    @Inject
    private RegisterService registers;

    @Inject
    private UnitService units;

    @Inject
    private PlanService plans;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    @Inject
    private Language language;

    @Inject
    private Words words;

    private String cellCode;
    private Integer year;

    private UnitRow cell;
    private List<UnitRow> path;
    private List<Integer> years;
    private Register register;
    private boolean keeping;

    public void load() {
        messages.open(() -> {
            if (cellCode == null || year != null && (year < 1 || year > LAST_YEAR)) {
                throw RefusedException.notFound("access.not-found");
            }
            cell = units.getCell(cellCode);
            path = units.listPath(cell);
            int thisYear = calendar.today().getYear();
            List<Integer> used = plans.listCellYears(cell);
            year = year == null ? Years.proposed(used, thisYear) : year;
            years = Years.offered(used, thisYear, year);
            register = registers.ofYear(cell, year);
            keeping = access.may(Right.KEEP_MEETINGS, cell.id())
                    && calendar.standing(cell.id(), year).isOpen();
        });
    }

    /** What the paper book has in a cell: {@code ✓}, P or K; in brackets for who came without being due; empty for none. */
    public String sign(RegisterRow row) {
        if (row == null || row.mark() == AttendanceMark.NOT_RECORDED) {
            return "";
        }
        String sign = Messages.text(language.getLocale(), "rollcall.register.sign." + row.mark());
        return row.category().isDue() ? sign : "(" + sign + ")";
    }

    /** The same in words, with whose mark it is and of which meeting. */
    public String told(Register.Line line, Register.Session session) {
        RegisterRow row = line.of(session);
        String mark = row == null ? "–" : words.of(row.mark());
        String what = line.fullName() + ", " + words.day(session.heldOn()) + ": " + mark;
        return row == null || row.reason() == null ? what : what + " (" + row.reason() + ")";
    }

    /** Whether a mark opens the roll call in which it can be mended. */
    public boolean isKeeping() {
        return keeping;
    }

    public UnitRow getCell() {
        return cell;
    }

    public List<UnitRow> getPath() {
        return path;
    }

    public List<Integer> getYears() {
        return years;
    }

    public Register getRegister() {
        return register;
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
