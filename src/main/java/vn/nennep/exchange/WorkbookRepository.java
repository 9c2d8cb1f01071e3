package vn.nennep.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.result.ResultIterator;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.shared.Sql;

/** What workbooks are filled with: the rows that are there, under the names and in the form of files. */
@ApplicationScoped
public class WorkbookRepository {

    private static final int ROWS_AT_ONCE = 1_000;

    private static final String BRANCH = "branch as (select unit_id from unit_branch(array[:unit]::bigint[], :today))";

    /** A name of a unit for people: that of its last state. */
    private static final String UNIT_NAME =
            "(select n.name from unit_period n where n.unit_id = %s order by n.valid_from desc limit 1)";

    private static final String BY_NAME =
            "order by m.given_name collate \"vi-x-icu\", m.family_and_middle_name collate \"vi-x-icu\", m.code";

    private static final String IN_YEAR =
            "daterange(%1$s.valid_from, %1$s.valid_to, '[]') && daterange(:first, :last, '[]')";

    /** Whoever has left the branch is another's to change, unless the person has every branch. */
    private static final String OF_BRANCH =
            """
            m.merged_into is null and exists (select 1 from membership b join branch o on o.unit_id = b.cell_id
              where b.member_id = m.id and %s and (:everywhere or coalesce(b.valid_to, 'infinity') >= :today))
            """
                    .formatted(IN_YEAR.formatted("b"));

    private static final String UNITS =
            """
            with %s
            select u.code, p.name, p.kind, pu.code as parent_code, %s as parent_name, p.valid_from, p.valid_to
            from branch b join unit u on u.id = b.unit_id join unit_period p on p.unit_id = u.id
            left join unit pu on pu.id = p.parent_id
            where %s and (:everywhere or p.parent_id is null or p.parent_id in (select unit_id from branch))
            order by u.code, p.valid_from
            """
                    .formatted(BRANCH, UNIT_NAME.formatted("p.parent_id"), IN_YEAR.formatted("p"));

    private static final String MEMBERS =
            """
            with %s
            select m.code, nullif(m.family_and_middle_name, '') as family_and_middle_name, m.given_name,
              coalesce(m.birth_date::text, m.birth_year::text) as birth_date, m.admitted_on, m.official_on,
              (select string_agg(%s, '; ') from (select distinct b.cell_id from membership b join branch o on o.unit_id = b.cell_id
                where b.member_id = m.id and %s) c) as cell_name
            from member m where %s %s
            """
                    .formatted(BRANCH, UNIT_NAME.formatted("c.cell_id"), IN_YEAR.formatted("b"), OF_BRANCH, BY_NAME);

    private static final String MEMBERSHIPS =
            """
            with %s
            select m.code as member_code, m.full_name as member_name, u.code as cell_code, %s as cell_name, s.category,
              s.valid_from as "from", s.valid_to as "to"
            from membership s join branch o on o.unit_id = s.cell_id join member m on m.id = s.member_id
            join unit u on u.id = s.cell_id
            where %s and %s %s, s.valid_from
            """
                    .formatted(BRANCH, UNIT_NAME.formatted("s.cell_id"), IN_YEAR.formatted("s"), OF_BRANCH, BY_NAME);

    private static final String PLANS =
            """
            with %s, plan as (%s)
            select u.code as cell_code, %s as cell_name, p.year, %s as line_code, l.month, l.topic, l.topic_group,
              (select string_agg(g.topic_group, '|' order by g.topic_group) from plan_line_group g
               where g.plan_line_id = l.id) as further_groups,
              (select string_agg(f.form, '|' order by f.form) from plan_line_form f where f.plan_line_id = l.id) as forms,
              (select string_agg(c.code, '|' order by x.position) from plan_line_presenter x
               join member c on c.id = x.member_id where x.plan_line_id = l.id) as presenter_codes,
              (select c.code from member c where c.id = l.chair_id) as chair_code, l.note
            from plan p join branch o on o.unit_id = p.cell_id join unit u on u.id = p.cell_id
            join plan_line l on l.plan_id = p.id
            where p.year = :year
            order by u.code, l.month, l.position, l.id
            """
                    .formatted(
                            BRANCH, PlansImport.PLAN_OF_YEAR, UNIT_NAME.formatted("p.cell_id"), PlansImport.LINE_CODE);

    private static final String MEETINGS =
            """
            with %s
            select m.code, u.code as cell_code, %s as cell_name, m.kind, m.number, m.held_on, m.starts_at, m.ends_at,
              m.topic, m.topic_group,
              (select string_agg(f.form, '|' order by f.form) from meeting_form f where f.meeting_id = m.id) as forms,
              (select string_agg(c.code, '|' order by p.position) from meeting_presenter p
               join member c on c.id = p.member_id where p.meeting_id = m.id) as presenter_codes,
              (select c.code from member c where c.id = m.chair_id) as chair_code
            from meeting m join branch o on o.unit_id = m.cell_id join unit u on u.id = m.cell_id
            where m.year = :year
            order by u.code, m.held_on, m.code
            """
                    .formatted(BRANCH, UNIT_NAME.formatted("m.cell_id"));

