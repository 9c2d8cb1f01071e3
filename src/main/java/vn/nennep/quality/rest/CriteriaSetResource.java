package vn.nennep.quality.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.frame.Problem;
import vn.nennep.quality.CriteriaFault;
import vn.nennep.quality.CriteriaRefused;
import vn.nennep.quality.CriteriaSetRow;
import vn.nennep.quality.CriteriaSetService;
import vn.nennep.shared.Messages;

/** Publishes criteria sets and hands them out. */
@Path("criteria-sets")
@ApplicationScoped
public class CriteriaSetResource {

    private static final String YAML = "text/yaml";
    private static final int UNPROCESSABLE = 422;

    /** More than a set may have, so that the reader can say that it is too long. */
    private static final int MOST_READ = 1_000_000;

    @Inject
    private CriteriaSetService sets;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The published criteria sets")
    public JsonArray list() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        sets.list().forEach(row -> list.add(written(row)));
        return list.build();
    }

    @GET
    @Path("{code}")
    @Produces(YAML)
    @Operation(summary = "A published criteria set as the file that it was")
    public String get(@PathParam("code") String code) {
        return sets.get(code).getSource();
    }

    @POST
    @Consumes({YAML, "application/yaml"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Publish a criteria set",
            description =
                    "A YAML file in UTF-8. 201 when it is new, 200 when the same text is published already, 422 with every fault and nothing published, 409 when the code is another set's.")
    public Response publish(InputStream file, @Context HttpHeaders headers) throws IOException {
        String charset = headers.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new NotSupportedException("charset " + charset);
        }
        try {
            boolean fresh = sets.publish(file.readNBytes(MOST_READ));
            return Response.status(fresh ? Response.Status.CREATED : Response.Status.OK)
                    .entity(Json.createObjectBuilder().add("published", fresh).build())
                    .build();
        } catch (CriteriaRefused refused) {
            Locale language = Problem.language(headers);
            JsonArrayBuilder faults = Json.createArrayBuilder();
            refused.faults().forEach(fault -> faults.add(written(fault, language)));
            return Response.status(UNPROCESSABLE)
                    .type(Problem.TYPE)
                    .entity(Problem.body(UNPROCESSABLE, refused.key(), Messages.text(language, refused), language)
                            .add("faults", faults)
                            .build()
                            .toString()
                            .getBytes(StandardCharsets.UTF_8))
                    .build();
        }
    }

    private static JsonObject written(CriteriaFault fault, Locale language) {
        return Json.createObjectBuilder()
                .add("line", fault.line())
                .add("place", fault.place())
                .add("code", fault.key())
                .add("reason", fault.reason(language))
                .build();
    }

    private static JsonObjectBuilder written(CriteriaSetRow row) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("code", row.code())
                .add("name", row.name())
                .add("applies_to", row.appliesTo().name())
                .add("valid_from", row.validFrom().toString())
                .add("example", row.example())
                .add("published_at", row.publishedAt().toString());
        put(json, "unit", row.unitCode());
        put(json, "valid_to", row.validTo() == null ? null : row.validTo().toString());
        put(json, "guidance", row.guidance());
        return json;
    }

    private static void put(JsonObjectBuilder json, String name, String value) {
        if (value == null) {
            json.addNull(name);
        } else {
            json.add(name, value);
        }
    }
}
