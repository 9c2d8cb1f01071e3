package vn.nennep.rollcall.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import vn.nennep.access.EntryRequest;
import vn.nennep.frame.EntryAnswers;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RollCallEntryService;
import vn.nennep.rollcall.RollCallService;
import vn.nennep.rollcall.RollCallSheet;
import vn.nennep.rollcall.RosterCategory;
import vn.nennep.shared.RefusedException;

/** The roll call of a meeting: read, and taken from a program or from a page that had no line. */
@Path("meetings/{code}/roll-call")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RollCallResource {

    private static final Jsonb JSON = JsonbBuilder.create();

    /** Two thousand people with long reasons. */
    private static final int MOST_BYTES = 4_000_000;

    @Inject
    private RollCallEntryService entries;

    @Inject
    private RollCallService rollCalls;

    /** A roll call as it is sent; both lists may be absent. */
    public static class Wanted {
        public List<WantedMark> marks;
        public List<String> guests;
    }

    /** What is said of one person; no mark is none recorded, a reason belongs to an excused one. */
    public static class WantedMark {
        public String memberCode;
        public AttendanceMark mark;
        public String reason;
    }

    /**
     * A roll call.
     *
     * @param entries the roster of the meeting's day, frozen; empty until the roll is called
     */
    public record RollCallBody(
            String meetingCode,
            MeetingStatus status,
            int due,
            int present,
            int excused,
            int absent,
            List<Entry> entries) {}

    /**
     * One person of a roll call.
     *
     * @param due false for an exempt person who came: shown, not counted
     * @param reason null unless absent with one
     */
    public record Entry(
            String memberCode, String name, RosterCategory category, boolean due, AttendanceMark mark, String reason) {}

    @GET
    @Operation(summary = "The roll call of a meeting", description = "ETag is the version that PUT names in If-Match.")
    @APIResponseSchema(RollCallBody.class)
    public Response rollCall(@PathParam("code") String code) {
        RollCallSheet sheet = rollCalls.openByCode(code);
        return Response.ok(body(sheet)).tag(String.valueOf(sheet.version())).build();
    }

    static RollCallBody body(RollCallSheet sheet) {
        List<Entry> entries = !sheet.frozen()
                ? List.of()
                : Stream.concat(sheet.due().stream(), sheet.notDue().stream().filter(row -> row.mark() != null))
                        .map(row -> new Entry(
                                row.memberCode(),
                                row.fullName(),
                                row.isDue() ? row.category() : RosterCategory.EXEMPT,
                                row.isDue(),
                                row.mark(),
                                row.reason()))
                        .toList();
        return new RollCallBody(
                sheet.meeting().getCode(),
                sheet.meeting().getStatus(),
                sheet.count().due(),
                sheet.count().present(),
                sheet.count().excused(),
                sheet.count().absent(),
                entries);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes the roll of a meeting, once for an Idempotency-Key",
            description =
                    "Idempotency-Key is a UUID of your choice: the same request under it gets the same answer and is written once, for seven days. If-Match is the ETag of the roll call that was read; when somebody saved another one since, the answer is 412 with both: current and sent. Whoever is not among marks keeps the saved mark; guests are codes of exempt members who came. The answer has the number of the receipt and the new version.")
    public Response enter(
            @PathParam("code") String code,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String version,
            @Context HttpHeaders headers,
            InputStream sent) {
        String body = EntryAnswers.read(sent, MOST_BYTES);
        Wanted wanted = JSON.fromJson(body, Wanted.class);
        EntryRequest request = new EntryRequest(key, version, "PUT roll-call " + code, body);
        try {
            return EntryAnswers.entered(entries.enter(code, request, said(wanted), guests(wanted)));
        } catch (RefusedException refused) {
            if (!refused.isChangedMeanwhile()) {
                throw refused;
            }
            RollCallSheet sheet = rollCalls.openByCode(code);
            return EntryAnswers.changed(
                    refused, headers, sheet.version(), JSON.toJson(body(sheet)), body, JsonValue.EMPTY_JSON_ARRAY);
        }
    }

    private static List<RollCallEntryService.Said> said(Wanted wanted) {
        return known(wanted == null ? null : wanted.marks).stream()
                .map(one -> new RollCallEntryService.Said(
                        one.memberCode,
                        one.mark == null ? AttendanceMark.NOT_RECORDED : one.mark,
                        one.reason == null || one.reason.isBlank() ? null : one.reason))
                .toList();
    }

    private static Set<String> guests(Wanted wanted) {
        return known(wanted == null ? null : wanted.guests).stream().collect(Collectors.toSet());
    }

    private static <T> List<T> known(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
