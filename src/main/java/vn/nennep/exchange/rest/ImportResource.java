package vn.nennep.exchange.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
import vn.nennep.exchange.Fault;
import vn.nennep.exchange.ImportKind;
import vn.nennep.exchange.ImportRefused;
import vn.nennep.exchange.ImportResult;
import vn.nennep.exchange.ImportService;
import vn.nennep.frame.Problem;
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
    @Consumes("text/csv")
    @Operation(
            summary = "Load a CSV file, all or nothing",
            description =
                    "kind: units, members, memberships, leaves, meetings, attendance or accounts. An empty field keeps what is there; the word XÓA empties it. 200 with counts, what was cleared and warnings about rows that look broken (accounts: and the first passwords, shown once); 422 with every faulty row and nothing written. strict=true refuses what is warned of.")
    public Response load(
            @PathParam("kind") String kind,
            @QueryParam("strict") @DefaultValue("false") boolean strict,
            InputStream file,
            @Context HttpHeaders headers)
            throws IOException {
        ImportKind known =
                ImportKind.of(kind).orElseThrow(() -> RefusedException.notFound("exchange.kind-unknown", kind));
        String charset = headers.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new NotSupportedException("charset " + charset);
        }
        Locale language = Problem.language(headers);
        try {
            return Response.ok(written(imports.load(known, file, strict), language))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (ImportRefused refused) {
            // A million faulty rows are written one by one, not as one text in memory.
            StreamingOutput body = out -> {
                try (JsonGenerator json = Json.createGenerator(out)) {
                    JsonObject problem = Problem.body(
                                    UNPROCESSABLE,
                                    Problem.code(refused.key()),
                                    Messages.text(language, refused),
                                    language)
                            .build();
                    json.writeStartObject();
                    problem.forEach(json::write);
                    json.writeStartArray("faults");
                    refused.faults().forEach(fault -> write(json, fault, language));
                    json.writeEnd().writeEnd();
                }
            };
            return Response.status(UNPROCESSABLE)
                    .type(Problem.TYPE)
                    .entity(body)
                    .build();
        }
    }

    /** The counts; what people should know of it; and, when the file made accounts, their first passwords. */
    private static JsonObject written(ImportResult result, Locale language) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("created", result.created())
                .add("updated", result.updated())
                .add("unchanged", result.unchanged())
                .add("cleared", result.cleared());
        JsonArrayBuilder warnings = Json.createArrayBuilder();
        result.warnings()
                .forEach(one -> warnings.add(Json.createObjectBuilder()
                        .add("line", one.line())
                        .add("column", one.column())
                        .add("code", Problem.code(one.key()))
                        .add("reason", one.reason(language))));
        body.add("warnings", warnings);
        if (!result.firstPasswords().isEmpty()) {
            JsonArrayBuilder passwords = Json.createArrayBuilder();
            result.firstPasswords()
                    .forEach(one -> passwords.add(Json.createObjectBuilder()
                            .add("login", one.login())
                            .add("display_name", one.displayName())
                            .add("password", one.password())));
            body.add("first_passwords", passwords);
        }
        return body.build();
    }

    private static void write(JsonGenerator json, Fault fault, Locale language) {
        json.writeStartObject()
                .write("line", fault.line())
                .write("column", fault.column())
                .write("code", Problem.code(fault.key()))
                .write("reason", fault.reason(language))
                .writeEnd();
    }
}
