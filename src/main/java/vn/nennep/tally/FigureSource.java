package vn.nennep.tally;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where summed figures are counted: once for the report, and a second time for the proof before the publication, by
 * another statement over other rows. Neither is derived from the other, so that a fault of one is found by the other.
 *
 * <p>Statements may name {@code :year}. The first one is of one cell or stretch and of one month of reports, or of none when it
 * belongs to the year; the second one of one cell and day. Figures that a statement does not count are left empty.
 */
enum FigureSource {

    /** The counts that were stored with the meetings. {@link Recount} counts them again, straight from the roll calls. */
    MEETINGS(
            List.of(
                    Figure.SESSIONS,
                    Figure.THEMATIC_SESSIONS,
                    Figure.DUE,
                    Figure.PRESENT,
                    Figure.EXCUSED,
                    Figure.ABSENT,
                    Figure.THEMATIC_DUE,
                    Figure.THEMATIC_PRESENT),
            Place.OF_THE_MEETING,
            """
            select no, report_month as month, count(*) as sessions,
              count(*) filter (where kind = 'THEMATIC') as thematic_sessions,
              sum(due_count) as due, sum(present_count) as present, sum(excused_count) as excused,
              sum(absent_count) as absent, sum(due_count) filter (where kind = 'THEMATIC') as thematic_due,
              sum(present_count) filter (where kind = 'THEMATIC') as thematic_present
            from counted
            group by no, report_month
            """,
            null),

    /** What was said in the meetings: as stored with them, and contribution by contribution, speaker by speaker. */
    SAID(
            List.of(Figure.CONTRIBUTIONS, Figure.CONTRIBUTIONS_OPEN, Figure.SPEAKERS),
            Place.OF_THE_MEETING,
            """
            select no, report_month as month, sum(contribution_count) as contributions, sum(open_count) as contributions_open,
              sum(speaker_count) as speakers
            from counted
            group by no, report_month
            """,
            """
            select s.cell_id, s.day, s.contributions, s.contributions_open, 1 as speakers
            from (
              select cell_id, day, meeting_id, member_id, sum(said) as contributions, sum(unanswered) as contributions_open
              from (
                select m.cell_id, m.held_on as day, c.meeting_id, c.member_id, 1 as said,
                  (c.reply_kind is null and not c.no_reply_needed)::integer as unanswered
                from contribution c join meeting m on m.id = c.meeting_id
                where m.year = :year and m.counted
                union all
                select m.cell_id, m.held_on, p.meeting_id, p.member_id, 0, 0
                from meeting_presenter p join meeting m on m.id = p.meeting_id
                where m.year = :year and m.counted
              ) one
              group by cell_id, day, meeting_id, member_id
            ) s
            where (s.meeting_id, s.member_id) in (select e.meeting_id, e.member_id from roll_call_entry e
              where e.year = :year and e.mark = 'P')
            """),

    /** Meetings that were not held, which count nowhere else. */
    NOT_HELD(
            List.of(Figure.NOT_HELD),
            Place.OF_THE_MEETING,
            """
            select s.no, %s as month, count(*) as not_held
            from meeting m
            join stretch s on s.view = 'THEN' and s.unit_id = m.cell_id and m.held_on between s.from_on and s.to_on
            where m.year = :year and m.status = 'NOT_HELD' and {counted}
            group by 1, 2
            """
                    .formatted(YearSql.reportMonth("m.held_on")),
            """
            select cell_id, held_on as day, 1 as not_held
            from meeting
            where year = :year and not counted and status not in ('PLANNED', 'HELD', 'POSTPONED')
            """),

    /** The lines of plans, each in the month for which it was planned. */
    PLAN_LINES(
            List.of(Figure.PLANNED_LINES, Figure.KEPT_LINES),
            Place.LAST_OF_THE_YEAR,
            """
            select p.cell_id, p.month, count(*) as planned_lines, count(m.id) as kept_lines
            from plan_line_in_force p
            left join meeting m on m.plan_line = p.line and m.cell_id = p.cell_id and m.year = p.year
              and m.kind = 'THEMATIC' and m.counted
            where p.year = :year
            group by p.cell_id, p.month
            """,
            """
            select p.cell_id, l.day, 1 as planned_lines,
              exists (select 1 from meeting h where h.plan_line = n.line and h.cell_id = p.cell_id
                and h.year = :year and h.kind = 'THEMATIC' and h.counted)::integer as kept_lines
            from plan_line n join annual_plan p on p.id = n.plan_id join life l on l.cell_id = p.cell_id
            where p.year = :year and p.status not in ('DRAFT', 'ADOPTED', 'REPLACED')
            """),

