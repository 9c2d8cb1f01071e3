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
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.report.ReportService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitKind;

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
            LineBody unit,
            List<LineBody> children,
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
     * The figures of a unit; the {@code by…} hold numbers of sessions and only what occurred.
     *
     * @param incomplete whether the line is without some cells of the branch, because their figures do not agree
     * @param planLines thematic sessions that the plans in force foresee
     * @param byGrade sessions of all kinds, {@code NONE} without a grade
     * @param byYearGrade cells
     */
    public record LineBody(
            String code,
            String name,
            UnitKind kind,
            boolean incomplete,
            int cells,
            int cellsWithThematic,
            int sessions,
            int thematicSessions,
            int due,
            int present,
            int excused,
            int absent,
            int people,
            int thematicDue,
            int thematicPresent,
            Map<String, Integer> byTopicGroup,
            Map<String, Integer> byForm,
            Map<String, Integer> byMonth,
            int quartersMissed,
            int contributions,
            int openContributions,
            int speakers,
            int plansReported,
            int planLines,
            int planLinesKept,
            int keyTasks,
            int keyTasksDone,
            Map<String, Integer> byGrade,
            Map<String, Integer> byYearGrade) {

        static LineBody of(ReportLine line) {
            return new LineBody(
                    line.code(),
                    line.name(),
                    line.kind(),
                    line.isIncomplete(),
                    line.cells(),
                    line.cellsWithThematic(),
                    line.sessions(),
                    line.thematicSessions(),
                    line.count().due(),
                    line.count().present(),
                    line.count().excused(),
                    line.count().absent(),
                    line.people(),
                    line.thematicDue(),
                    line.thematicPresent(),
                    sessions(line.byTopicGroup()),
                    sessions(line.byForm()),
                    sessions(line.byMonth()),
                    line.quartersMissed(),
                    line.said().contributions(),
                    line.said().open(),
                    line.said().speakers(),
                    line.plan().reported(),
                    line.plan().lines(),
                    line.plan().kept(),
                    line.tasks().registered(),
                    line.tasks().done(),
                    sessions(line.byGrade()),
                    line.byYearGrade());
        }

        private static Map<String, Integer> sessions(SortedMap<?, ReportLine.Share> shares) {
            Map<String, Integer> sessions = new LinkedHashMap<>();
            shares.forEach((key, share) -> sessions.put(key.toString(), share.sessions()));
            return sessions;
        }
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
                LineBody.of(report.unit()),
                report.children().stream().map(LineBody::of).toList(),
                new RunBody(
                        report.run().ref().toString(),
                        report.run().publishedAt(),
                        report.run().asOf(),
                        report.run().amended()));
    }
}
