package vn.nennep.tally;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The proof before the publication: everything is counted a second time on another way and must come to the same. It
 * reads what {@link Consolidation} left in the temporary tables {@code year_total}, {@code year_part}, {@code stretch},
 * {@code counted}, {@code carried} and {@code aside}. Both views are proved in the same way, and then against each other.
 */
final class ConsolidationCheck {

    /** Ends the key of a disagreement by the tree as it is now. */
    static final String OF_NOW = ".now";

    /** Ends the key of a disagreement of the two views: of a whole province, or of all together. */
    static final String OF_VIEWS = ".views";

    private static final Map<String, String> KEYS =
            Map.of("THEN", "tally.disagreement", "NOW", "tally.disagreement.now");

    private static final String FIGURE = "tally.disagreement.figure";
    private static final String VIEWS = "tally.disagreement.views";
    private static final String FIGURE_OF_VIEWS = "tally.disagreement.figure.views";

    private static final Map<String, String> FIGURE_KEYS =
            Map.of("THEN", FIGURE, "NOW", "tally.disagreement.figure.now");

    private static final String SAID = Stream.concat(
                    Figure.OF_RECORDS.stream().map(Figure::column),
                    Stream.of(
                            "good",
                            "fair",
                            "average",
                            "weak",
                            "ungraded",
                            "year_good",
                            "year_fair",
                            "year_average",
                            "year_weak"))
            .map(column -> "sum(s." + column + ") as " + column)
            .collect(Collectors.joining(", "));

    private final Statements sql;
    private final int year;
    private final List<Disagreement> faults = new ArrayList<>();

    ConsolidationCheck(Statements sql, int year) {
        this.sql = sql;
        this.year = year;
    }

    /** @return every unit whose figures differ, a unit as often as there are reasons; empty when all agree */
    List<Disagreement> run() throws SQLException {
        faults.clear();
        recount();
        recountRecords();
        for (String view : List.of("THEN", "NOW")) {
            compareWithRecount(view);
            compareWithMonths(view);
            compareWithChildren(view);
            compareRecordsWithRecount(view);
            compareRecordsWithChildren(view);
        }
        compareViews();
        compareRecordsOfViews();
        return List.copyOf(faults);
    }

    private void found(String query, String key, Object... parameters) throws SQLException {
        faults.addAll(sql.disagreements(query, key, parameters));
    }

    /** How many rows of roll calls were read. */
    int entries() throws SQLException {
        return sql.number("select coalesce(sum(entries), 0) from counted_meeting");
    }

    /**
     * Straight from the rows of the roll calls, up the chain of units that held on each meeting's date, and up the units
     * above the one that carries on for the cell.
     */
    private void recount() throws SQLException {
        sql.run(
                """
                create temp table counted_meeting on commit drop as
                select m.cell_id, m.held_on, m.kind,
                  count(e.member_id) as entries,
                  count(*) filter (where e.mark = 'P' and e.category <> 'X') as present,
                  count(*) filter (where e.mark = 'E' and e.category <> 'X') as excused,
                  count(*) filter (where e.mark = 'A' and e.category <> 'X') as absent,
                  count(*) filter (where e.mark = 'N') as unknown
                from meeting m
                left join roll_call_entry e on e.meeting_id = m.id
                where m.year = ? and m.counted and m.cell_id not in (select unit_id from aside)
                group by m.id, m.cell_id, m.held_on, m.kind
                """,
                year);
        sql.run(
                """
                create temp table recount on commit drop as
                with recursive day as (
                  select cell_id, held_on, count(*) as sessions, count(*) filter (where kind = 'THEMATIC') as thematic,
                    sum(present) as present, sum(excused) as excused, sum(absent) as absent, sum(unknown) as unknown
                  from counted_meeting
                  group by cell_id, held_on
                ),
                up as (
                  select cell_id, held_on, cell_id as unit_id from day
                  union
                  select u.cell_id, u.held_on, p.parent_id
                  from up u
                  join unit_period_on(u.held_on) p on p.unit_id = u.unit_id
                  where p.parent_id is not null
                )
                select 'THEN' as view, up.unit_id, sum(d.sessions) as sessions, sum(d.thematic) as thematic, sum(d.present) as present,
                  sum(d.excused) as excused, sum(d.absent) as absent, sum(d.unknown) as unknown
                from up join day d on d.cell_id = up.cell_id and d.held_on = up.held_on
                group by up.unit_id
                """);
        sql.run(
                """
                insert into recount
                with recursive up as (
                  select m.cell_id, c.now_id as unit_id
                  from (select distinct cell_id from counted_meeting) m join carried c on c.unit_id = m.cell_id
                  union
                  select u.cell_id, c.parent_id
                  from up u join carried c on c.unit_id = u.unit_id
                  where c.parent_id is not null
                )
                select 'NOW', up.unit_id, count(*), count(*) filter (where m.kind = 'THEMATIC'), sum(m.present),
                  sum(m.excused), sum(m.absent), sum(m.unknown)
                from up join counted_meeting m on m.cell_id = up.cell_id
                group by up.unit_id
                """);
    }

