package vn.nennep.freeze.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.frame.Problem;
import vn.nennep.freeze.Finding;
import vn.nennep.freeze.FreezeCheckService;
import vn.nennep.freeze.FreezeOrder;
import vn.nennep.freeze.FreezeRow;
import vn.nennep.freeze.FreezeService;
import vn.nennep.freeze.NamedDifference;
import vn.nennep.freeze.PaperAnswer;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/** Freezes years, and tells whoever has the hash of one, or of a paper, whether it holds. */
@Path("freezes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class FreezeResource {

    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private FreezeService freezes;

    @Inject
    private FreezeCheckService checks;

    /** What to freeze. */
    public static class Wanted {

        private Integer year;
        private String period;
        private boolean unreported;
        private boolean aside;
        private String reason;

        public Integer getYear() {
            return year;
        }

        public void setYear(Integer year) {
            this.year = year;
        }

        /** The year as text, for programs that know periods; a part of a year is not frozen by itself. */
        public String getPeriod() {
            return period;
        }

        public void setPeriod(String period) {
            this.period = period;
        }

        /** Whether to freeze although cells have no recorded meeting. */
        public boolean isUnreported() {
            return unreported;
        }

        public void setUnreported(boolean unreported) {
            this.unreported = unreported;
        }

        /** Whether to freeze although the figures are without some cells. */
        public boolean isAside() {
            return aside;
        }

        public void setAside(boolean aside) {
            this.aside = aside;
        }

        /** Why, kept with the year; may be left out. */
        public String getReason() {
            return reason;
        }

        public void setReason(String reason) {
            this.reason = reason;
        }
    }

    /**
     * A freeze that was made.
     *
     * @param hash SHA-256 of the canonical text
     * @param previous hash of the freeze before; null for the first
     * @param facts lines of the text
     * @param bytes length of the text
     */
    public record FreezeBody(
            String hash,
            int year,
            String period,
            int version,
            Instant frozenAt,
            String previous,
            int cells,
            int unreported,
            int aside,
            long facts,
            long bytes) {}

    /**
     * What a hash stands for.
     *
     * @param kind {@code freeze} or {@code paper}
     * @param newestVersion of the same period; greater than version after an amendment
     * @param view {@code then} or {@code now} of a paper; null of a freeze
     * @param lines the frozen line of the paper's unit, of a freeze those of the provinces
     * @param right whether what is stored is what was frozen
     * @param agrees whether the data are those that were frozen
     * @param newestAgrees whether they are those of the newest version
     * @param differences the first differences, as far as the caller may see them
     * @param faults what of the freeze itself was changed, for who freezes years
     */
    public record PaperBody(
            String kind,
            int year,
            String period,
            int version,
            int newestVersion,
            Instant frozenAt,
            int unreported,
            int aside,
            String view,
            List<Map<String, Object>> lines,
            boolean right,
            boolean agrees,
            boolean newestAgrees,
            Instant lookedAt,
            boolean marksPutAway,
            List<DifferenceBody> differences,
            List<Finding.Fault> faults) {}

    /**
     * @param unit its code
     * @param person who is meant, of a mark; null otherwise
     * @param frozen null when the fact was not there
     * @param now null when it is not there now
     */
    public record DifferenceBody(
            String unit, String name, String fact, String key, String person, String frozen, String now) {

        static DifferenceBody of(NamedDifference one) {
            return new DifferenceBody(
                    one.unitCode(),
                    one.unitName(),
                    one.kind().word(),
                    one.key(),
                    one.person(),
                    one.before(),
                    one.after());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Freezes a year, or one that an amendment changed again",
            description =
                    "For the provincial office. Writes down all facts and figures, closes the year, and answers with the hash. 409 with the reason when cells are unreported or set aside (say so by unreported and aside), when the figures are older than the last change, or when the year is frozen already.")
    public Response freeze(Wanted wanted, @Context UriInfo address) {
        if (wanted == null || wanted.getYear() == null) {
            throw RefusedException.invalid("frame.parameter-missing", "year");
        }
        if (wanted.getPeriod() != null && !wanted.getPeriod().equals(String.valueOf(wanted.getYear()))) {
            throw RefusedException.invalid("freeze.part-of-year", wanted.getPeriod());
        }
        FreezeRow row = freezes.freeze(
                new FreezeOrder(wanted.getYear(), wanted.isUnreported(), wanted.isAside(), wanted.getReason()));
        return Response.created(
                        address.getAbsolutePathBuilder().path(row.hash()).build())
                .entity(new FreezeBody(
                        row.hash(),
                        row.year(),
                        row.period(),
                        row.version(),
                        row.frozenAt(),
                        row.previous(),
                        row.cellCount(),
                        row.unreportedCount(),
                        row.asideCount(),
                        row.lineCount(),
                        row.byteCount()))
                .build();
    }

    @GET
    @Path("{hash}")
    @Operation(
            summary = "Whether a frozen year or a paper is right, and its frozen figures",
            description =
                    "Open to whoever has the hash, without a sign-in. Differences are named to callers who may see the unit.")
    public Response find(@PathParam("hash") String hash, @Context HttpHeaders headers) {
        if (checks.isShut()) {
            Locale language = Problem.language(headers);
            return Problem.of(TOO_MANY_REQUESTS, "freeze.shut", Messages.text(language, "freeze.shut"), language);
        }
        return Response.ok(body(checks.answer(hash))).build();
    }

    private static PaperBody body(PaperAnswer answer) {
        return new PaperBody(
                answer.ofUnit() ? "paper" : "freeze",
                answer.year(),
                answer.period(),
                answer.version(),
                answer.newest(),
                answer.frozenAt(),
                answer.unreported(),
                answer.aside(),
                answer.view() == null ? null : answer.view().text(),
                answer.lines().stream().map(FreezeResource::line).toList(),
                answer.right(),
                answer.agreeing(),
                answer.newestAgreeing(),
                answer.lookedAt(),
                answer.marksAway(),
                answer.differences().stream().map(DifferenceBody::of).toList(),
                answer.faults());
    }

    private static Map<String, Object> line(PaperAnswer.Line line) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", line.code());
        body.put("name", line.name());
        body.put("kind", line.kind());
        line.figures().forEach((figure, number) -> body.put(figure.json(), number));
        return body;
    }
}
