package vn.nennep.exchange;

import java.util.List;
import java.util.Optional;
import vn.nennep.people.LeaveKind;

/** {@code leaves}: when a member is not due to attend, and why. */
final class LeavesImport implements FileRules {

    private static final int FROM = 2;
    private static final int TO = 3;

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("member_code").key(),
                Column.choice("kind", List.of(LeaveKind.values())).key(),
                Column.day("from").key(),
                Column.day("to").optional(),
                Column.text("reason", 500).optional());
    }

    @Override
    public Optional<Fault> faultOf(FileRow row) {
        return Dates.ordered(row, FROM, TO, "to");
    }

    @Override
    public String existing() {
        return """
                select s.row_no, m.code as member_code, l.kind, l.valid_from as "from", l.valid_to as "to", l.reason
                from staged s
                join member m on m.code = s.member_code
                join member_leave l on l.member_id = m.id and l.kind = s.kind and l.valid_from = s."from"
                """;
    }

    @Override
    public void check(Staging staged, Context context, List<Fault> faults) {
        References.memberKnown(staged, faults);
        References.memberInScope(staged, context, faults);
        staged.faults(
                faults,
                "from",
                "exchange.row-twice",
                """
                select line, first_line::text from (
                  select line, first_value(line) over w as first_line, row_number() over w as copy
                  from staged where valid window w as (partition by member_code, kind, "from" order by row_no)) s
                where copy > 1
                """);
        staged.execute(
                """
                create temp table future on commit drop as
                select line, row_no, member_code, kind, "from", coalesce("to", 'infinity') as "to" from staged where valid
                union all
                select null, 0, m.code, l.kind, l.valid_from, coalesce(l.valid_to, 'infinity')
                from member_leave l
                join member m on m.id = l.member_id
                where m.code in (select member_code from staged)
                  and not exists (select 1 from staged s
                    where s.valid and s.member_code = m.code and s.kind = l.kind and s."from" = l.valid_from)
                """);
        staged.faults(
                faults,
                "from",
                "exchange.history-overlaps",
                """
                select distinct on (a.line) a.line, to_char(b."from", 'YYYY-MM-DD')
                from future a
                join future b on b.member_code = a.member_code and b.kind = a.kind
                 and a."from" <= b."to" and b."from" <= a."to" and b.row_no < a.row_no and b."from" <> a."from"
                where a.line is not null
                order by a.line, b."from"
                """);
        checkLife(staged, faults);
        checkYears(staged, faults);
    }

    /** A leave ends with the person's last cell, as in the tables; it may have begun before the first was founded. */
    private static void checkLife(Staging staged, List<Fault> faults) {
        // A person of several rows is asked for once.
        staged.execute(
                """
                create temp table life on commit drop as
                select m.id as member_id, m.code as member_code, member_life(m.id) as days from member m
                where m.code in (select member_code from staged where valid)
                """);
        staged.execute("analyze life");
        staged.notices(
                "to",
                "exchange.leaves.closed-with-unit",
                """
                select s.line, s.member_code, to_char(upper(l.days) - 1, 'DD/MM/YYYY')
                from staged s join life l on l.member_code = s.member_code
                where s.valid and s."to" is null and s."from" < upper(l.days) order by s.line
                """);
        staged.update(
                """
                update staged s set "to" = upper(l.days) - 1 from life l
                where l.member_code = s.member_code and s.valid and s."to" is null and s."from" < upper(l.days)
                """);
        String outside =
                """
                select s.line, n.name, u.code, to_char(%s, 'DD/MM/YYYY')
                from staged s
                join life l on l.member_code = s.member_code
                cross join lateral (select cell_id from membership b where b.member_id = l.member_id
                  order by coalesce(b.valid_to, 'infinity') desc, b.valid_from desc limit 1) c
                join unit u on u.id = c.cell_id
                cross join lateral (select name from unit_period where unit_id = u.id order by valid_from desc limit 1) n
                where s.valid and %s
                """;
        staged.faults(
                faults,
                "from",
                "exchange.unit-life-not-begun",
                outside.formatted("lower(l.days)", "s.\"to\" < lower(l.days)"));
        staged.faults(
                faults,
                "to",
                "exchange.unit-life-ended",
                outside.formatted(
                        "upper(l.days) - 1",
                        "not upper_inf(l.days) and coalesce(s.\"to\", 'infinity') >= upper(l.days)"));
    }

    /** A leave changes who is due in each cell of the person, over its days or between its two ends. */
    private static void checkYears(Staging staged, List<Fault> faults) {
        ClosedYears.check(
                staged,
                faults,
                "from",
                """
                select t.line, b.cell_id as unit_id, greatest(t.from_on, b.valid_from) as from_on,
                  least(t.to_on, coalesce(b.valid_to, 'infinity')) as to_on
                from (
                  select s.line, m.id as member_id,
                    case when l.id is null then s."from"
                      else least(coalesce(l.valid_to, 'infinity'), coalesce(s."to", 'infinity')) + 1 end as from_on,
                    greatest(coalesce(l.valid_to, case when l.id is null then '-infinity' else 'infinity' end::date),
                      coalesce(s."to", 'infinity')) as to_on
                  from staged s
                  join member m on m.code = s.member_code
                  left join member_leave l on l.member_id = m.id and l.kind = s.kind and l.valid_from = s."from"
                  where s.valid and (l.id is null or l.valid_to is distinct from s."to")) t
                join membership b on b.member_id = t.member_id
                 and b.valid_from <= t.to_on and coalesce(b.valid_to, 'infinity') >= t.from_on
                """);
    }

    @Override
    public ImportResult write(Staging staged, Context context) {
        int created = staged.number(
                """
                select count(*) from staged s join member m on m.code = s.member_code
                where not exists (select 1 from member_leave l
                  where l.member_id = m.id and l.kind = s.kind and l.valid_from = s."from")
                """);
        staged.execute(
                """
                create temp table changed on commit drop as
                select l.id, s."to", s.reason
                from staged s
                join member m on m.code = s.member_code
                join member_leave l on l.member_id = m.id and l.kind = s.kind and l.valid_from = s."from"
                where (l.valid_to, l.reason) is distinct from (s."to", s.reason)
                """);
        TouchedRolls.look(
                staged,
                """
                select s.line, m.id as member_id from staged s
                join member m on m.code = s.member_code
                where not exists (select 1 from member_leave l
                  where l.member_id = m.id and l.kind = s.kind and l.valid_from = s."from"
                    and l.valid_to is not distinct from s."to")
                """);
        // Ends first: a leave that begins the day after another's new end must not meet its old one.
        staged.update(
                """
                update member_leave l set valid_to = c."to", version = version + 1
                from changed c where c.id = l.id and coalesce(c."to", 'infinity') < coalesce(l.valid_to, 'infinity')
                """);
        staged.update(
                """
                update member_leave l set valid_to = c."to", reason = c.reason, version = version + 1
                from changed c where c.id = l.id
                """);
        staged.update(
                """
                insert into member_leave (id, member_id, kind, valid_from, valid_to, reason)
                select nextval('member_leave_seq'), m.id, s.kind, s."from", s."to", s.reason
                from staged s
                join member m on m.code = s.member_code
                where not exists (select 1 from member_leave l
                  where l.member_id = m.id and l.kind = s.kind and l.valid_from = s."from")
                """);
        TouchedRolls.tell(staged);
        ClosedYears.note(staged, context);
        staged.analyze("member_leave");
        return Counts.of(staged, created, staged.number("select count(*) from changed"));
    }
}
