package vn.nennep.exchange;

import java.util.List;
import java.util.Optional;
import vn.nennep.people.MembershipCategory;

/** {@code memberships}: who belongs to which cell, in what capacity, from when to when. */
final class MembershipsImport implements FileRules {

    private static final int FROM = 3;
    private static final int TO = 4;

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("member_code").key(),
                Column.code("cell_code").key(),
                Column.choice("category", List.of(MembershipCategory.values())),
                Column.day("from").key(),
                Column.day("to").optional());
    }

    @Override
    public Optional<Fault> faultOf(FileRow row) {
        return Dates.ordered(row, FROM, TO, "to");
    }

    @Override
    public String existing() {
        return """
                select s.row_no, m.code as member_code, u.code as cell_code, b.category, b.valid_from as "from", b.valid_to as "to"
                from staged s
                join member m on m.code = s.member_code
                join unit u on u.code = s.cell_code
                join membership b on b.member_id = m.id and b.cell_id = u.id and b.valid_from = s."from"
                """;
    }

    @Override
    public void prepare(Staging staged) {
        References.currentCellCodes(staged, "from");
    }

    @Override
    public void check(Staging staged, Context context, List<Fault> faults) {
        References.memberKnown(staged, faults);
        References.memberInScope(staged, context, faults);
        References.cellKnown(staged, context, faults);
        staged.faults(
                faults,
                "from",
                "exchange.row-twice",
                """
                select line, first_line::text from (
                  select line, first_value(line) over w as first_line, row_number() over w as copy
                  from staged where valid window w as (partition by member_code, cell_code, "from" order by row_no)) s
                where copy > 1
                """);
        UnitLife.closeOpenEnds(staged, "cell_code");
        UnitLife.check(
                staged,
                faults,
                "from",
                "to",
                """
                select s.line, u.id as unit_id, daterange(s."from", s."to", '[]') as days
                from staged s join unit u on u.code = s.cell_code where s.valid
                """,
                true);
        staged.execute(
                """
                create temp table future on commit drop as
                select line, row_no, member_code, cell_code, category, "from", coalesce("to", 'infinity') as "to"
                from staged where valid
                union all
                select null, 0, m.code, u.code, b.category, b.valid_from, coalesce(b.valid_to, 'infinity')
                from membership b
                join member m on m.id = b.member_id
                join unit u on u.id = b.cell_id
                where m.code in (select member_code from staged)
                  and not exists (select 1 from staged s
                    where s.valid and s.member_code = m.code and s.cell_code = u.code and s."from" = b.valid_from)
                """);
        staged.execute("create index on future (member_code)");
        staged.execute("analyze future");
        String overlap =
                """
                select distinct on (a.line) a.line, b.cell_code, to_char(b."from", 'YYYY-MM-DD')
                from future a
                join future b on b.member_code = a.member_code
                 and a."from" <= b."to" and b."from" <= a."to" and b.row_no < a.row_no
                 and not (b.cell_code = a.cell_code and b."from" = a."from")
                where a.line is not null and %s
                order by a.line, b."from"
                """;
        staged.faults(
                faults,
                "from",
                "exchange.memberships.same-cell-overlaps",
                overlap.formatted("b.cell_code = a.cell_code"));
        staged.faults(
                faults,
                "from",
                "exchange.memberships.two-homes",
                overlap.formatted(
                        "b.cell_code <> a.cell_code and a.category <> 'TEMPORARY_IN' and b.category <> 'TEMPORARY_IN'"));
        // The days that change: all days of a new membership, or those between the old and the new end.
        ClosedYears.check(
                staged,
                faults,
                "from",
                """
                select s.line, u.id as unit_id,
                  case when b.category = s.category
                    then least(coalesce(b.valid_to, 'infinity'), coalesce(s."to", 'infinity')) + 1
                    else s."from" end as from_on,
                  greatest(coalesce(b.valid_to, case when b.id is null then '-infinity' else 'infinity' end::date),
                    coalesce(s."to", 'infinity')) as to_on
                from staged s
                join member m on m.code = s.member_code
                join unit u on u.code = s.cell_code
                left join membership b on b.member_id = m.id and b.cell_id = u.id and b.valid_from = s."from"
                where s.valid and (b.id is null or (b.category, b.valid_to) is distinct from (s.category, s."to"))
                """);
    }

    @Override
    public ImportResult write(Staging staged, Context context) {
        int created = staged.number(
                """
                select count(*) from staged s
                join member m on m.code = s.member_code
                join unit u on u.code = s.cell_code
                where not exists (select 1 from membership b
                  where b.member_id = m.id and b.cell_id = u.id and b.valid_from = s."from")
                """);
        staged.execute(
                """
                create temp table changed on commit drop as
                select b.id, s.category, s."to"
                from staged s
                join member m on m.code = s.member_code
                join unit u on u.code = s.cell_code
                join membership b on b.member_id = m.id and b.cell_id = u.id and b.valid_from = s."from"
                where (b.category, b.valid_to) is distinct from (s.category, s."to")
                """);
        TouchedRolls.look(
                staged,
                """
                select s.line, m.id as member_id from staged s
                join member m on m.code = s.member_code
                join unit u on u.code = s.cell_code
                where not exists (select 1 from membership b
                  where b.member_id = m.id and b.cell_id = u.id and b.valid_from = s."from" and b.category = s.category
                    and b.valid_to is not distinct from s."to")
                """);
        // Ends first: a membership that begins the day after another's new end must not meet its old one.
        staged.update(
                """
                update membership b set valid_to = c."to", version = version + 1
                from changed c where c.id = b.id and coalesce(c."to", 'infinity') < coalesce(b.valid_to, 'infinity')
                """);
        staged.update(
                """
                update membership b set category = c.category, valid_to = c."to", version = version + 1
                from changed c where c.id = b.id
                """);
        staged.update(
                """
                insert into membership (id, member_id, cell_id, category, valid_from, valid_to)
                select nextval('membership_seq'), m.id, u.id, s.category, s."from", s."to"
                from staged s
                join member m on m.code = s.member_code
                join unit u on u.code = s.cell_code
                where not exists (select 1 from membership b
                  where b.member_id = m.id and b.cell_id = u.id and b.valid_from = s."from")
                """);
        TouchedRolls.tell(staged);
        ClosedYears.note(staged, context);
        staged.analyze("membership");
        return Counts.of(staged, created, staged.number("select count(*) from changed"));
    }
}
