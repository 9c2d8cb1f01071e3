package vn.nennep.calendar.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.calendar.PeriodService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.shared.RefusedException;

/** The periods of reports. */
@Path("periods")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PeriodResource {

    @Inject
    private PeriodService periods;

    @Inject
    private AccessService access;

    /**
     * A period.
     *
     * @param period as reports are asked for it
     * @param from its first day
     * @param to its last day
     * @param dueOn the last day on which it is reported in time
     */
    public record PeriodBody(String period, ReportingPeriod.Kind kind, LocalDate from, LocalDate to, LocalDate dueOn) {}

    @GET
    @Operation(
            summary = "The periods that reports of a year can be asked for",
            description = "A province decides on which day its months close and by when a period is reported.")
    public List<PeriodBody> list(@QueryParam("year") Integer year) {
        if (year == null) {
            throw RefusedException.invalid("frame.parameter-missing", "year");
        }
        access.requireAnywhere(Right.SEE);
        PeriodRule rule = periods.ruleOf(ReportingPeriod.of(year).year());
        return Arrays.stream(ReportingPeriod.Kind.values())
                .flatMap(kind -> ReportingPeriod.listOf(year, kind).stream())
                .map(period -> new PeriodBody(
                        period.text(), period.kind(), rule.firstOn(period), rule.lastOn(period), rule.dueOn(period)))
                .toList();
    }
}
