package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The same figures by the fastest statements that we know, written by hand for one form of the year's data: what the program is
 * measured by. It lacks what the program does besides: quarters missed, plans and key tasks, cells that are set aside, the
 * proof of said and grades, and the publication.
 */
final class ConsolidationFloor {

    /** A tree for each stretch of days in which no unit moved; number 0 is the one of the last day, for the view NOW. */
    private static final String TREES =
            """
            create temp table version on commit drop as
            select row_number() over (order by day)::integer as v, day as from_on,
              coalesce(lead(day) over (order by day) - 1, date '2021-12-31') as to_on
            from (select date '2021-01-01' as day
              union select valid_from from unit_period where valid_from > '2021-01-01' and valid_from <= '2021-12-31') d;
            create temp table tree on commit drop as
            with recursive t(v, day, unit_id, parent_id, depth) as (
              select v, from_on, unit_id, null::bigint, 0 from version join unit_period on parent_id is null
                and from_on between valid_from and coalesce(valid_to, 'infinity')
              union all
              select t.v, t.day, p.unit_id, t.unit_id, t.depth + 1 from t join unit_period p on p.parent_id = t.unit_id
                and t.day between p.valid_from and coalesce(p.valid_to, 'infinity'))
            select v, unit_id, parent_id, depth from t;
            insert into tree select 0, unit_id, parent_id, depth from tree where v = (select max(v) from version);
            analyze tree;
            """;

    /** Both views, with a line a parent, from the counts stored with the meetings. */
    private static final String VIEWS =
            """
            create temp table figure on commit drop as
            select w.v, cell_id as unit_id,
              (case when grouping(month) = 0 then 1 when grouping(topic_group) = 0 then 3 when grouping(g.grade) = 0 then 5
                else 0 end)::smallint as dimension,
              coalesce(month::text, topic_group, g.grade, '') as value, count(*)::integer as sessions,
              sum(due_count)::integer as due, sum(present_count)::integer as present, sum(excused_count)::integer as excused,
              sum(absent_count)::integer as absent, (count(*) filter (where m.kind = 'THEMATIC'))::integer as thematic,
              coalesce(sum(due_count) filter (where m.kind = 'THEMATIC'), 0)::integer as thematic_due,
              coalesce(sum(present_count) filter (where m.kind = 'THEMATIC'), 0)::integer as thematic_present,
              sum(contribution_count)::integer as said, sum(open_count)::integer as open, sum(speaker_count)::integer as speakers
            from meeting m join version w on m.held_on between w.from_on and w.to_on
            left join meeting_score g on g.meeting_id = m.id
            where year = 2021 and counted
            group by grouping sets ((w.v, cell_id), (w.v, cell_id, month), (w.v, cell_id, topic_group), (w.v, cell_id, g.grade))
            union all
            select w.v, cell_id, 4::smallint, form, count(*)::integer, sum(due_count)::integer, sum(present_count)::integer,
              0, 0, 0, 0, 0, 0, 0, 0
            from meeting m join version w on m.held_on between w.from_on and w.to_on join meeting_form f on f.meeting_id = m.id
            where year = 2021 and counted and kind = 'THEMATIC' group by 1, cell_id, form;
            insert into figure select 0, unit_id, dimension, value, %1$s from figure group by unit_id, dimension, value;
            analyze figure;
            """;

    private static final String LEVEL =
            """
            insert into figure select t.v, t.parent_id, dimension, value, %1$s
            from figure f join tree t on t.unit_id = f.unit_id and t.v = f.v
            where t.depth = %2$d group by 1, 2, 3, 4;
            """;

    private static final String LINES =
            """
            create temp table floor_line on commit drop as
            select (f.v = 0) as now, unit_id, null::bigint as parent_id, dimension, value, %1$s from figure f group by 1, 2, 4, 5
            union all
            select false, f.unit_id, t.parent_id, dimension, value, %1$s
            from figure f join tree t on t.v = f.v and t.unit_id = f.unit_id and t.v > 0
            where f.unit_id in (select unit_id from tree where v > 0 group by unit_id having count(distinct parent_id) > 1)
            group by 2, 3, 4, 5;
            alter table floor_line add unique nulls not distinct (now, unit_id, parent_id, dimension, value);
            """;

    private static final String SUMS =
            "sum(sessions)::integer as sessions, sum(due)::integer as due, sum(present)::integer as present,"
                    + " sum(excused)::integer as excused, sum(absent)::integer as absent, sum(thematic)::integer as thematic,"
                    + " sum(thematic_due)::integer as thematic_due, sum(thematic_present)::integer as thematic_present,"
                    + " sum(said)::integer as said, sum(open)::integer as open, sum(speakers)::integer as speakers";

