package vn.nennep.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.calendar.CalendarService;
import vn.nennep.meeting.MeetingDetails;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.rollcall.RosterCategory;

/** {@code meetings}: what a meeting is; its roll comes with {@code attendance}. */
final class MeetingsImport implements FileRules {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("code").key(),
                Column.code("cell_code"),
                Column.choice("kind", List.of(MeetingKind.values())),
                Column.number("number", MeetingDetails.HIGHEST_NUMBER),
                Column.day("held_on"),
                Column.time("starts_at"),
                Column.time("ends_at"),
                Column.text("topic", MeetingDetails.LONGEST_TOPIC).optional(),
                Column.code("topic_group").optional(),
                Column.codes("forms"),
                Column.codes("presenter_codes"),
                Column.code("chair_code").optional());
    }

    @Override
    public Optional<String> yearColumn() {
        return Optional.of("held_on");
    }

    @Override
    public String existing() {
        return """
                select s.row_no, m.code, u.code as cell_code, m.kind, m.number, m.held_on, m.starts_at, m.ends_at, m.topic,
                  m.topic_group,
                  (select string_agg(f.form, '|' order by f.form) from meeting_form f where f.meeting_id = m.id) as forms,
                  (select string_agg(c.code, '|' order by p.position) from meeting_presenter p
                   join member c on c.id = p.member_id where p.meeting_id = m.id) as presenter_codes,
                  (select c.code from member c where c.id = m.chair_id) as chair_code
                from staged s join meeting m on m.code = s.code join unit u on u.id = m.cell_id
                """;
    }

    @Override
    public void prepare(Staging staged) {
        References.currentCellCodes(staged, "held_on");
        // Forms have no order: written in the one of the tables, the same forms are the same text.
        staged.update(
                """
                update staged s set forms =
                  (select string_agg(distinct f.code, '|' order by f.code) from unnest(string_to_array(s.forms, '|')) f(code))
                where s.forms like '%|%'
                """);
    }

    @Override
    public Optional<NewCodes> newCodes() {
        return Optional.of(new NewCodes("code", "meeting", "code"));
    }

    @Override
    public void check(Staging staged, Context context, List<Fault> faults) {
        References.cellKnown(staged, context, faults);
        staged.faults(
                faults,
                "code",
                "exchange.row-twice",
                """
                select line, first_line::text from (
                  select line, first_value(line) over w as first_line, row_number() over w as copy
                  from staged where valid window w as (partition by code order by row_no)) s
                where copy > 1
                """);
        UnitLife.check(
                staged,
                faults,
                "held_on",
                "held_on",
                """
                select s.line, u.id as unit_id, daterange(s.held_on, s.held_on, '[]') as days
                from staged s join unit u on u.code = s.cell_code where s.valid
                """,
                true);
        staged.faults(
                faults,
                "held_on",
                "exchange.year-out-of-range",
                """
                select line, to_char(held_on, 'YYYY-MM-DD') from staged
                where valid and (extract(year from held_on) < :firstYear or extract(year from held_on) > extract(year from :today) + 1)
                """,
                Map.of("firstYear", CalendarService.FIRST_YEAR));
        for (String needed : List.of("topic", "topic_group")) {
            staged.faults(
                    faults,
                    needed,
                    "exchange.meetings.thematic-needs",
                    "select line from staged where valid and kind = 'THEMATIC' and " + needed + " is null");
        }
        staged.faults(
                faults,
                "ends_at",
                "exchange.meetings.ends-before-start",
                """
                select line, to_char(starts_at, 'HH24:MI') from staged
                where valid and not meeting_times_fit(starts_at, ends_at)
                """);
        checkCodes(staged, faults);
        checkNumbers(staged, faults);
        checkExisting(staged, context, faults);
    }

    private static void checkCodes(Staging staged, List<Fault> faults) {
        staged.faults(
                faults,
                "topic_group",
                "exchange.meetings.topic-group-unknown",
                """
                select line, topic_group, (select string_agg(code, ', ' order by position) from topic_group) from staged s
                where valid and topic_group is not null
                  and not exists (select 1 from topic_group g where g.code = s.topic_group)
                """);
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
        staged.faults(
                faults,
                "presenter_codes",
                "exchange.member-unknown",
                """
                select distinct on (s.line) s.line, p.code
                from staged s cross join lateral unnest(string_to_array(s.presenter_codes, '|')) p(code)
                where s.valid and not exists (select 1 from member m where m.code = p.code)
                order by s.line
                """);
        staged.faults(
                faults,
                "chair_code",
                "exchange.member-unknown",
                """
                select line, chair_code from staged s
                where valid and chair_code is not null and not exists (select 1 from member m where m.code = s.chair_code)
                """);
    }

    private static void checkNumbers(Staging staged, List<Fault> faults) {
        staged.faults(
                faults,
                "number",
                "exchange.meetings.number-taken",
                """
                with future as (
                  select line, row_no, code, cell_code, kind, extract(year from held_on) as year, number from staged where valid
                  union all
                  select null, 0, m.code, u.code, m.kind, m.year, m.number
                  from meeting m join unit u on u.id = m.cell_id
                  where u.code in (select cell_code from staged) and m.code not in (select code from staged where valid)
                )
                select line, number::text, first_code from (
                  select line, number, first_value(code) over w as first_code, row_number() over w as copy
                  from future window w as (partition by cell_code, kind, year, number order by row_no, code)) f
                where copy > 1 and line is not null
                """);
    }

    private static void checkExisting(Staging staged, Context context, List<Fault> faults) {
        staged.faults(
                faults,
                "code",
                "exchange.meetings.of-another-cell",
                """
                select s.line, s.code, %s from staged s
                join meeting m on m.code = s.code
                join unit u on u.id = m.cell_id
                where s.valid and u.code <> s.cell_code
                """
                        // Which cell of another branch it belongs to is not told.
                        .formatted(
                                context.everywhere()
                                        ? "u.code"
                                        : "case when u.id in (select unit_id from own_branch) then u.code else '–' end"));
        staged.faults(
                faults,
                "held_on",
                "exchange.meetings.recorded-day-stays",
                """
                select s.line, to_char(m.held_on, 'YYYY-MM-DD') from staged s
                join meeting m on m.code = s.code
                where s.valid and m.counted and (m.held_on <> s.held_on or m.kind <> s.kind)
                """);
        // Loading the same file again after the year was locked changes nothing and is no fault.
        staged.execute(
                """
                create temp table changed on commit drop as
                select s.line, m.id, m.held_on as old_held_on, s.held_on
                from staged s
                join meeting m on m.code = s.code
                where s.valid and (
                  (m.kind, m.number, m.held_on, m.starts_at, m.ends_at, m.topic, m.topic_group, m.chair_id) is distinct from
                  (s.kind, s.number, s.held_on, s.starts_at, s.ends_at, s.topic, s.topic_group,
                    (select id from member c where c.code = s.chair_code))
                  or coalesce((select array_agg(f.form order by f.form) from meeting_form f where f.meeting_id = m.id), '{}')
                    <> coalesce((select array_agg(distinct x order by x) from unnest(string_to_array(s.forms, '|')) x), '{}')
                  or coalesce((select string_agg(c.code, '|' order by p.position) from meeting_presenter p
                      join member c on c.id = p.member_id where p.meeting_id = m.id), '')
                    <> coalesce(s.presenter_codes, ''))
                """);
        staged.faults(
                faults,
                "code",
                "exchange.meetings.confirmed-stays",
                """
                select c.line, null from changed c join meeting m on m.id = c.id
                where m.status in ('CONFIRMED', 'POSTPONED', 'NOT_HELD')
                """);
        ClosedYears.check(
                staged,
                faults,
                "held_on",
                """
                select s.line, coalesce(m.cell_id, u.id) as unit_id, d.day as from_on, d.day as to_on
                from staged s
                left join unit u on u.code = s.cell_code
                left join meeting m on m.code = s.code
                left join changed c on c.line = s.line
                cross join lateral (values (s.held_on), (c.old_held_on)) d(day)
                where s.valid and d.day is not null and (m.id is null or c.id is not null)
                """);
    }

    @Override
    public ImportResult write(Staging staged, Context context) {
        int updated = staged.number("select count(*) from changed");
        staged.update("delete from meeting_form where meeting_id in (select id from changed)");
        staged.update("delete from meeting_presenter where meeting_id in (select id from changed)");
        // As on the page: the marks of those who belong to the cell on the new day stay.
        staged.update(
                """
                delete from roll_call_entry e using changed c, meeting m
                where m.id = c.id and not m.counted and c.old_held_on <> c.held_on and e.meeting_id = m.id and e.year = m.year
                  and not exists (select 1 from roster_of_day(m.cell_id, c.held_on) r where r.member_id = e.member_id
                    and (r.not_due_because is null) = (e.category <> 'X'))
                """);
        staged.update(
                """
                insert into roll_call_entry (meeting_id, member_id, category, mark, year)
                select m.id, r.member_id, %s::char(1), 'N', m.year
                from changed c join meeting m on m.id = c.id cross join lateral roster_of_day(m.cell_id, c.held_on) r
                where not m.counted and c.old_held_on <> c.held_on and r.not_due_because is null
                  and exists (select 1 from roll_call_entry e where e.meeting_id = m.id and e.year = m.year)
                on conflict do nothing
                """
                        .formatted(RosterCategory.letterInSql("r.category")));
        staged.update(
                """
                update meeting m
                set kind = s.kind, number = s.number, held_on = s.held_on, starts_at = s.starts_at, ends_at = s.ends_at,
                  topic = s.topic, topic_group = s.topic_group,
                  chair_id = (select id from member x where x.code = s.chair_code), version = version + 1,
                  late_at = case when year_state(extract(year from s.held_on)::integer, :today) = 'OPEN'
                    and year_state(m.year, :today) = 'OPEN' then m.late_at else now() end
                from changed c join staged s on s.line = c.line
                where m.id = c.id
                """);
        int created = staged.update(
                """
                insert into meeting (id, code, cell_id, kind, number, held_on, starts_at, ends_at, topic, topic_group,
                  chair_id, status, late_at)
                select nextval('meeting_seq'), s.code, u.id, s.kind, s.number, s.held_on, s.starts_at, s.ends_at, s.topic,
                  s.topic_group, x.id, 'PLANNED',
                  case when year_state(extract(year from s.held_on)::integer, :today) <> 'OPEN' then now() end
                from staged s
                join unit u on u.code = s.cell_code
                left join member x on x.code = s.chair_code
                where not exists (select 1 from meeting m where m.code = s.code)
                """);
        staged.update(
                """
                insert into meeting_form (meeting_id, form)
                select distinct m.id, f.code
                from staged s
                join meeting m on m.code = s.code
                cross join lateral unnest(string_to_array(s.forms, '|')) f(code)
                where not exists (select 1 from meeting_form o where o.meeting_id = m.id and o.form = f.code)
                """);
        staged.update(
                """
                insert into meeting_presenter (meeting_id, member_id, position)
                select m.id, x.id, min(p.position) - 1
                from staged s
                join meeting m on m.code = s.code
                cross join lateral unnest(string_to_array(s.presenter_codes, '|')) with ordinality p(code, position)
                join member x on x.code = p.code
                where not exists (select 1 from meeting_presenter o where o.meeting_id = m.id and o.member_id = x.id)
                group by m.id, x.id
                """);
        ClosedYears.note(staged, context);
        staged.analyze("meeting");
        return Counts.of(staged, created, updated);
    }
}
