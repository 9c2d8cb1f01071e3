package vn.nennep.rollcall.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.Register;
import vn.nennep.rollcall.RegisterService;
import vn.nennep.shared.RefusedException;

/** The register of a cell's year for other programs. */
@Path("reports/register")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegisterResource {

    @Inject
    private RegisterService registers;

    /** The recorded meetings of the year by day, and the people on their rolls, who was away most often first. */
    public record RegisterBody(String unit, int year, List<SessionBody> meetings, List<LineBody> members) {}

    /** A meeting, with the counts that were saved with it. */
    public record SessionBody(
            String code,
            MeetingKind kind,
            int number,
            LocalDate heldOn,
            int due,
            int present,
            int excused,
            int absent) {

        static SessionBody of(Register.Session session) {
            return new SessionBody(
                    session.code(),
                    session.kind(),
                    session.number(),
                    session.heldOn(),
                    session.count().due(),
                    session.count().present(),
                    session.count().excused(),
                    session.count().absent());
        }
    }

    /**
     * A person's year.
     *
     * @param due at how many meetings the person had to attend
     * @param marks by the code of the meeting; none for a meeting on whose roll the person was not
     */
    public record LineBody(
            String memberCode,
            String name,
            int due,
            int present,
            int excused,
            int absent,
            Map<String, AttendanceMark> marks) {

        static LineBody of(Register.Line line, List<Register.Session> sessions) {
            Map<String, AttendanceMark> marks = new LinkedHashMap<>();
            sessions.stream()
                    .filter(session -> line.of(session) != null)
                    .forEach(session ->
                            marks.put(session.code(), line.of(session).mark()));
            return new LineBody(
                    line.memberCode(),
                    line.fullName(),
                    line.count().due(),
                    line.count().present(),
                    line.count().excused(),
                    line.count().absent(),
                    marks);
        }
    }

    @GET
    @Operation(
            summary = "The attendance register of a cell's year: members by recorded meetings",
            description =
                    "Who was away most often comes first. An exempt person who came has a mark and is not counted. The sums are those of the cell's year.")
    public RegisterBody register(@QueryParam("unit") String unit, @QueryParam("year") Integer year) {
        if (unit == null || year == null) {
            throw RefusedException.invalid("frame.parameter-missing", unit == null ? "unit" : "year");
        }
        Register register = registers.export(unit, year, "json");
        return new RegisterBody(
                unit,
                year,
                register.sessions().stream().map(SessionBody::of).toList(),
                register.lines().stream()
                        .map(line -> LineBody.of(line, register.sessions()))
                        .toList());
    }
}
