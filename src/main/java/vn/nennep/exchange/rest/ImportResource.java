package vn.nennep.exchange.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.exchange.FileLook;
import vn.nennep.exchange.ImportFile;
import vn.nennep.exchange.ImportKind;
import vn.nennep.exchange.ImportRefused;
import vn.nennep.exchange.ImportResult;
import vn.nennep.exchange.ImportService;
import vn.nennep.frame.Problem;
import vn.nennep.shared.ExcelName;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/** Takes files of other programs. */
@Path("imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private static final int UNPROCESSABLE = 422;

    @Inject
    private ImportService imports;

    @POST
    @Path("{kind}")
    @Consumes({"text/csv", ExcelName.TYPE})
    @Operation(
            summary = "Load a CSV file or a workbook, all or nothing",
            description =
                    "kind: units, members, memberships, leaves, meetings, attendance, plans or accounts. An empty field keeps what is there; the word XÓA empties it. 200 with counts, what was cleared and warnings about rows that look broken (accounts: and the first passwords, shown once); 422 with every faulty row and nothing written. strict=true refuses what is warned of. preview=true writes nothing and answers with what each row would do; its digest, sent with the same file, lets it be written only as long as it does the same (409 otherwise).")
    public Response load(
            @PathParam("kind") String kind,
            @QueryParam("strict") @DefaultValue("false") boolean strict,
            @QueryParam("preview") @DefaultValue("false") boolean preview,
            @QueryParam("digest") String digest,
            InputStream content,
            @Context HttpHeaders headers)
            throws IOException {
        ImportKind known =
                ImportKind.of(kind).orElseThrow(() -> RefusedException.notFound("exchange.kind-unknown", kind));
        boolean workbook = headers.getMediaType().isCompatible(MediaType.valueOf(ExcelName.TYPE));
        String charset = headers.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
        if (!workbook && charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new NotSupportedException("charset " + charset);
        }
        Locale language = Problem.language(headers);
        // Before a file of somebody who may not load it is even kept.
        imports.requireMay(known);
        try (ImportFile file = workbook ? ImportFile.workbook(content) : ImportFile.csv(content)) {
            if (preview) {
                FileLook look = imports.look(known, file);
                return ok(json -> LookJson.write(json, look, language));
            }
            ImportResult result = imports.load(known, file, strict, digest);
            return ok(json -> write(json, result, language));
        } catch (ImportRefused refused) {
            return Response.status(UNPROCESSABLE)
                    .type(Problem.TYPE)
                    .entity(streamed(json -> write(json, refused, language)))
                    .build();
        }
    }

    /** What writes the body of an answer. */
    private interface Body {
        void into(JsonGenerator json);
    }

    private static Response ok(Body body) {
        return Response.ok(streamed(body)).header("Cache-Control", "no-store").build();
    }

    /** A million faulty rows are written one by one, not as one text in memory. */
    private static StreamingOutput streamed(Body body) {
        return out -> {
            try (JsonGenerator json = Json.createGenerator(out)) {
                body.into(json);
            }
        };
    }

    /** The counts; what people should know of it; and, when the file made accounts, their first passwords. */
    private static void write(JsonGenerator json, ImportResult result, Locale language) {
        json.writeStartObject()
                .write("created", result.created())
                .write("updated", result.updated())
                .write("unchanged", result.unchanged())
                .write("cleared", result.cleared());
        LookJson.faults(json, "warnings", result.warnings(), language);
        if (!result.firstPasswords().isEmpty()) {
            json.writeStartArray("first_passwords");
            result.firstPasswords().forEach(one -> json.writeStartObject()
                    .write("login", one.login())
                    .write("display_name", one.displayName())
                    .write("password", one.password())
                    .writeEnd());
            json.writeEnd();
        }
        json.writeEnd();
    }

    private static void write(JsonGenerator json, ImportRefused refused, Locale language) {
        JsonObject problem = Problem.body(
                        UNPROCESSABLE, Problem.code(refused.key()), Messages.text(language, refused), language)
                .build();
        json.writeStartObject();
        problem.forEach(json::write);
        LookJson.faults(json, "faults", refused.faults(), language);
        json.writeEnd();
    }
}
