package vn.nennep.reorganisation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.access.UnitService;
import vn.nennep.frame.Problem;
import vn.nennep.reorganisation.UnitEventCommand;
import vn.nennep.reorganisation.UnitEventKind;
import vn.nennep.reorganisation.UnitEventPlan;
import vn.nennep.reorganisation.UnitEventRow;
import vn.nennep.reorganisation.UnitEventService;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitKind;

/** What becomes of units: shown before, entered, read, taken back. */
@Path("unit-events")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UnitEventResource {

    @Inject
    private UnitEventService events;

    @Inject
    private UnitService units;

    /** A unit that is to begin, as {@link UnitEventCommand.NewUnit}. */
    public static class Founded {
        public String code;
        public String name;
        public UnitKind kind;
        public String parent;
    }

    /** An event to enter, as {@link UnitEventCommand}; lists and maps may be absent. */
    public static class Wanted {
        public UUID ref;
        public UnitEventKind kind;
        public LocalDate day;
        public String documentNumber;
        public LocalDate documentOn;
        public String note;
        public List<String> units;
        public String parent;
        public String name;
        public UnitKind unitKind;
        public String code;
        public List<Founded> founded;
        public List<String> successors;
        public String heir;
        public Map<String, String> placement;
        public Map<String, String> people;

        @JsonbTransient
        UnitEventCommand command() {
            if (kind == null) {
                throw RefusedException.invalid("reorganisation.event.kind-missing");
            }
            return new UnitEventCommand(
                    ref,
                    kind,
                    day,
                    documentNumber,
                    documentOn,
                    note,
                    known(units),
                    parent,
                    name,
                    unitKind,
                    code,
                    known(founded).stream()
                            .map(one -> new UnitEventCommand.NewUnit(one.code, one.name, one.kind, one.parent))
                            .toList(),
                    known(successors),
                    heir,
                    known(placement),
                    known(people));
        }
    }

    /** The entries that are not null; empty for null. */
    private static <T> List<T> known(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private static Map<String, String> known(Map<String, String> map) {
        Map<String, String> known = new LinkedHashMap<>();
        if (map != null) {
            map.forEach((from, to) -> {
                if (from != null && to != null) {
                    known.put(from, to);
                }
            });
        }
        return known;
    }

    /**
     * What an event will do.
     *
     * @param obstacles why it cannot be entered, in words; empty when it can
     * @param notices what to look at, in words
     */
    public record PlanBody(
            boolean possible,
            List<LineBody> lines,
            List<UnitEventPlan.Arrival> arrivals,
            List<String> obstacles,
            List<String> notices,
            int cells,
            int members,
            int plannedMeetings) {

        static PlanBody of(UnitEventPlan plan, Locale language) {
            return new PlanBody(
                    plan.isPossible(),
                    plan.lines().stream()
                            .map(line -> new LineBody(
                                    line.change(), line.code(), line.name(), line.kind(), line.before(), line.after()))
                            .toList(),
                    plan.arrivals(),
                    texts(plan.obstacles(), language),
                    texts(plan.notices(), language),
                    plan.cells(),
                    plan.members(),
                    plan.plannedMeetings());
        }

        private static List<String> texts(List<UnitEventPlan.Obstacle> list, Locale language) {
            return list.stream()
                    .map(one -> Messages.text(language, one.key(), one.facts()))
                    .toList();
        }
    }

    /** What happens to one unit; {@code before} and {@code after} are null where nothing is left or comes. */
    public record LineBody(
            UnitEventPlan.Change change, String code, String name, UnitKind kind, String before, String after) {}

    /** An event; {@code undoneAt} and {@code undoneBy} are null while it holds. */
    public record EventBody(
            UUID ref,
            UnitEventKind kind,
            LocalDate day,
            String documentNumber,
            LocalDate documentOn,
            String note,
            Instant enteredAt,
            String enteredBy,
            Instant undoneAt,
            String undoneBy,
            int units,
            List<String> predecessors,
            List<String> successors,
            List<String> founded) {

        static EventBody of(UnitEventRow row) {
            return new EventBody(
                    row.ref(),
                    row.kind(),
                    row.effectiveOn(),
                    row.documentNumber(),
                    row.documentOn(),
                    row.note(),
                    row.enteredAt(),
                    row.enteredBy(),
                    row.undoneAt(),
                    row.undoneBy(),
                    row.units(),
                    codes(row.predecessors()),
                    codes(row.successors()),
                    codes(row.founded()));
        }

        private static List<String> codes(List<UnitEventRow.Named> list) {
            return list.stream().map(UnitEventRow.Named::code).toList();
        }
    }

    @POST
    @Path("preview")
    @Operation(
            summary = "What an event will do, and everything that stands in its way",
            description = "Takes the same body as the entry and changes nothing")
    public PlanBody preview(Wanted wanted, @Context HttpHeaders headers) {
        return PlanBody.of(events.preview(command(wanted)), Problem.language(headers));
    }

    @POST
    @Operation(
            summary = "Enter an event of units",
            description = "201 and its address; the same ref again changes nothing. ref: a UUID of the caller's choice;"
                    + " kind: FOUNDED, RENAMED, RECODED, MOVED, MERGED, SPLIT or DISSOLVED; day: first day on which it"
                    + " holds; units, successors: codes; founded: units that begin; placement: code below an ended unit"
                    + " to the code of its new superior; people: code of a member to the code of the new cell")
    public Response enter(Wanted wanted, @Context UriInfo address) {
        UnitEventCommand command = command(wanted);
        if (command.ref() == null) {
            throw RefusedException.invalid("frame.parameter-missing", "ref");
        }
        events.enter(command);
        return Response.created(address.getAbsolutePathBuilder()
                        .path(command.ref().toString())
                        .build())
                .entity(EventBody.of(events.get(command.ref())))
                .build();
    }

    @GET
    @Operation(summary = "The events of a unit and of what stood directly below it, newest first")
    public List<EventBody> list(@QueryParam("unit") String unit) {
        if (unit == null || unit.isBlank()) {
            throw RefusedException.invalid("frame.parameter-missing", "unit");
        }
        return events.list(units.get(unit)).stream().map(EventBody::of).toList();
    }

    @GET
    @Path("{ref}")
    @Operation(summary = "One event")
    public EventBody get(@PathParam("ref") String ref) {
        return EventBody.of(events.get(uuid(ref)));
    }

    @POST
    @Path("{ref}/undo")
    @Operation(
            summary = "Take an event back",
            description = "409 when a year from its day on is locked, or something was built on it")
    public EventBody undo(@PathParam("ref") String ref) {
        events.undo(uuid(ref));
        return EventBody.of(events.get(uuid(ref)));
    }

    private static UnitEventCommand command(Wanted wanted) {
        if (wanted == null) {
            throw RefusedException.invalid("reorganisation.event.kind-missing");
        }
        return wanted.command();
    }

    private static UUID uuid(String ref) {
        try {
            return UUID.fromString(ref);
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound("reorganisation.event.not-found");
        }
    }
}