    /**
     * What the meetings' records, the plans, the key tasks and the grades say, a row for each cell and day: that of the
     * meeting, or the cell's last one in the year. Contributions and speakers are counted one by one, not as
     * their meeting says.
     */
    private void recountRecords() throws SQLException {
        sql.run(
                """
                create temp table life on commit drop as
                select unit_id as cell_id, max(least(coalesce(valid_to, 'infinity'), make_date(?, 12, 31))) as day
                from unit_period
                where valid_from <= make_date(?, 12, 31) and coalesce(valid_to, 'infinity') >= make_date(?, 1, 1)
                group by unit_id
                """,
                year,
                year,
                year);
        sql.run(
                """
                create temp table said on commit drop as
                select cell_id, day, sum(contributions) as contributions, sum(contributions_open) as contributions_open,
                  sum(speakers) as speakers, sum(planned_lines) as planned_lines, sum(kept_lines) as kept_lines,
                  sum(plans_reported) as plans_reported, sum(key_tasks) as key_tasks,
                  sum(key_tasks_done) as key_tasks_done, sum(good) as good, sum(fair) as fair, sum(average) as average,
                  sum(weak) as weak, sum(ungraded) as ungraded, sum(year_good) as year_good, sum(year_fair) as year_fair,
                  sum(year_average) as year_average, sum(year_weak) as year_weak
                from (
                  select m.cell_id, m.held_on as day, 0 as contributions, 0 as contributions_open,
                    0 as speakers, 0 as planned_lines, 0 as kept_lines, 0 as plans_reported,
                    0 as key_tasks, 0 as key_tasks_done, (s.grade is not distinct from 'GOOD')::integer as good,
                    (s.grade is not distinct from 'FAIR')::integer as fair,
                    (s.grade is not distinct from 'AVERAGE')::integer as average,
                    (s.grade is not distinct from 'WEAK')::integer as weak, (s.grade is null)::integer as ungraded,
                    0 as year_good, 0 as year_fair, 0 as year_average, 0 as year_weak
                  from meeting m left join meeting_score s on s.meeting_id = m.id
                  where m.year = ? and m.counted
                  union all
                  select m.cell_id, m.held_on, 1, (c.reply_kind is null and not c.no_reply_needed)::integer,
                    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                  from contribution c join meeting m on m.id = c.meeting_id
                  join roll_call_entry e on e.meeting_id = c.meeting_id and e.member_id = c.member_id and e.mark = 'P'
                  where m.year = ? and m.counted
                  union all
                  select m.cell_id, m.held_on, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                  from meeting m join roll_call_entry e on e.meeting_id = m.id and e.mark = 'P'
                  where m.year = ? and m.counted
                    and (exists (select 1 from contribution c where c.meeting_id = m.id and c.member_id = e.member_id)
                      or exists (select 1 from meeting_presenter x
                        where x.meeting_id = m.id and x.member_id = e.member_id))
                  union all
                  select p.cell_id, l.day, 0, 0, 0, 1,
                    ((l2.line, p.cell_id) in (select h.plan_line, h.cell_id from meeting h
                      where h.year = ? and h.kind = 'THEMATIC' and h.counted and h.plan_line is not null))::integer,
                    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                  from plan_line l2 join annual_plan p on p.id = l2.plan_id join life l on l.cell_id = p.cell_id
                  where p.year = ? and p.status not in ('DRAFT', 'ADOPTED', 'REPLACED')
                  union all
                  select p.cell_id, l.day, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                  from annual_plan p join life l on l.cell_id = p.cell_id
                  where p.year = ? and p.status not in ('DRAFT', 'ADOPTED', 'ISSUED', 'REPLACED')
                  union all
                  select k.cell_id, l.day, 0, 0, 0, 0, 0, 0, 1,
                    case when k.superior_rating is not null then k.superior_rating in ('EXCEEDED', 'DONE')
                      else k.self_rating is not null and k.self_rating in ('EXCEEDED', 'DONE') end::integer,
                    0, 0, 0, 0, 0, 0, 0, 0, 0
                  from key_task k join life l on l.cell_id = k.cell_id
                  where k.year = ? and k.status <> 'DRAFT'
                  union all
                  select g.cell_id, l.day, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                    (g.grade = 'GOOD')::integer, (g.grade = 'FAIR')::integer, (g.grade = 'AVERAGE')::integer,
                    (g.grade = 'WEAK')::integer
                  from year_grade g join life l on l.cell_id = g.cell_id
                  where g.year = ? and g.grade is not null
                ) one
                where cell_id not in (select unit_id from aside)
                group by cell_id, day
                """,
                year,
                year,
                year,
                year,
                year,
                year,
                year,
                year);
        sql.run(
                """
                create temp table recount_said on commit drop as
                with recursive up_then as (
                  select cell_id, day, cell_id as unit_id from said
                  union
                  select u.cell_id, u.day, p.parent_id
                  from up_then u
                  join unit_period_on(u.day) p on p.unit_id = u.unit_id
                  where p.parent_id is not null
                ),
                up_now as (
                  select s.cell_id, c.now_id as unit_id
                  from (select distinct cell_id from said) s join carried c on c.unit_id = s.cell_id
                  union
                  select u.cell_id, c.parent_id
                  from up_now u join carried c on c.unit_id = u.unit_id
                  where c.parent_id is not null
                )
                select 'THEN' as view, u.unit_id, %1$s from up_then u join said s using (cell_id, day) group by u.unit_id
                union all
                select 'NOW', u.unit_id, %1$s from up_now u join said s using (cell_id) group by u.unit_id
                """
                        .formatted(SAID));
    }

