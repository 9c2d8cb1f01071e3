package vn.nennep.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Update;
import vn.nennep.shared.Sql;

/** Grades of years in the database, and what they rest on. */
@ApplicationScoped
public class YearGradeRepository {

    @Inject
    private Sql sql;

    /** The cell's meetings of a year with their scores, by date; those that did not take place are left out. */
    List<YearMeeting> listMeetings(long cellId, int year) {
        return sql.query(
                        """
                        select m.ref, m.kind, m.number, m.held_on, m.topic, m.status,
                          coalesce(s.superior_points, s.self_points) as points, s.most_points as most, s.grade,
                          s.superior_grade is not null as by_superior
                        from meeting m left join meeting_score s on s.meeting_id = m.id
                        where m.cell_id = :cell and m.year = :year and m.status not in ('POSTPONED', 'NOT_HELD')
                        order by m.held_on, m.kind, m.number
                        """)
                .bind("cell", cellId)
                .bind("year", year)
                .mapTo(YearMeeting.class)
                .list();
    }

    Optional<YearGrade> find(long cellId, int year) {
        return sql.query(
                        """
                        select cell_id, year, criteria_set_id as set_id, proposed_grade as proposed, self_grade, self_reason,
                          self_at, self_by, superior_grade, superior_reason, superior_at, superior_by, version
                        from year_grade where cell_id = :cell and year = :year
                        """)
                .bind("cell", cellId)
                .bind("year", year)
                .mapTo(Columns.class)
                .map(Columns::grade)
                .findFirst();
    }

    /**
     * Writes the grade of a year.
     *
     * @param evidence JSON
     * @return false when somebody else saved since
     */
    boolean save(YearGrade grade, String evidence) {
        boolean fresh = grade.version() == ScoreSheet.FRESH;
        Update statement = fresh
                ? sql.update(
                        """
                        insert into year_grade (cell_id, year, criteria_set_id, proposed_grade, evidence, self_grade,
                          self_reason, self_at, self_by, superior_grade, superior_reason, superior_at, superior_by)
                        values (:cell, :year, :set, :proposed, cast(:evidence as jsonb), :selfGrade, :selfReason, :selfAt,
                          :selfBy, :superiorGrade, :superiorReason, :superiorAt, :superiorBy)
                        on conflict do nothing
                        """)
                : sql.update(
                                """
                                update year_grade set criteria_set_id = :set, proposed_grade = :proposed,
                                  evidence = cast(:evidence as jsonb), self_grade = :selfGrade, self_reason = :selfReason,
                                  self_at = :selfAt, self_by = :selfBy, superior_grade = :superiorGrade,
                                  superior_reason = :superiorReason, superior_at = :superiorAt, superior_by = :superiorBy,
                                  version = version + 1
                                where cell_id = :cell and year = :year and version = :version
                                """)
                        .bind("version", grade.version());
        bind(statement, "self", grade.self());
        bind(statement, "superior", grade.superior());
        return statement
                        .bind("cell", grade.cellId())
                        .bind("year", grade.year())
                        .bind("set", grade.setId())
                        .bind("proposed", grade.proposed())
                        .bind("evidence", evidence)
                        .execute()
                == 1;
    }

    private static void bind(Update statement, String side, YearGrade.Given given) {
        statement
                .bind(side + "Grade", given == null ? null : given.grade())
                .bind(side + "Reason", given == null ? null : given.reason())
                .bind(side + "At", given == null ? null : given.at())
                .bind(side + "By", given == null ? null : given.by());
    }

    /** A year's grade as it is read. */
    record Columns(
            long cellId,
            int year,
            long setId,
            Grade proposed,
            @Nested("self") GivenColumns self,
            @Nested("superior") GivenColumns superior,
            int version) {

        private YearGrade grade() {
            return new YearGrade(cellId, year, setId, proposed, self.given(), superior.given(), version);
        }
    }

    /**
     * What one side says, as it is read.
     *
     * @param grade null while the side says nothing
     */
    record GivenColumns(Grade grade, String reason, Instant at, String by) {

        private YearGrade.Given given() {
            return grade == null ? null : new YearGrade.Given(grade, reason, at, by);
        }
    }
}
