package vn.nennep.paper.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.frame.Problem;
import vn.nennep.paper.PaperFile;
import vn.nennep.paper.PaperFormat;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.PaperRequest;
import vn.nennep.paper.PaperService;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/** Papers for other programs. */
@Path("papers")
@ApplicationScoped
public class PaperResource {

    @Inject
    private PaperService papers;

    @GET
    @Path("{kind}")
    @Operation(
            summary = "A paper as a Word file or a PDF",
            description =
                    "kind: plan, key-tasks (unit, year), cell-report, consolidated-report (unit, year, period), notice, minutes, resolution, score-sheet (meeting), attendance-sheet (meeting, or unit and year for a blank one). format: docx (the default) or pdf. period: 2021, 2021-Q1, 2021-05, 2021-H1, 2021-9M. meeting: the identifier of a meeting.")
    public Response paper(
            @PathParam("kind") String kind,
            @QueryParam("format") @DefaultValue("docx") PaperFormat format,
            @QueryParam("unit") String unit,
            @QueryParam("year") Integer year,
            @QueryParam("period") String period,
            @QueryParam("meeting") UUID meeting,
            @Context HttpHeaders headers) {
        PaperKind known = PaperKind.of(kind).orElseThrow(() -> RefusedException.notFound("paper.kind-unknown", kind));
        PaperRequest request = new PaperRequest(known, unit, year, period, meeting, null);
        Optional<String> missing = request.missing();
        if (missing.isPresent()) {
            return wrong(headers, "frame.parameter-missing", missing.get());
        }
        if (!request.kind().needsMeeting() && request.meeting() == null) {
            try {
                request.reportingPeriod();
            } catch (RefusedException unknown) {
                return wrong(headers, unknown.key(), unknown.facts().toArray());
            }
        }
        return sent(papers.make(request, format));
    }

    private static Response wrong(HttpHeaders headers, String key, Object... facts) {
        var language = Problem.language(headers);
        return Problem.of(400, key, Messages.text(language, key, facts), language);
    }

    static Response sent(PaperFile file) {
        return Response.ok(file.content(), file.format().mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