    /** Grades are in the parts of a line, everything else is in the line. */
    private void compareRecordsWithRecount(String view) throws SQLException {
        found(
                """
                with graded as (
                  select unit_id,
                    sum(sessions) filter (where dimension = 'GRADE' and value = 'GOOD') as good,
                    sum(sessions) filter (where dimension = 'GRADE' and value = 'FAIR') as fair,
                    sum(sessions) filter (where dimension = 'GRADE' and value = 'AVERAGE') as average,
                    sum(sessions) filter (where dimension = 'GRADE' and value = 'WEAK') as weak,
                    sum(sessions) filter (where dimension = 'GRADE' and value = 'NONE') as ungraded,
                    sum(sessions) filter (where dimension = 'YEAR_GRADE' and value = 'GOOD') as year_good,
                    sum(sessions) filter (where dimension = 'YEAR_GRADE' and value = 'FAIR') as year_fair,
                    sum(sessions) filter (where dimension = 'YEAR_GRADE' and value = 'AVERAGE') as year_average,
                    sum(sessions) filter (where dimension = 'YEAR_GRADE' and value = 'WEAK') as year_weak
                  from year_part where view = ? and whole and dimension in ('GRADE', 'YEAR_GRADE')
                  group by unit_id
                )
                select u.id, u.code, coalesce(t.name, p.name, u.code), f.figure, coalesce(f.wanted, 0), coalesce(f.found, 0)
                from (select * from year_total where view = ? and whole) t
                full join (select * from recount_said where view = ?) r on r.unit_id = t.unit_id
                join unit u on u.id = coalesce(t.unit_id, r.unit_id)
                left join graded g on g.unit_id = u.id
                left join (select unit_id, max(depth) as depth from stretch where view = ? group by unit_id) s on s.unit_id = u.id
                left join lateral (select name from unit_period where unit_id = u.id order by valid_from desc limit 1) p
                  on true
                cross join lateral (values %s,
                  ('GRADES', r.good, g.good), ('GRADES', r.fair, g.fair), ('GRADES', r.average, g.average),
                  ('GRADES', r.weak, g.weak), ('GRADES', r.ungraded, g.ungraded),
                  ('YEAR_GRADES', r.year_good, g.year_good), ('YEAR_GRADES', r.year_fair, g.year_fair),
                  ('YEAR_GRADES', r.year_average, g.year_average), ('YEAR_GRADES', r.year_weak, g.year_weak))
                  f(figure, wanted, found)
                where coalesce(f.wanted, 0) <> coalesce(f.found, 0)
                order by s.depth desc nulls first, u.code
                """
                        .formatted(Figure.compared(Figure.OF_RECORDS, "r", "t")),
                FIGURE_KEYS.get(view),
                view,
                view,
                view,
                view);
    }