    PLANS(
            List.of(Figure.PLANS_REPORTED),
            Place.LAST_OF_THE_YEAR,
            """
            select p.cell_id, null::integer as month, 1 as plans_reported
            from annual_plan p
            where p.year = :year and p.status in ('REPORTED', 'RETURNED', 'ACKNOWLEDGED')
            """,
            """
            select p.cell_id, l.day, 1 as plans_reported
            from annual_plan p join life l on l.cell_id = p.cell_id
            where p.year = :year and p.status not in ('DRAFT', 'ADOPTED', 'ISSUED', 'REPLACED')
            """),

    KEY_TASKS(
            List.of(Figure.KEY_TASKS, Figure.KEY_TASKS_DONE),
            Place.LAST_OF_THE_YEAR,
            """
            select k.cell_id, null::integer as month, count(*) as key_tasks,
              count(*) filter (where coalesce(k.superior_rating, k.self_rating) in ('EXCEEDED', 'DONE')) as key_tasks_done
            from key_task k
            where k.year = :year and k.status <> 'DRAFT'
            group by k.cell_id
            """,
            """
            select k.cell_id, l.day, 1 as key_tasks,
              case when k.superior_rating is not null then k.superior_rating in ('EXCEEDED', 'DONE')
                else k.self_rating is not null and k.self_rating in ('EXCEEDED', 'DONE') end::integer as key_tasks_done
            from key_task k join life l on l.cell_id = k.cell_id
            where k.year = :year and k.status <> 'DRAFT'
            """);

    /** To which stretch of a cell a count belongs. */
    private enum Place {

        /** The one in which the meeting was held. */
        OF_THE_MEETING(
                """
                insert into stretch_count (no, month, %1$s) select no, month, %1$s from (%2$s) one
                """),

        /** What belongs to a cell's whole year stands where the cell stood last in it. */
        LAST_OF_THE_YEAR(
                """
                insert into stretch_count (no, month, %1$s)
                select l.no, one.month, %1$s
                from (%2$s) one join last_place l on l.unit_id = one.cell_id
                where %3$s
                """);

        private final String insertion;

        Place(String insertion) {
            this.insertion = insertion;
        }
    }

    private final List<Figure> figures;
    private final Place place;
    private final String count;
    private final String recount;

    FigureSource(List<Figure> figures, Place place, String count, String recount) {
        this.figures = figures;
        this.place = place;
        this.count = count;
        this.recount = recount;
    }

    /** The figures that the second statements count. */
    static List<Figure> recounted() {
        return Arrays.stream(values())
                .filter(source -> source.recount != null)
                .flatMap(source -> source.figures.stream())
                .toList();
    }

    /** The figures that the first statements count. */
    static List<Figure> counted() {
        return Arrays.stream(values())
                .flatMap(source -> source.figures.stream())
                .toList();
    }

    /** Puts the figures of each cell into {@code stretch_count}: rows of a stretch and month, empty where not counted. */
    static void count(YearSql sql) {
        for (FigureSource source : values()) {
            sql.run(source.place.insertion.formatted(
                    FigureSql.columns(source.figures),
                    source.count.replace("{counted}", sql.isCounted("m.cell_id")),
                    sql.isCounted("one.cell_id")));
        }
    }

    /** Puts the same figures, counted the other way, into {@code said}: rows of a cell and day, empty where not counted. */
    static void recount(YearSql sql) {
        String definitions =
                recounted().stream().map(figure -> figure.column() + " integer").collect(Collectors.joining(", "));
        sql.run("create temp table said (cell_id bigint, day date, %s) on commit drop".formatted(definitions));
        // Behind the second wall the planner expects a handful of rows of a meeting's roll, and would go through all
        // that
        // was said once for each meeting: minutes where two hashes take a second. What few cells said is looked up.
        if (sql.isEverythingCounted()) {
            sql.run("set local enable_nestloop = off");
        }
        for (FigureSource source : values()) {
            if (source.recount != null) {
                sql.run(
                        """
                        insert into said (cell_id, day, %s)
                        select cell_id, day, %s from (%s) one
                        where %s
                        group by cell_id, day
                        """
                                .formatted(
                                        FigureSql.columns(source.figures),
                                        FigureSql.sums(source.figures),
                                        source.recount,
                                        sql.isCounted("one.cell_id")));
            }
        }
        sql.run("set local enable_nestloop = on");
    }
}
