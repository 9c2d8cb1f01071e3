package vn.nennep.calendar.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.YearChange;
import vn.nennep.calendar.YearDates;
import vn.nennep.calendar.YearExceptionRow;
import vn.nennep.calendar.YearExceptionService;
import vn.nennep.calendar.YearStanding;
import vn.nennep.calendar.YearState;
import vn.nennep.frame.PageMessages;

/** Reporting years: their states and dates, who decided them and why, and who is let into locked ones. */
@Named
@ViewScoped
public class YearsPage implements Serializable {

    /** Years back that are offered without asking; older ones are typed. */
    private static final int YEARS_BACK = 7;

    private static final Map<String, String> DATE_FIELDS = Map.of(
            "calendar.reason-missing", "reason",
            "calendar.reason-long", "reason",
            "calendar.freeze-in-past", "frozenOn",
            "calendar.dates-order", "dueOn",
            "calendar.dates-before-year", "dueOn");

    private static final Map<String, String> EXCEPTION_FIELDS = Map.of(
            "calendar.unit-unknown", "unit",
            "calendar.exception-not-above", "unit",
            "calendar.exception-frozen", "exceptionYear",
            "calendar.exception-needless", "exceptionYear",
            "calendar.exception-end", "endDay",
            "calendar.reason-missing", "exceptionReason",
            "calendar.reason-long", "exceptionReason");

    @Inject
    private CalendarService calendar;

    @Inject
    private YearExceptionService exceptions;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    private Integer other;
    private Integer chosen;
    private YearForm form = new YearForm();
    private ExceptionForm exception = new ExceptionForm();
    private transient List<YearStanding> lines;
    private transient List<YearChange> changes;
    private transient List<YearExceptionRow> exceptionRows;

    public void open() {
        messages.open(() -> access.requireAnywhere(Right.LOCK_YEARS));
    }

    /** Newest first; a year about which nothing was decided is open. */
    public List<YearStanding> getLines() {
        if (lines == null) {
            TreeMap<Integer, YearStanding> all = new TreeMap<>();
            int now = calendar.today().getYear();
            for (int year = now - YEARS_BACK; year <= now; year++) {
                all.put(year, undecided(year));
            }
            calendar.listStandings().forEach(found -> all.put(found.year(), found));
            lines = new ArrayList<>(all.descendingMap().values());
        }
        return lines;
    }

    private static YearStanding undecided(int year) {
        return new YearStanding(year, YearState.OPEN, YearDates.NONE, null, null, null);
    }

    /** Opens a year for deciding. */
    public void choose(int year) {
        chosen = year;
        changes = null;
        lines = null;
        form = YearForm.of(getStanding().dates());
    }

    /** Opens a year that is not in the table. */
    public void chooseOther() {
        choose(other);
        other = null;
    }

    public void close() {
        chosen = null;
    }

    /** The chosen year; null when none is. */
    public YearStanding getStanding() {
        return chosen == null
                ? null
                : getLines().stream()
                        .filter(line -> line.year() == chosen)
                        .findFirst()
                        .orElse(undecided(chosen));
    }

    /** The decisions about the chosen year, newest first. */
    public List<YearChange> getChanges() {
        if (changes == null) {
            changes = chosen == null ? List.of() : calendar.listChanges(chosen);
        }
        return changes;
    }

    public void schedule() {
        decide("calendar.scheduled", () -> calendar.schedule(chosen, form.dates(), form.getReason()));
    }

    public void lock() {
        decide("calendar.locked", () -> calendar.lock(chosen, form.getReason()));
    }

    public void unlock() {
        decide("calendar.unlocked", () -> calendar.unlock(chosen, form.getReason()));
    }

    private void decide(String done, Runnable decision) {
        int year = chosen;
        if (messages.attempt(decision, DATE_FIELDS)) {
            messages.done(done, year);
            choose(year);
        }
    }

    /** Lets a branch in. */
    public void grant() {
        boolean done = messages.attempt(
                () -> exceptions.grant(
                        exception.ref(),
                        exception.getUnitCode(),
                        exception.getYear(),
                        exception.getReason(),
                        exception.endsAt()),
                EXCEPTION_FIELDS);
        if (done) {
            messages.done("calendar.exception.granted", exception.getUnitCode(), exception.getYear());
            exception = new ExceptionForm();
        }
        exceptionRows = null;
    }

    public void end(UUID ref) {
        if (messages.attempt(() -> exceptions.end(ref))) {
            messages.done("calendar.exception.ended");
        }
        exceptionRows = null;
    }

    public List<YearExceptionRow> getExceptions() {
        if (exceptionRows == null) {
            exceptionRows = exceptions.list();
        }
        return exceptionRows;
    }

    /** The colour of a state. */
    public String tone(YearState state) {
        return switch (state) {
            case OPEN -> "badge-good";
            case DUE -> "badge-warn";
            case LOCKED -> "badge-red";
            case FROZEN -> "badge-gold";
        };
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

    public YearForm getForm() {
        return form;
    }

    public ExceptionForm getException() {
        return exception;
    }
}
