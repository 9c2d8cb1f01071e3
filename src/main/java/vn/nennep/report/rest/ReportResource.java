package vn.nennep.report.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tally.Figure;
import vn.nennep.tree.TreeView;

/** The published figures for other programs. */
@Path("reports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {

    @Inject
    private ReportService reports;

    /**
     * The report of a unit and year.
     *
     * @param view {@code then} or {@code now}
     * @param incomplete whether the figures are without some cells of the branch
     * @param aside those cells, by code
     */
    public record ReportBody(
            int year,
            String view,
            boolean incomplete,
            List<AsideBody> aside,
            @Schema(ref = FigureSchema.LINE) Map<String, Object> unit,
            @Schema(ref = FigureSchema.LINES) List<Map<String, Object>> children,
            RunBody run) {}

    /**
     * A cell whose figures do not agree with its records.
     *
     * @param reason what did not agree, in Vietnamese
     */
    public record AsideBody(String code, String name, String reason) {}

    /**
     * The run that published the figures.
     *
     * @param amended whether signed figures of the year were changed by an amendment
     */
    public record RunBody(String id, Instant publishedAt, LocalDate asOf, boolean amended) {}

    /**
     * The figures of a unit: who it is, the {@link Figure#counted() counted} figures of the catalogue under their names, and
     * the numbers by each dimension, only of what occurred. {@link FigureSchema} describes it.
     */
    private static Map<String, Object> line(ReportLine line) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", line.code());
        body.put("name", line.name());
        body.put("kind", line.kind().name());
        body.put("incomplete", line.isIncomplete());
        Figure.counted().forEach(figure -> body.put(figure.json(), line.number(figure)));
        line.parts().forEach((dimension, numbers) -> body.put(dimension.json(), numbers));
        return body;
    }

    @GET
    @Path("consolidated")
    @Operation(
            summary = "The consolidated participation of a unit and its children in a year",
            description =
                    "view=then (the default): by the tree of each meeting's date. view=now: by the tree on the day of the run, where each cell's meetings are shown with the unit that carries on for it. Both have the same province total.")
    public ReportBody consolidated(
            @QueryParam("unit") String unit,
            @QueryParam("year") Integer year,
            @QueryParam("view") @DefaultValue("then") TreeView view) {
        if (unit == null || year == null) {
            throw RefusedException.invalid("frame.parameter-missing", unit == null ? "unit" : "year");
        }
        ConsolidatedReport report = reports.forYear(unit, year, view);
        return new ReportBody(
                report.year(),
                report.view().text(),
                report.isIncomplete(),
                report.aside().stream()
                        .map(one -> new AsideBody(one.code(), one.name(), one.failure()))
                        .toList(),
                line(report.unit()),
                report.children().stream().map(ReportResource::line).toList(),
                new RunBody(
                        report.run().ref().toString(),
                        report.run().publishedAt(),
                        report.run().asOf(),
                        report.run().amended()));
    }
}
