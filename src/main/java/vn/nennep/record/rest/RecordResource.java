package vn.nennep.record.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import vn.nennep.access.EntryRequest;
import vn.nennep.frame.EntryAnswers;
import vn.nennep.frame.Problem;
import vn.nennep.record.FieldVersions;
import vn.nennep.record.RecordEntryService;
import vn.nennep.record.RecordFields;
import vn.nennep.record.RecordForm;
import vn.nennep.record.RecordService;
import vn.nennep.record.RecordSheet;
import vn.nennep.record.RecordWords;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/** The record of a meeting as fields: read, and taken from a program or from a page that had no line. */
@Path("meetings/{code}/record")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RecordResource {

    private static final Jsonb JSON = JsonbBuilder.create();

    private static final int MOST_BYTES = 4 * RecordFields.LONGEST;

    @Inject
    private RecordEntryService entries;

    @Inject
    private RecordService sheets;

    /**
     * A record.
     *
     * @param fields field → text; lists ({@code c} contributions, {@code v} votes, {@code t} tasks) have the references of their
     *     lines, {@code c.<reference>.text} and the like what stands in a line
     */
    public record RecordBody(String meetingCode, int version, Map<String, String> fields) {

        static RecordBody of(RecordSheet sheet) {
            return new RecordBody(
                    sheet.roll().meeting().getCode(),
                    sheet.roll().version(),
                    RecordForm.of(sheet).values());
        }
    }

    @GET
    @Operation(
            summary = "The record of a meeting as fields",
            description =
                    "ETag is the version that PATCH names in If-Match. Texts are empty for who may not read them.")
    @APIResponseSchema(RecordBody.class)
    public Response read(@PathParam("code") String code) {
        RecordBody body = RecordBody.of(sheets.openByCode(code));
        return Response.ok(body).tag(String.valueOf(body.version())).build();
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Writes fields of a record, once for an Idempotency-Key",
            description =
                    "The body is an object of texts, field → text; fields that are not in it keep what is saved. Idempotency-Key and If-Match as for the roll call. A field may come with what was saved when it was typed, as was:<field>: then it is put over a newer record as long as nobody changed that very field. Otherwise the answer to a newer record is 412, with current and sent, and disputed names each field with both texts. 422 has what is wrong at each field in fields.")
    public Response enter(
            @PathParam("code") String code,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") String version,
            @Context HttpHeaders headers,
            InputStream sent) {
        String body = EntryAnswers.read(sent, MOST_BYTES);
        Locale language = Problem.language(headers);
        EntryRequest request = new EntryRequest(key, version, "PATCH record " + code, body);
        RecordEntryService.Outcome outcome;
        try {
            outcome = entries.enter(code, request, RecordFields.parse(body));
        } catch (RefusedException refused) {
            if (!refused.isChangedMeanwhile()) {
                throw refused;
            }
            return changed(refused, headers, body, sheets.openByCode(code), List.of());
        }
        if (!outcome.wrong().isEmpty()) {
            return wrong(outcome.wrong(), language);
        }
        return outcome.receipt()
                .map(EntryAnswers::entered)
                .orElseGet(() -> changed(
                        RefusedException.conflict("meeting.changed-meanwhile"),
                        headers,
                        body,
                        outcome.sheet(),
                        outcome.disputed()));
    }

    private static Response changed(
            RefusedException refused,
            HttpHeaders headers,
            String sent,
            RecordSheet sheet,
            List<FieldVersions> disputed) {
        JsonArrayBuilder fields = Json.createArrayBuilder();
        new RecordWords(Problem.language(headers), sheet)
                .inWords(disputed)
                .forEach(one -> fields.add(Json.createObjectBuilder()
                        .add("field", one.field())
                        .add("label", one.label())
                        .add("theirs", one.theirs())
                        .add("mine", one.mine() == null ? one.theirs() : one.mine())));
        RecordBody current = RecordBody.of(sheet);
        return EntryAnswers.changed(refused, headers, current.version(), JSON.toJson(current), sent, fields.build());
    }

    private static Response wrong(Map<String, RefusedException> wrong, Locale language) {
        RefusedException refused = RefusedException.invalid("meeting.record.fields-wrong", wrong.size());
        JsonObjectBuilder fields = Json.createObjectBuilder();
        wrong.forEach((field, refusal) -> fields.add(field, Messages.text(language, refusal)));
        return Response.status(422)
                .type(Problem.TYPE)
                .entity(Problem.body(422, Problem.code(refused.key()), Messages.text(language, refused), language)
                        .add("fields", fields)
                        .build()
                        .toString()
                        .getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
