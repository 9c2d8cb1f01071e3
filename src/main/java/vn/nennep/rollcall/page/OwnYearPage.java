package vn.nennep.rollcall.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.PageMessages;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.OwnRow;
import vn.nennep.rollcall.OwnYearService;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;

/** A member's own year. */
@Named
@RequestScoped
public class OwnYearPage {

    private static final int LAST_YEAR = 9999;

    @Inject
    private OwnYearService own;

    @Inject
    private CalendarService calendar;

    @Inject
    private PageMessages messages;

    private Integer year;
    private List<OwnRow> rows = List.of();
    private List<Integer> years = List.of();

    public void load() {
        messages.open(() -> {
            List<Integer> used = own.listYears();
            int thisYear = calendar.today().getYear();
            year = year == null ? Years.proposed(used, thisYear) : year;
            years = Years.offered(used, thisYear, year);
            if (year < 1 || year > LAST_YEAR) {
                throw RefusedException.notFound("access.not-found");
            }
            rows = own.list(year);
        });
    }

    /** How many of the meetings the member was at. */
    public long getPresent() {
        return rows.stream().filter(row -> row.mark() == AttendanceMark.PRESENT).count();
    }

    /** How many roll calls the member was on. */
    public long getCalled() {
        return rows.stream()
                .filter(row -> row.mark() != null && row.mark() != AttendanceMark.NOT_RECORDED)
                .count();
    }

    /** The years to choose from, oldest first. */
    public List<Integer> getYears() {
        return years;
    }

    public List<OwnRow> getRows() {
        return rows;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }
}