    /** As {@link #compareWithChildren}, which also holds of units while they stood under one parent. */
    private void compareRecordsWithChildren(String view) throws SQLException {
        found(
                """
                with part as (
                  select parent_id as unit_id, %1$s from year_total where view = ? and parent_id is not null
                  union all
                  select case ? when 'NOW' then r.now_id else r.unit_id end, %1$s
                  from said join carried r on r.unit_id = said.cell_id
                ),
                parts as (
                  select unit_id, %2$s from part
                  where unit_id in (select parent_id from year_total where view = ? and parent_id is not null)
                  group by unit_id
                ),
                wrong(unit_id, code, name, figure, wanted, found) as materialized (
                  select t.unit_id, t.code, t.name, f.figure, f.wanted, f.found
                  from year_total t
                  join parts p on p.unit_id = t.unit_id
                  cross join lateral (values %3$s) f(figure, wanted, found)
                  where t.view = ? and t.whole and f.wanted <> f.found
                )
                select * from wrong order by code
                """
                        .formatted(
                                Figure.columns(Figure.OF_RECORDS),
                                Figure.sums(Figure.OF_RECORDS),
                                Figure.compared(Figure.OF_RECORDS, "p", "t")),
                FIGURE_KEYS.get(view),
                view,
                view,
                view,
                view);
    }

    /** All roots together come to the same in both views. */
    private void compareRecordsOfViews() throws SQLException {
        found(
                """
                with roots as (
                  select view, min(unit_id) as unit_id, %s
                  from year_total where parent_id is null and whole
                    and (view, unit_id) in (select view, unit_id from stretch where parent_id is null)
                  group by view
                )
                select u.id, u.code, y.name, f.figure, f.wanted, coalesce(f.found, 0)
                from roots t
                join unit u on u.id = t.unit_id
                join year_total y on y.view = 'THEN' and y.unit_id = t.unit_id and y.whole
                left join roots n on n.view = 'NOW'
                cross join lateral (values %s) f(figure, wanted, found)
                where t.view = 'THEN' and f.wanted is distinct from f.found
                """
                        .formatted(Figure.sums(Figure.OF_RECORDS), Figure.compared(Figure.OF_RECORDS, "t", "n")),
                FIGURE_OF_VIEWS);
    }

    private void compareWithRecount(String view) throws SQLException {
        found(
                """
                select u.id, u.code, coalesce(t.name, p.name, u.code), coalesce(r.sessions, 0), coalesce(t.sessions, 0),
                  coalesce(r.present, 0), coalesce(t.present, 0),
                  coalesce(r.excused + r.absent, 0), coalesce(t.excused + t.absent, 0)
                from (select * from year_total where view = ? and whole) t
                full join (select * from recount where view = ?) r on r.unit_id = t.unit_id
                join unit u on u.id = coalesce(t.unit_id, r.unit_id)
                left join (select unit_id, max(depth) as depth from stretch where view = ? group by unit_id) s on s.unit_id = u.id
                left join lateral (select name from unit_period where unit_id = u.id order by valid_from desc limit 1) p
                  on true
                where (coalesce(t.sessions, 0), coalesce(t.thematic_sessions, 0), coalesce(t.present, 0),
                       coalesce(t.excused, 0), coalesce(t.absent, 0), coalesce(t.due, 0), 0)
                   is distinct from
                      (coalesce(r.sessions, 0), coalesce(r.thematic, 0), coalesce(r.present, 0),
                       coalesce(r.excused, 0), coalesce(r.absent, 0),
                       coalesce(r.present + r.excused + r.absent, 0), coalesce(r.unknown, 0))
                order by s.depth desc nulls first, u.code
                """,
                KEYS.get(view),
                view,
                view,
                view);
    }

    // Each finds its faults first and then puts them in order: asked for them in order of code, PostgreSQL walks all
    // units by code in nested loops.

    /** The months add up to the year. */
    private void compareWithMonths(String view) throws SQLException {
        found(
                """
                with wrong(unit_id, code, name, s1, s2, p1, p2, a1, a2) as materialized (
                  select t.unit_id, t.code, t.name, t.sessions, coalesce(m.sessions, 0), t.present, coalesce(m.present, 0),
                    t.due - t.present, coalesce(m.due - m.present, 0)
                  from year_total t
                  left join (
                    select unit_id, sum(sessions) as sessions, sum(due) as due, sum(present) as present
                    from year_part where view = ? and whole and dimension = 'MONTH' group by unit_id) m
                    on m.unit_id = t.unit_id
                  where t.view = ? and t.whole and (t.sessions, t.due, t.present)
                    is distinct from (coalesce(m.sessions, 0), coalesce(m.due, 0), coalesce(m.present, 0))
                )
                select * from wrong order by code
                """,
                KEYS.get(view),
                view,
                view);
    }