    /** Recorded rolls as they are; of meetings without one, everybody who is due, to be filled in. */
    private static final String ATTENDANCE =
            """
            with %s
            select h.code as meeting_code, h.held_on as meeting_day, m.code as member_code, m.full_name as member_name,
              r.mark, r.reason
            from meeting h join branch o on o.unit_id = h.cell_id join unit u on u.id = h.cell_id
            cross join lateral (
              select e.member_id, %s as mark, e.reason from roll_call_entry e
              where h.counted and e.meeting_id = h.id and e.year = h.year and e.category <> 'X'
              union all
              select d.member_id, null, null from roster_of_day(h.cell_id, h.held_on) d
              where not h.counted and h.status not in ('POSTPONED', 'NOT_HELD') and d.not_due_because is null) r
            join member m on m.id = r.member_id
            where h.year = :year and h.held_on <= :today
            order by u.code, h.held_on, h.code, m.given_name collate "vi-x-icu", m.family_and_middle_name collate "vi-x-icu", m.code
            """
                    .formatted(BRANCH, AttendanceMark.wordInSql("e.mark"));

    /** Neither the person's own roles nor those of somebody who has others elsewhere: they are not theirs to change. */
    private static final String ACCOUNTS =
            """
            with %s
            select a.login, a.display_name, g.role, u.code as unit_code, %s as unit_name, g.valid_from as "from",
              g.valid_to as "to", m.code as member_code
            from role_grant g join branch b on b.unit_id = g.unit_id join account a on a.id = g.account_id
            join unit u on u.id = g.unit_id left join member m on m.id = a.member_id
            where a.login <> :login and %s and (:everywhere or not exists (select 1 from role_grant o
              where o.account_id = a.id and (o.unit_id is null or o.unit_id not in (select unit_id from branch))))
            order by a.login, g.valid_from, g.role
            """
                    .formatted(BRANCH, UNIT_NAME.formatted("u.id"), IN_YEAR.formatted("g"));

    private static final Map<ImportKind, String> QUERIES = Map.of(
            ImportKind.UNITS, UNITS,
            ImportKind.MEMBERS, MEMBERS,
            ImportKind.MEMBERSHIPS, MEMBERSHIPS,
            ImportKind.PLANS, PLANS,
            ImportKind.MEETINGS, MEETINGS,
            ImportKind.ATTENDANCE, ATTENDANCE,
            ImportKind.ACCOUNTS, ACCOUNTS);

    @Inject
    private Sql sql;

    /**
     * What a workbook is filled for.
     *
     * @param first day of the time that it is about
     * @param last day of it
     * @param everywhere whether the person may load into every unit
     */
    record Extent(
            long unit, int year, LocalDate first, LocalDate last, LocalDate today, String login, boolean everywhere) {}

    /** Is told of rows. */
    interface Rows {
        /** @param values by the columns, as files have them; null for an empty one */
        void take(List<String> values) throws java.io.IOException;
    }

    /** Gives the rows of a table one after the other. */
    void read(ImportKind table, Extent extent, Rows rows) throws java.io.IOException {
        List<String> names = SheetColumns.of(table).stream()
                .map(SheetColumns.SheetColumn::name)
                .toList();
        try (ResultIterator<List<String>> found = sql.query(QUERIES.get(table))
                .bind("unit", extent.unit())
                .bind("year", extent.year())
                .bind("first", extent.first())
                .bind("last", extent.last())
                .bind("today", extent.today())
                .bind("login", extent.login())
                .bind("everywhere", extent.everywhere())
                .configure(
                        org.jdbi.v3.core.statement.SqlStatements.class,
                        settings -> settings.setUnusedBindingAllowed(true))
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, context) -> values(row, names))
                .iterator()) {
            Iterator<List<String>> each = found;
            while (each.hasNext()) {
                rows.take(each.next());
            }
        }
    }

    private static List<String> values(ResultSet row, List<String> names) throws SQLException {
        String[] values = new String[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getString(names.get(i));
        }
        return java.util.Arrays.asList(values);
    }

    /** About how many rows the rolls of a year have, without finding each of them. */
    long countRolls(Extent extent) {
        return sql.query(
                        """
                        with %s, people as (select cell_id, count(*) as members from membership
                          where :last between valid_from and coalesce(valid_to, 'infinity') group by cell_id)
                        select coalesce(sum(case when m.counted then m.due_count else p.members end), 0)
                        from meeting m join branch b on b.unit_id = m.cell_id left join people p on p.cell_id = m.cell_id
                        where m.year = :year and m.held_on <= :today and m.status not in ('POSTPONED', 'NOT_HELD')
                        """
                                .formatted(BRANCH))
                .bind("unit", extent.unit())
                .bind("year", extent.year())
                .bind("last", extent.last())
                .bind("today", extent.today())
                .mapTo(long.class)
                .one();
    }

    /** The units of a branch that can be chosen on a sheet, by code. */
    List<Choice> listUnits(Extent extent, boolean cells, int most) {
        return sql.query(
                        """
                        with %s
                        select u.code, p.name from branch b join unit u on u.id = b.unit_id
                        join unit_period p on p.unit_id = u.id and :today between p.valid_from and coalesce(p.valid_to, 'infinity')
                        where not :cells or p.kind = 'CELL' order by u.code limit :most
                        """
                                .formatted(BRANCH))
                .bind("unit", extent.unit())
                .bind("today", extent.today())
                .bind("cells", cells)
                .bind("most", most)
                .mapTo(Choice.class)
                .list();
    }

    /** A code that can be chosen, with what explains it. */
    record Choice(String code, String name) {}
}
