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
import vn.nennep.access.UnitService;
import vn.nennep.calendar.PeriodService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tally.Figure;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** The published figures for other programs. */
@Path("reports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {

    @Inject
    private ReportService reports;

    @Inject
    private UnitService units;

    @Inject
    private PeriodService periods;

    /**
     * The report of a unit and period.
     *
     * @param period as it was asked for, e.g. {@code 2021-Q1}
     * @param from the first day of the period
     * @param to the last one
     * @param dueOn the last day on which it is reported in time
     * @param view {@code then} or {@code now}
     * @param incomplete whether the figures are without some cells of the branch
     * @param aside those cells, by code
     * @param before the unit's figures of the period before; null when there are none
     * @param yearBefore those of the same period of the year before; null likewise
     */
    public record ReportBody(
            int year,
            String period,
            LocalDate from,
            LocalDate to,
            LocalDate dueOn,
            String view,
            boolean incomplete,
            List<AsideBody> aside,
            @Schema(ref = FigureSchema.LINE) Map<String, Object> unit,
            @Schema(ref = FigureSchema.LINES) List<Map<String, Object>> children,
            @Schema(ref = FigureSchema.LINE) Map<String, Object> before,
            @Schema(ref = FigureSchema.LINE) Map<String, Object> yearBefore,
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
        body.put("depth", line.depth());
        body.put("incomplete", line.isIncomplete());
        Figure.counted().stream()
                .filter(figure -> line.counted().containsKey(figure))
                .forEach(figure -> body.put(figure.json(), line.number(figure)));
        line.parts().forEach((dimension, numbers) -> body.put(dimension.json(), numbers));
        return body;
    }

    private static Map<String, Object> line(ConsolidatedReport other) {
        return other == null ? null : line(other.unit());
    }

    @GET
    @Path("consolidated")
    @Operation(
            summary = "The consolidated participation of a unit and its children in a year or a part of it",
            description =
                    "period: 2021, 2021-05, 2021-C05 (January to May), 2021-Q1, 2021-H1 or 2021-9M; year=2021 is the same as period=2021. What belongs to a year as a whole (plans reported, key tasks, grades of the year) is left out of a part of it. levels: how far down the lines go, 1 (the default) for the children, 9 for the whole branch. view=then (the default): by the tree of each meeting's date. view=now: by the tree on the day of the run, where each cell's meetings are shown with the unit that carries on for it. Both have the same province total.")
    public ReportBody consolidated(
            @QueryParam("unit") String unit,
            @QueryParam("year") Integer year,
            @QueryParam("period") String period,
            @QueryParam("levels") @DefaultValue("1") int levels,
            @QueryParam("view") @DefaultValue("then") TreeView view) {
        if (unit == null || year == null && period == null) {
            throw RefusedException.invalid("frame.parameter-missing", unit == null ? "unit" : "year");
        }
        if (levels < 0 || levels > ReportService.MOST_LEVELS) {
            throw RefusedException.invalid("report.levels-range", ReportService.MOST_LEVELS);
        }
        ReportingPeriod asked = ReportingPeriod.of(period, year);
        UnitRow row = units.get(unit);
        ConsolidatedReport report = reports.get(unit, asked, view, levels);
        ReportService.Comparison others = reports.compare(row, asked, view);
        return new ReportBody(
                report.year(),
                report.period().text(),
                report.days().from(),
                report.days().to(),
                periods.ruleOf(asked.year()).dueOn(asked),
                report.view().text(),
                report.isIncomplete(),
                report.aside().stream()
                        .map(one -> new AsideBody(one.code(), one.name(), one.failure()))
                        .toList(),
                line(report.unit()),
                report.children().stream().map(ReportResource::line).toList(),
                line(others.before()),
                line(others.yearBefore()),
                new RunBody(
                        report.run().ref().toString(),
                        report.run().publishedAt(),
                        report.run().asOf(),
                        report.run().amended()));
    }
}