    /** Distinct people of each unit and period: one row a person, cell and tree, with a bit for each month in which the person came. */
    private static final String PEOPLE =
            """
            create temp table came on commit drop as
            select m.cell_id, w.v, e.member_id, bit_or(1 << (m.month - 1)) as months
            from roll_call_entry e join meeting m on m.id = e.meeting_id join version w on m.held_on between w.from_on and w.to_on
            where m.year = 2021 and m.counted and e.mark = 'P' and e.category <> 'X' group by 1, 2, 3;
            analyze came;
            create temp table over on commit drop as
            with recursive up(v, cell_id, unit_id) as (
              select v, unit_id, unit_id from tree
              union all
              select u.v, u.cell_id, t.parent_id from up u join tree t on t.v = u.v and t.unit_id = u.unit_id
              where t.parent_id is not null)
            select v, cell_id, unit_id from up;
            analyze over;
            create temp table wandering on commit drop as select member_id from came group by 1 having count(*) > 1;
            analyze wandering;
            create temp table staying on commit drop as
            select cell_id, v, %1$s as people from came where member_id not in (select member_id from wandering) group by 1, 2;
            create temp table floor_people on commit drop as
            select unit_id, now, %2$s as people
            from (
              select o.unit_id, false as now, s.people from over o join staying s using (cell_id, v)
              union all
              select o.unit_id, true, s.people from over o join staying s using (cell_id) where o.v = 0
              union all
              select unit_id, now, %1$s from (
                select o.unit_id, o.v = 0 as now, c.member_id, bit_or(c.months) as months
                from wandering w join came c using (member_id) join over o on o.cell_id = c.cell_id and o.v in (c.v, 0)
                group by 1, 2, 3) one
              group by unit_id, now) p
            group by unit_id, now;
            """
                    .formatted(
                            PeriodSpan.array(
                                    span -> "(count(*) filter (where months & " + span.months() + " <> 0))::integer"),
                            MonthArrays.sum(PeriodSpan.ALL.size(), "people"));

    /** The counts stored with the meetings against the roll calls. */
    private static final String PROOF =
            """
            select count(*) from (
              select meeting_id, count(*) filter (where category <> 'X')::integer as due,
                count(*) filter (where mark = 'P' and category <> 'X')::integer as present,
                count(*) filter (where mark = 'E' and category <> 'X')::integer as excused,
                count(*) filter (where mark = 'A' and category <> 'X')::integer as absent
              from roll_call_entry group by meeting_id) r
            full join (select * from meeting where year = 2021 and counted) m on m.id = r.meeting_id
            where (m.due_count, m.present_count, m.excused_count, m.absent_count)
              is distinct from (r.due, r.present, r.excused, r.absent)
            """;

    private static final String WRONG_LINES =
            """
            select count(*) from (
              select view = 'NOW' as now, unit_id, case when whole then 0 else parent_id end as parent, sessions, due, present, excused,
                absent, thematic_sessions, thematic_due, thematic_present, contributions, contributions_open, speakers
              from unit_total where year = 2021) p
            full join (select now, unit_id, coalesce(parent_id, 0) as parent, %s from floor_line where dimension = 0) f
              using (now, unit_id, parent)
            where (p.sessions, p.due, p.present, p.excused, p.absent, p.thematic_sessions, p.thematic_due, p.thematic_present,
                p.contributions, p.contributions_open, p.speakers)
              is distinct from (f.sessions, f.due, f.present, f.excused, f.absent, f.thematic, f.thematic_due, f.thematic_present,
                f.said, f.open, f.speakers)
              and not (coalesce(p.sessions, 0) = 0 and f.sessions is null)
            """;

    private static final String WRONG_PEOPLE =
            """
            select count(*) from unit_total p left join floor_people f on f.unit_id = p.unit_id and f.now = (p.view = 'NOW')
            where p.year = 2021 and p.whole and p.by_span[%1$d:%1$d] <> array[coalesce(f.people, %2$s)]
            """
                    .formatted(Figure.PEOPLE.placeInSpan(), PeriodSpan.array(span -> "0"));

    private static final String WRONG_MONTHS =
            """
            select count(*) from unit_total p cross join generate_series(1, 12) n
            left join floor_line f on f.now = (p.view = 'NOW') and f.unit_id = p.unit_id and f.dimension = 1 and f.value = n::text
              and f.parent_id is not distinct from case when p.whole then null else p.parent_id end
            where p.year = 2021 and (p.by_month[n][%d], p.by_month[n][%d], p.by_month[n][%d])
              is distinct from (coalesce(f.sessions, 0), coalesce(f.due, 0), coalesce(f.said, 0))
            """
                    .formatted(
                            Figure.SESSIONS.placeInMonth(),
                            Figure.DUE.placeInMonth(),
                            Figure.CONTRIBUTIONS.placeInMonth());

    private final Connection connection;

    /** @param connection that does not commit by itself */
    ConsolidationFloor(Connection connection) {
        this.connection = connection;
    }

    /** Figures of both views, distinct people and the proof, all in one transaction; it ends with the caller's. */
    void run() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local work_mem = '64MB'; set local jit = off");
            statement.execute(TREES);
            statement.execute(VIEWS.formatted(SUMS));
            for (int depth = number("select max(depth) from tree"); depth > 0; depth--) {
                statement.execute(LEVEL.formatted(SUMS, depth));
            }
            statement.execute(LINES.formatted(SUMS));
            statement.execute(PEOPLE);
            assertEquals(0, number(PROOF), "meetings whose counts are not those of their roll calls");
        }
    }

    /** Compares with what is published, after {@link #run} and in its transaction. */
    void compare() throws SQLException {
        String columns =
                "sessions, due, present, excused, absent, thematic, thematic_due, thematic_present, said, open, speakers";
        assertEquals(0, number(WRONG_LINES.formatted(columns)), "lines with other figures than the program's");
        assertEquals(0, number(WRONG_PEOPLE), "units with other numbers of people than the program's");
        assertEquals(0, number(WRONG_MONTHS), "months of lines with other figures than the program's");
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