    /** The children add up to their parent, with what it did itself when it was a cell. */
    private void compareWithChildren(String view) throws SQLException {
        found(
                """
                with below as (
                  select parent_id, sum(sessions) as sessions, sum(due) as due, sum(present) as present
                  from year_total where view = ? and parent_id is not null group by parent_id
                ),
                own as (
                  select case ? when 'NOW' then r.now_id else r.unit_id end as unit_id, count(*) as sessions,
                    sum(c.due_count) as due, sum(c.present_count) as present
                  from counted c join carried r on r.unit_id = c.cell_id
                  where case ? when 'NOW' then r.now_id else r.unit_id end in (select parent_id from below)
                  group by 1
                ),
                parts as (
                  select b.parent_id, b.sessions + coalesce(o.sessions, 0) as sessions,
                    b.due + coalesce(o.due, 0) as due, b.present + coalesce(o.present, 0) as present
                  from below b left join own o on o.unit_id = b.parent_id
                ),
                wrong(unit_id, code, name, s1, s2, p1, p2, a1, a2) as materialized (
                  select t.unit_id, t.code, t.name, t.sessions, p.sessions, t.present, p.present, t.due - t.present, p.due - p.present
                  from year_total t
                  join parts p on p.parent_id = t.unit_id
                  where t.view = ? and t.whole
                    and (t.sessions, t.due, t.present) is distinct from (p.sessions, p.due, p.present)
                )
                select * from wrong order by code
                """,
                KEYS.get(view),
                view,
                view,
                view,
                view);
    }

    /**
     * Both views come to the same in each province whose meetings stayed in it, and in all provinces together: a cell
     * may have gone from one province to another, never out of the count.
     */
    private void compareViews() throws SQLException {
        found(
                """
                with pair as (
                  select distinct t.root_id as then_id, n.root_id as now_id
                  from (select distinct unit_id, from_on from counted) c
                  join stretch t on t.view = 'THEN' and t.unit_id = c.unit_id and t.from_on = c.from_on
                  join carried r on r.unit_id = c.unit_id
                  join stretch n on n.view = 'NOW' and n.unit_id = r.now_id
                ),
                apart as (
                  select * from pair p
                  where not exists (select 1 from pair o
                    where (o.then_id = p.then_id) <> (o.now_id = p.now_id))
                )
                select u.id, u.code, t.name, t.sessions, n.sessions, t.present, n.present, t.due - t.present, n.due - n.present,
                  t.people, n.people
                from apart a
                join year_total t on t.view = 'THEN' and t.whole and t.unit_id = a.then_id
                join year_total n on n.view = 'NOW' and n.unit_id = a.now_id
                join unit u on u.id = a.then_id
                where (t.sessions, t.thematic_sessions, t.due, t.present, t.excused, t.absent, t.people, t.thematic_due,
                       t.thematic_present)
                  is distinct from
                      (n.sessions, n.thematic_sessions, n.due, n.present, n.excused, n.absent, n.people, n.thematic_due,
                       n.thematic_present)
                order by u.code
                """,
                VIEWS);
        found(
                """
                with roots as (
                  select view, min(unit_id) as unit_id, sum(sessions) as sessions, sum(thematic_sessions) as thematic,
                    sum(due) as due, sum(present) as present, sum(excused) as excused, sum(absent) as absent
                  from year_total where parent_id is null and whole
                    and (view, unit_id) in (select view, unit_id from stretch where parent_id is null)
                  group by view
                )
                select u.id, u.code, y.name, t.sessions, n.sessions, t.present, n.present, t.due - t.present, n.due - n.present,
                  y.people, y.people
                from roots t
                join unit u on u.id = t.unit_id
                join year_total y on y.view = 'THEN' and y.unit_id = t.unit_id and y.whole
                left join roots n on n.view = 'NOW'
                where t.view = 'THEN' and (t.sessions, t.thematic, t.due, t.present, t.excused, t.absent)
                  is distinct from (n.sessions, n.thematic, n.due, n.present, n.excused, n.absent)
                """,
                VIEWS);
    }
}
