package vn.nennep.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.plan.AnnualPlan;
import vn.nennep.plan.PlanLineDetails;
import vn.nennep.shared.RefusedException;

/**
 * {@code plans}: the lines of annual plans, by the rules of the plan's page: only a draft changes, and the first one is
 * begun where a cell has none for the year. A line without its code is the one of the same topic and month in the plan, or
 * a new one, so that a file that comes twice adds nothing the second time. Lines that a file leaves out stay.
 */
final class PlansImport implements FileRules {

    /** A code of a line is the beginning of its identifier; within one plan it is enough. */
    static final String LINE_CODE = "left(l.line::text, 8)";

    /** The plan of a cell's year that a file is about: the one being written, or else the one in force. */
    static final String PLAN_OF_YEAR =
            """
            select distinct on (cell_id, year) id, cell_id, year, status from annual_plan where status <> 'REPLACED'
            order by cell_id, year, array_position(array['DRAFT', 'ADOPTED'], status), revision desc
            """;

    private static final int LINE_LENGTH = 8;
    private static final int MONTHS = 12;

    private static final String NEXT_PLACE =
            "coalesce((select max(o.position) + 1 from plan_line o where o.plan_id = %s and o.month = s.month), 0)";

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("cell_code").key(),
                Column.number("year", AnnualPlan.LAST_YEAR).key(),
                Column.text("line_code", LINE_LENGTH).optional().key(),
                Column.number("month", MONTHS),
                Column.text("topic", PlanLineDetails.LONGEST_TOPIC),
                Column.code("topic_group"),
                Column.codes("further_groups"),
                Column.codes("forms"),
                Column.codes("presenter_codes"),
                Column.code("chair_code").optional(),
                Column.text("note", PlanLineDetails.LONGEST_NOTE).optional());
    }

    @Override
    public Optional<String> yearColumn() {
        return Optional.of("year");
    }

    @Override
    public String existing() {
        return """
                select s.row_no, s.cell_code, s.year, %s as line_code, l.month, l.topic, l.topic_group,
                  (select string_agg(g.topic_group, '|' order by g.topic_group) from plan_line_group g
                   where g.plan_line_id = l.id) as further_groups,
                  (select string_agg(f.form, '|' order by f.form) from plan_line_form f where f.plan_line_id = l.id) as forms,
                  (select string_agg(c.code, '|' order by p.position) from plan_line_presenter p
                   join member c on c.id = p.member_id where p.plan_line_id = l.id) as presenter_codes,
                  (select c.code from member c where c.id = l.chair_id) as chair_code, l.note
                from staged s join planned n on n.row_no = s.row_no join plan_line l on l.id = n.line_id
                """
                .formatted(LINE_CODE);
    }

    @Override
    public void prepare(Staging staged) {
        staged.update(
                """
                update staged s set cell_code = u.code
                from unit_period p join unit u on u.id = p.unit_id
                where p.code = s.cell_code and u.code <> s.cell_code
                  and daterange(p.valid_from, p.valid_to, '[]')
                    && case when s.year between 1900 and 2200 then daterange(make_date(s.year, 1, 1), make_date(s.year, 12, 31), '[]')
                       else 'empty' end
                """);
        // Groups and forms have no order, and the primary group is not among the others, as on the page.
        staged.update(
                """
                update staged s set
                  further_groups = (select string_agg(distinct g.code, '|' order by g.code)
                    from unnest(string_to_array(s.further_groups, '|')) g(code) where g.code is distinct from s.topic_group),
                  forms = (select string_agg(distinct f.code, '|' order by f.code)
                    from unnest(string_to_array(s.forms, '|')) f(code)),
                  presenter_codes = (select string_agg(p.code, '|' order by p.place) from (
                    select code, min(place) as place from unnest(string_to_array(s.presenter_codes, '|')) with ordinality x(code, place)
                    group by code) p)
                """);
        staged.execute(
                """
                create temp table planned on commit drop as
                with plan as (%1$s)
                select s.row_no, u.id as cell_id, p.id as plan_id, p.status,
                  (select l.id from plan_line l where l.plan_id = p.id
                     and case when s.line_code is null then l.month = s.month and search_form(l.topic) = search_form(s.topic)
                       else %2$s = s.line_code end
                   order by l.position, l.id limit 1) as line_id
                from staged s join unit u on u.code = s.cell_code
                left join plan p on p.cell_id = u.id and p.year = s.year
                where s.valid
                """
                        .formatted(PLAN_OF_YEAR, LINE_CODE));
        staged.update(
                """
                update staged s set line_code = %s from planned n join plan_line l on l.id = n.line_id
                where n.row_no = s.row_no and s.line_code is null
                """
                        .formatted(LINE_CODE));
    }

    @Override
    public void check(Staging staged, Context context, List<Fault> faults) {
        References.cellKnown(staged, context, faults);
        String twice =
                """
                select line, first_line::text from (
                  select line, first_value(line) over w as first_line, row_number() over w as copy
                  from staged s where valid and %s window w as (partition by cell_code, year, %s order by row_no)) s
                where copy > 1
                """;
        staged.faults(faults, "line_code", "exchange.row-twice", twice.formatted("line_code is not null", "line_code"));
        staged.faults(
                faults,
                "topic",
                "exchange.row-twice",
                twice.formatted("line_code is null", "month, search_form(topic)"));
        staged.faults(
                faults,
                "line_code",
                "exchange.plans.line-unknown",
                """
                select s.line, s.line_code from staged s left join planned n on n.row_no = s.row_no
                where s.valid and s.line_code is not null and n.line_id is null
                """);
        checkYear(staged, faults);
        checkCodes(staged, faults);
        staged.execute(
                """
                create temp table changed on commit drop as
                select s.row_no, s.line, n.cell_id, n.plan_id, n.status, n.line_id, s.year
                from staged s join planned n on n.row_no = s.row_no left join there e on e.row_no = s.row_no
                where s.valid and (e.row_no is null or %s)
                """
                        .formatted(RowLook.differs(columns())));
        checkPeople(staged, faults);
        staged.faults(
                faults,
                "cell_code",
                "exchange.plans.no-draft",
                "select line, year::text from changed where plan_id is not null and status <> 'DRAFT'");
        ClosedYears.check(
                staged,
                faults,
                "year",
                """
                select line, cell_id as unit_id, make_date(year, 1, 1) as from_on, make_date(year, 12, 31) as to_on
                from changed where year between %d and %d
                """
                        .formatted(AnnualPlan.FIRST_YEAR, AnnualPlan.LAST_YEAR));
    }

    private static void checkYear(Staging staged, List<Fault> faults) {
        staged.faults(
                faults,
                "year",
                "exchange.plans.year",
                """
                select line, :first::text, (extract(year from :today)::integer + 1)::text from staged
                where valid and (year < :first or year > extract(year from :today) + 1)
                """,
                Map.of("first", AnnualPlan.FIRST_YEAR));
        staged.faults(
                faults,
                "year",
                "exchange.plans.no-cell",
                """
                select s.line, s.cell_code, s.year::text from staged s join unit u on u.code = s.cell_code
                where s.valid and s.year between 1900 and 2200 and not exists (
                  select 1 from unit_period p where p.unit_id = u.id and p.kind = 'CELL'
                    and daterange(p.valid_from, p.valid_to, '[]')
                      && daterange(make_date(s.year, 1, 1), make_date(s.year, 12, 31), '[]'))
                """);
    }

    private static void checkCodes(Staging staged, List<Fault> faults) {
        for (String column : List.of("topic_group", "further_groups")) {
            staged.faults(
                    faults,
                    column,
                    "exchange.meetings.topic-group-unknown",
                    """
                    select distinct on (s.line) s.line, g.code,
                      (select string_agg(code, ', ' order by position) from topic_group)
                    from staged s cross join lateral unnest(string_to_array(s.%s, '|')) g(code)
                    where s.valid and not exists (select 1 from topic_group t where t.code = g.code) order by s.line
                    """
                            .formatted(column));
        }
        staged.faults(
                faults,
                "forms",
                "exchange.meetings.form-unknown",
                """
                select distinct on (s.line) s.line, f.code,
                  (select string_agg(code, ', ' order by position) from presentation_form)
                from staged s cross join lateral unnest(string_to_array(s.forms, '|')) f(code)
                where s.valid and not exists (select 1 from presentation_form p where p.code = f.code)
                order by s.line
                """);
    }

    /** Whoever presents or chairs belongs to the cell in the year: the page offers nobody else. */
    private static void checkPeople(Staging staged, List<Fault> faults) {
        for (String column : List.of("presenter_codes", "chair_code")) {
            staged.faults(
                    faults,
                    column,
                    "exchange.plans.not-of-cell",
                    """
                    select distinct on (s.line) s.line, p.code
                    from changed c join staged s on s.row_no = c.row_no
                    left join there e on e.row_no = s.row_no
                    cross join lateral unnest(string_to_array(s.%1$s, '|')) p(code)
                    where s.%1$s is distinct from e.%1$s and s.year between 1900 and 2200 and not exists (
                      select 1 from member m join membership b on b.member_id = m.id
                      where m.code = p.code and m.merged_into is null and b.cell_id = c.cell_id
                        and daterange(b.valid_from, b.valid_to, '[]')
                          && daterange(make_date(s.year, 1, 1), make_date(s.year, 12, 31), '[]'))
                    order by s.line
                    """
                            .formatted(column));
        }
    }

    @Override
    public ImportResult write(Staging staged, Context context) {
        int created = staged.number("select count(*) from changed where line_id is null");
        int updated = staged.number("select count(*) from changed where line_id is not null");
        // Held until the end, so that nobody adopts a draft meanwhile; its version says that its lines changed.
        int held = staged.update(
                """
                update annual_plan p set version = version + 1
                where p.status = 'DRAFT' and p.id in (select plan_id from changed where plan_id is not null)
                """);
        if (held < staged.number("select count(distinct plan_id) from changed")) {
            throw RefusedException.conflict("exchange.changed-meanwhile");
        }
        staged.update(
                """
                insert into annual_plan (id, cell_id, year, revision, status)
                select nextval('annual_plan_seq'), cell_id, year, 1, 'DRAFT'
                from (select distinct cell_id, year from changed where plan_id is null) c
                """);
        staged.update(
                """
                update changed c set plan_id = p.id from annual_plan p
                where c.plan_id is null and p.cell_id = c.cell_id and p.year = c.year and p.status = 'DRAFT'
                """);
        staged.update(
                """
                update plan_line l set position = case when l.month = s.month then l.position else %s end,
                  month = s.month, topic = s.topic, topic_group = s.topic_group, note = s.note,
                  chair_id = (select m.id from member m where m.code = s.chair_code), version = version + 1
                from changed c join staged s on s.row_no = c.row_no
                where l.id = c.line_id
                """
                        .formatted(NEXT_PLACE.formatted("l.plan_id")));
        for (String part : List.of("plan_line_group", "plan_line_form", "plan_line_presenter")) {
            staged.update("delete from " + part + " where plan_line_id in (select line_id from changed)");
        }
        staged.execute("alter table changed add column fresh_id bigint");
        staged.update("update changed set fresh_id = coalesce(line_id, nextval('plan_line_seq'))");
        staged.update(
                """
                insert into plan_line (id, plan_id, line, month, position, topic, topic_group, chair_id, note)
                select c.fresh_id, c.plan_id, gen_random_uuid(), s.month,
                  %s + row_number() over (partition by c.plan_id, s.month order by s.row_no) - 1,
                  s.topic, s.topic_group, (select m.id from member m where m.code = s.chair_code), s.note
                from changed c join staged s on s.row_no = c.row_no
                where c.line_id is null
                """
                        .formatted(NEXT_PLACE.formatted("c.plan_id")));
        writeParts(staged);
        ClosedYears.note(staged, context);
        return Counts.of(staged, created, updated);
    }

    private static void writeParts(Staging staged) {
        staged.update(
                """
                insert into plan_line_group (plan_line_id, topic_group)
                select c.fresh_id, g.code from changed c join staged s on s.row_no = c.row_no
                cross join lateral unnest(string_to_array(s.further_groups, '|')) g(code)
                """);
        staged.update(
                """
                insert into plan_line_form (plan_line_id, form)
                select c.fresh_id, f.code from changed c join staged s on s.row_no = c.row_no
                cross join lateral unnest(string_to_array(s.forms, '|')) f(code)
                """);
        staged.update(
                """
                insert into plan_line_presenter (plan_line_id, member_id, position)
                select c.fresh_id, m.id, p.place - 1 from changed c join staged s on s.row_no = c.row_no
                cross join lateral unnest(string_to_array(s.presenter_codes, '|')) with ordinality p(code, place)
                join member m on m.code = p.code
                """);
    }
}
