package vn.nennep.freeze.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.PageMessages;
import vn.nennep.freeze.FreezeOrder;
import vn.nennep.freeze.FreezeRow;
import vn.nennep.freeze.FreezeService;

/** The freezes of the installation and their versions; the provincial office freezes here. */
@Named
@ViewScoped
public class FreezesPage implements Serializable {

    private static final Map<String, String> FIELDS =
            Map.of("calendar.year-out-of-range", "year", "calendar.reason-long", "reason");

    @Inject
    private FreezeService freezes;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    private Integer year;
    private boolean unreported;
    private boolean aside;
    private String reason;
    private transient List<FreezeRow> rows;
    private transient List<Integer> unwritten;
    private transient List<String> amended;

    public void open() {
        messages.open(() -> {
            access.requireAnywhere(Right.SEE);
            if (year == null) {
                year = calendar.today().getYear() - 1;
            }
        });
    }

    /** Freezes the year that was typed. */
    public void freeze() {
        if (messages.attempt(() -> freezes.freeze(new FreezeOrder(year, unreported, aside, reason)), FIELDS)) {
            messages.done("freeze.done", year);
            reason = null;
            unreported = false;
            aside = false;
        }
        rows = null;
        unwritten = null;
        amended = null;
    }

    /** Newest first. */
    public List<FreezeRow> getRows() {
        if (rows == null) {
            rows = freezes.list();
        }
        return rows;
    }

    /** Years frozen in the calendar without a text. */
    public List<Integer> getUnwritten() {
        if (unwritten == null) {
            unwritten = isFreezing() ? freezes.listUnwritten() : List.of();
        }
        return unwritten;
    }

    /** Periods that wait for their next version. */
    public List<String> getAmended() {
        if (amended == null) {
            amended = isFreezing() ? freezes.listAmended() : List.of();
        }
        return amended;
    }

    /** Whether the person may freeze. */
    public boolean isFreezing() {
        return access.mayAtTop(Right.LOCK_YEARS);
    }

    public int getFirstYear() {
        return CalendarService.FIRST_YEAR;
    }

    public int getThisYear() {
        return calendar.today().getYear();
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public boolean isUnreported() {
        return unreported;
    }

    public void setUnreported(boolean unreported) {
        this.unreported = unreported;
    }

    public boolean isAside() {
        return aside;
    }

    public void setAside(boolean aside) {
        this.aside = aside;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
