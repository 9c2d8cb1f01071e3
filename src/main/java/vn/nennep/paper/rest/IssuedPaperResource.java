package vn.nennep.paper.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.access.UnitService;
import vn.nennep.paper.IssuedPaper;
import vn.nennep.paper.IssuedPaperService;
import vn.nennep.paper.PaperFormat;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.PaperRequest;
import vn.nennep.shared.RefusedException;

/** Papers as they were issued, for other programs. */
@Path("issued-papers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class IssuedPaperResource {

    @Inject
    private IssuedPaperService papers;

    @Inject
    private UnitService units;

    /**
     * Which paper is to be issued.
     *
     * @param ref chosen by the caller; the same one issues nothing new
     * @param meeting for papers of a meeting; unit, year and period for others
     * @param day of the paper; null for the one that follows from what it is about
     */
    public record Order(UUID ref, String kind, String unit, Integer year, String period, UUID meeting, LocalDate day) {}

    /**
     * A paper that was issued.
     *
     * @param about a period, or the code of a meeting
     * @param number null for a paper without one
     * @param replaces the paper in whose place it was issued; null for none
     * @param replacedBy the one that was issued in its place; null for none
     */
    public record IssuedBody(
            UUID ref,
            String kind,
            String about,
            String title,
            String number,
            LocalDate issuedOn,
            Instant issuedAt,
            String issuedBy,
            UUID replaces,
            UUID replacedBy,
            String docxSha256,
            String pdfSha256) {

        static IssuedBody of(IssuedPaper paper) {
            return new IssuedBody(
                    paper.ref(),
                    paper.paperKind().text(),
                    paper.about(),
                    paper.title(),
                    paper.numberText(),
                    paper.issuedOn(),
                    paper.issuedAt(),
                    paper.issuedBy(),
                    paper.replaces(),
                    paper.replacedBy(),
                    paper.docxSha256(),
                    paper.pdfSha256());
        }
    }

    @GET
    @Operation(summary = "The papers of a unit that were issued, the latest first")
    public List<IssuedBody> list(@QueryParam("unit") String unit) {
        return papers.list(units.get(unit)).stream().map(IssuedBody::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Issues a paper",
            description =
                    "It gets the next number of its type in the term and is kept as it was sent, as a Word file and as a PDF. A paper about the same thing that was issued before is named in it.")
    public Response issue(Order order) {
        if (order == null || order.ref() == null || order.kind() == null) {
            throw RefusedException.invalid(
                    "frame.parameter-missing", order == null || order.ref() == null ? "ref" : "kind");
        }
        PaperKind kind = PaperKind.of(order.kind())
                .orElseThrow(() -> RefusedException.notFound("paper.kind-unknown", order.kind()));
        PaperRequest request =
                new PaperRequest(kind, order.unit(), order.year(), order.period(), order.meeting(), order.day());
        request.missing().ifPresent(name -> {
            throw RefusedException.invalid("frame.parameter-missing", name);
        });
        IssuedPaper issued = papers.issue(order.ref(), request);
        return Response.created(URI.create("issued-papers/" + issued.ref()))
                .entity(IssuedBody.of(issued))
                .build();
    }

    @GET
    @Path("{ref}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The bytes of a paper that was issued", description = "format: docx (the default) or pdf.")
    public Response file(@PathParam("ref") UUID ref, @QueryParam("format") @DefaultValue("docx") PaperFormat format) {
        return PaperResource.sent(papers.download(ref, format));
    }
}
