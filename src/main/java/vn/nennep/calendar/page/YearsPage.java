package vn.nennep.calendar.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.ReportingYear;
import vn.nennep.frame.PageMessages;

/** Reporting years: which are locked, since when and by whom. */
@Named
@ViewScoped
public class YearsPage implements Serializable {

    /** Years back that are offered without asking; older ones are typed. */
    private static final int YEARS_BACK = 7;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    private Integer other;
    private transient List<Line> lines;

    /**
     * A year in the table.
     *
     * @param found null when it was never locked
     */
    public record Line(int year, ReportingYear found) {

        public boolean isLocked() {
            return found != null && found.isLocked();
        }
    }

    public void open() {
        messages.open(() -> access.requireAnywhere(Right.LOCK_YEARS));
    }

    /** Newest first. */
    public List<Line> getLines() {
        if (lines == null) {
            Map<Integer, ReportingYear> known =
                    calendar.list().stream().collect(Collectors.toMap(ReportingYear::getYear, Function.identity()));
            TreeMap<Integer, Line> all = new TreeMap<>();
            int now = calendar.today().getYear();
            for (int year = now - YEARS_BACK; year <= now; year++) {
                all.put(year, new Line(year, known.get(year)));
            }
            known.forEach((year, found) -> all.put(year, new Line(year, found)));
            lines = new ArrayList<>(all.descendingMap().values());
        }
        return lines;
    }

    public void lock(int year) {
        if (messages.attempt(() -> calendar.lock(year))) {
            messages.done("calendar.locked", year);
        }
        lines = null;
    }

    /** Locks a year that is not in the table. */
    public void lockOther() {
        lock(other);
        other = null;
    }

    public void unlock(int year) {
        if (messages.attempt(() -> calendar.unlock(year))) {
            messages.done("calendar.unlocked", year);
        }
        lines = null;
    }

    public int getFirstYear() {
        return CalendarService.FIRST_YEAR;
    }

    public int getThisYear() {
        return calendar.today().getYear();
    }

    public Integer getOther() {
        return other;
    }

    public void setOther(Integer other) {
        this.other = other;
    }
}
