package vn.nennep.calendar.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import vn.nennep.calendar.AmendmentService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.YearStanding;
import vn.nennep.calendar.YearState;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;

/** What the pages of a cell say of the year that they show: nothing while it is open, else its state and what to do. */
@Named
@RequestScoped
public class PeriodWords {

    @Inject
    private CalendarService calendar;

    @Inject
    private AmendmentService amendments;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    private final Map<String, YearStanding> asked = new HashMap<>();

    /** How the year stands for the unit, asked once a page. */
    public YearStanding standing(long unitId, int year) {
        return asked.computeIfAbsent(unitId + "." + year, key -> calendar.standing(unitId, year));
    }

    /** A sentence for the banner; empty while there is nothing to say. */
    public String sentence(long unitId, int year) {
        YearStanding standing = standing(unitId, year);
        String until = words.moment(standing.openUntil());
        return switch (standing.state()) {
            case OPEN -> "";
            case DUE ->
                messages.text(
                        "calendar.banner.due", year, words.day(standing.dates().dueOn()));
            case LOCKED ->
                standing.isOpen()
                        ? messages.text("calendar.banner.exception", year, until)
                        : messages.text("calendar.banner.locked", year, words.day(standing.since()));
            case FROZEN ->
                standing.isOpen()
                        ? messages.text("calendar.banner.amendment", year, until)
                        : messages.text("calendar.banner.frozen", year, words.day(standing.since()));
        };
    }

    /** Whether the page offers the way to ask for an amendment. */
    public boolean mayRequest(long unitId, int year) {
        YearStanding standing = standing(unitId, year);
        return standing.state() == YearState.FROZEN && !standing.isOpen() && amendments.mayRequest(unitId);
    }
}
