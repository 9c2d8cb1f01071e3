package vn.nennep.paper.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.frame.Problem;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.TemplateRefused;
import vn.nennep.paper.TemplateService;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/** Templates of papers for other programs. */
@Path("paper-templates")
@ApplicationScoped
public class TemplateResource {

    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final int UNPROCESSABLE = 422;

    @Inject
    private TemplateService templates;

    /** A day of an address, {@code 2026-01-31}. */
    public record Day(LocalDate date) {

        /** @throws DateTimeException when the text is no day */
        public static Day fromString(String text) {
            return new Day(LocalDate.parse(text));
        }
    }

    @GET
    @Path("{kind}")
    @Operation(summary = "The template of a kind that comes with the program: a pattern for an own one")
    public Response builtIn(@PathParam("kind") String kind) {
        return PaperResource.sent(templates.builtIn(known(kind)));
    }

    @POST
    @Path("{kind}")
    @Consumes({DOCX, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Publish a template",
            description =
                    "A Word file. unit: whose branch it binds, everybody's when left out; validFrom: the first day of the papers that follow it. 422 with every fault and nothing replaced.")
    public Response publish(
            @PathParam("kind") String kind,
            @QueryParam("unit") String unit,
            @QueryParam("validFrom") Day validFrom,
            InputStream file,
            @Context HttpHeaders headers)
            throws IOException {
        if (validFrom == null) {
            throw RefusedException.invalid("frame.parameter-missing", "validFrom");
        }
        try {
            UUID ref = templates.publish(
                    unit, known(kind), validFrom.date(), null, file.readNBytes(TemplateService.MOST_BYTES + 1));
            return Response.created(URI.create("paper-templates/" + ref))
                    .entity(Json.createObjectBuilder()
                            .add("ref", ref.toString())
                            .build())
                    .build();
        } catch (TemplateRefused refused) {
            return faults(refused, Problem.language(headers));
        }
    }

    private static Response faults(TemplateRefused refused, Locale language) {
        JsonArrayBuilder faults = Json.createArrayBuilder();
        refused.faults()
                .forEach(fault -> faults.add(Json.createObjectBuilder()
                        .add("place", fault.place())
                        .add("code", fault.key())
                        .add("reason", fault.reason(language))));
        return Response.status(UNPROCESSABLE)
                .type(Problem.TYPE)
                .entity(Problem.body(UNPROCESSABLE, refused.key(), Messages.text(language, refused), language)
                        .add("faults", faults)
                        .build()
                        .toString()
                        .getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static PaperKind known(String kind) {
        return PaperKind.of(kind).orElseThrow(() -> RefusedException.notFound("paper.kind-unknown", kind));
    }
}
