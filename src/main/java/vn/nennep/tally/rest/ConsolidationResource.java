package vn.nennep.tally.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.shared.RefusedException;
import vn.nennep.tally.ConsolidationService;
import vn.nennep.tally.RunOrigin;
import vn.nennep.tally.RunRow;
import vn.nennep.tally.RunStatus;
import vn.nennep.tally.RunWay;
import vn.nennep.tally.WayReason;

/** Starts a consolidation and tells how it went. */
@Path("consolidations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConsolidationResource {

    @Inject
    private ConsolidationService consolidation;

    /** What to count. */
    public static class Wanted {

        private Integer year;
        private boolean full;

        public Integer getYear() {
            return year;
        }

        public void setYear(Integer year) {
            this.year = year;
        }

        /** Whether everything is to be counted again whatever changed. */
        public boolean isFull() {
            return full;
        }

        public void setFull(boolean full) {
            this.full = full;
        }
    }

    /**
     * A run.
     *
     * @param published whether the figures of all its years are visible
     * @param incomplete whether cells were set aside because their figures did not agree; see the years
     * @param origin why it was started
     * @param finishedAt null while it goes on
     * @param seconds null while it goes on
     * @param failure why it failed; null otherwise
     * @param due the hour of the night that it is for; null for a run by a person or of the first start
     */
    public record RunBody(
            String id,
            RunStatus status,
            RunOrigin origin,
            boolean published,
            boolean incomplete,
            Instant startedAt,
            Instant finishedAt,
            Double seconds,
            String failure,
            Instant due,
            List<YearBody> years) {

        static RunBody of(RunRow run) {
            return new RunBody(
                    run.ref().toString(),
                    run.status(),
                    run.origin(),
                    run.isPublished(),
                    run.isIncomplete(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.seconds(),
                    run.failure(),
                    run.dueAt(),
                    run.years().stream().map(YearBody::of).toList());
        }
    }

    /**
     * A cell whose figures did not agree.
     *
     * @param reason what did not agree, in Vietnamese
     */
    public record AsideBody(String code, String name, String reason) {}

    /**
     * A year of a run.
     *
     * @param way whether everything was counted or what changed alone; null until published
     * @param reason why that way
     * @param cells cells that were counted; null until published
     * @param amended whether the run took an amendment of signed figures into them
     * @param incomplete whether cells were set aside
     * @param aside those cells, by code: the figures of all others were published without them
     * @param failedUnit code of the unit whose figures did not agree; null when that was not the reason
     * @param seconds of each step, in order
     */
    public record YearBody(
            int year,
            RunStatus status,
            boolean published,
            Integer meetings,
            Integer attendances,
            Integer units,
            Integer changed,
            RunWay way,
            WayReason reason,
            Integer cells,
            boolean amended,
            boolean incomplete,
            List<AsideBody> aside,
            String failedUnit,
            String failure,
            Map<String, Double> seconds) {

        static YearBody of(RunRow.YearRow year) {
            Map<String, Double> seconds = new LinkedHashMap<>();
            year.parts().forEach(part -> seconds.put(part.part(), part.seconds()));
            return new YearBody(
                    year.year(),
                    year.status(),
                    year.isPublished(),
                    year.meetings(),
                    year.entries(),
                    year.units(),
                    year.changed(),
                    year.way(),
                    year.reason(),
                    year.cells(),
                    year.amended(),
                    !year.aside().isEmpty(),
                    year.aside().stream()
                            .map(one -> new AsideBody(one.code(), one.name(), one.failure()))
                            .toList(),
                    year.failedUnitCode(),
                    year.failure(),
                    seconds);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Start the consolidation of a year",
            description =
                    "What changed since the last run is counted, or everything where that is not enough or full is true;"
                            + " 202 and the address of the run; 409 while another goes on")
    public Response start(Wanted wanted, @Context UriInfo address) {
        if (wanted == null || wanted.getYear() == null) {
            throw RefusedException.invalid("frame.parameter-missing", "year");
        }
        UUID ref = consolidation.start(wanted.getYear(), wanted.isFull());
        return Response.accepted(RunBody.of(consolidation.getRun(ref)))
                .location(address.getAbsolutePathBuilder().path(ref.toString()).build())
                .build();
    }

    @GET
    @Operation(summary = "The newest runs first")
    public List<RunBody> list() {
        return consolidation.listRuns().stream().map(RunBody::of).toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One run")
    public RunBody get(@PathParam("id") String id) {
        return RunBody.of(consolidation.getRun(ref(id)));
    }

    private static UUID ref(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound("tally.run-not-found");
        }
    }
}
