package vn.nennep.calendar.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.YearStanding;
import vn.nennep.calendar.YearState;

/** The periods of reporting years. */
@Path("years")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class YearResource {

    @Inject
    private CalendarService calendar;

    /**
     * A year.
     *
     * @param since first day of the state; null while the year is open
     * @param dueOn last day of entering in time; null when not decided, as are the other dates
     * @param locksOn first day on which changes are refused
     * @param frozenOn first day on which the figures are signed
     */
    public record YearBody(
            int year, YearState state, LocalDate since, LocalDate dueOn, LocalDate locksOn, LocalDate frozenOn) {

        static YearBody of(YearStanding year) {
            return new YearBody(
                    year.year(),
                    year.state(),
                    year.since(),
                    year.dates().dueOn(),
                    year.dates().locksOn(),
                    year.dates().frozenOn());
        }
    }

    @GET
    @Operation(
            summary = "The years about whose periods anything was decided, newest first",
            description = "A year that is not listed is OPEN. state: OPEN, DUE, LOCKED or FROZEN.")
    public List<YearBody> list() {
        return calendar.listStandings().stream().map(YearBody::of).toList();
    }
}
