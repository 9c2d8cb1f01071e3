package vn.nennep.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.nennep.tree.UnitKind;

/** {@code units}: one row for each state of a unit; several rows of one code with different dates are its history. */
final class UnitsImport implements FileRules {

    private static final int FROM = 4;
    private static final int TO = 5;

    /** The rank of a kind in SQL: a unit stands under one of a lower rank. */
    private static final String RANK = Arrays.stream(UnitKind.values())
            .map(kind -> "'" + kind.name() + "'")
            .collect(Collectors.joining(",", "array_position(array[", "], %s)"));

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("code").key(),
                Column.name("name", 200),
                Column.choice("kind", List.of(UnitKind.values())),
                Column.code("parent_code").optional(),
                Column.day("valid_from").key(),
                Column.day("valid_to").optional());
    }

    @Override
    public Optional<Fault> faultOf(FileRow row) {
        return Dates.ordered(row, FROM, TO, "valid_to");
    }

    @Override
    public String existing() {
        return """
                select s.row_no, u.code, p.name, p.kind, pu.code as parent_code, p.valid_from, p.valid_to
                from staged s
                join unit u on u.code = s.code
                join unit_period p on p.unit_id = u.id and p.valid_from = s.valid_from
                left join unit pu on pu.id = p.parent_id
                """;
    }

    @Override
    public Optional<NewCodes> newCodes() {
        return Optional.of(new NewCodes("code", "unit", "code"));
    }

    @Override
    public void prepare(Staging staged) {
        UnitCodes.settle(staged);
    }

    @Override
    public void check(Staging staged, Context context, List<Fault> faults) {
        staged.faults(
                faults,
                "code",
                "exchange.row-twice",
                """
                select line, first_line::text from (
                  select line, first_value(line) over w as first_line, row_number() over w as copy
                  from staged where valid window w as (partition by code, valid_from order by row_no)) s
                where copy > 1
                """);
        staged.faults(
                faults,
                "parent_code",
                "exchange.units.province-has-parent",
                "select line from staged where valid and kind = 'PROVINCE' and parent_code is not null");
        staged.faults(
                faults,
                "parent_code",
                "exchange.units.parent-missing",
                "select line from staged where valid and kind <> 'PROVINCE' and parent_code is null");
        staged.update("update staged set valid = false where (kind = 'PROVINCE') <> (parent_code is null)");
        staged.faults(
                faults,
                "parent_code",
                "exchange.units.parent-unknown",
                """
                select line, parent_code from staged s
                where valid and parent_code is not null
                  and not exists (select 1 from unit u where u.code = s.parent_code%s)
                  and not exists (select 1 from staged o where o.code = s.parent_code)
                """
                        .formatted(context.everywhere() ? "" : " and u.id in (select unit_id from own_branch)"));
        // What the tree will be: the rows of the file, and what is there and not replaced by one of them.
        staged.execute(
                """
                create temp table future on commit drop as
                select line, code, name, kind, parent_code, valid_from, coalesce(valid_to, 'infinity') as valid_to
                from staged where valid
                union all
                select null, u.code, p.name, p.kind, pu.code, p.valid_from, coalesce(p.valid_to, 'infinity')
                from unit_period p
                join unit u on u.id = p.unit_id
                left join unit pu on pu.id = p.parent_id
                where not exists (select 1 from staged s where s.valid and s.code = u.code and s.valid_from = p.valid_from)
                """);
        staged.execute("create index on future (code)");
        staged.execute("create index on future (parent_code)");
        staged.execute("analyze future");
        staged.faults(
                faults,
                "valid_from",
                "exchange.history-overlaps",
                """
                select distinct on (a.line) a.line, to_char(b.valid_from, 'YYYY-MM-DD')
                from future a
                join future b on b.code = a.code
                 and daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')
                 and (b.line is null or b.line < a.line) and b.valid_from <> a.valid_from
                where a.line is not null
                order by a.line, b.valid_from
                """);
        checkCodes(staged, faults);
        checkCycles(staged, faults);
        checkParents(staged, faults);
        checkMeetings(staged, faults);
        checkYears(staged, faults);
        if (!context.everywhere()) {
            checkScope(staged, context, faults);
        }
    }

    /** A code that another unit had before its own changed is free again only for days after that. */
    private static void checkCodes(Staging staged, List<Fault> faults) {
        staged.faults(
                faults,
                "code",
                "exchange.units.code-held",
                """
                select distinct on (s.line) s.line, s.code, u.code, to_char(p.valid_to, 'YYYY-MM-DD')
                from staged s
                join unit_period p on p.code = s.code
                 and daterange(p.valid_from, p.valid_to, '[]') && daterange(s.valid_from, s.valid_to, '[]')
                join unit u on u.id = p.unit_id and u.code <> s.code
                where s.valid
                order by s.line, p.valid_from
                """);
    }

    private static void checkCycles(Staging staged, List<Fault> faults) {
        staged.faults(
                faults,
                "parent_code",
                "exchange.units.cycle",
                """
                with recursive up(line, start, at, valid_from, valid_to, steps) as (
                  select line, code, parent_code, valid_from, valid_to, 1 from future where line is not null
                  union all
                  select u.line, u.start, f.parent_code, greatest(u.valid_from, f.valid_from),
                    least(u.valid_to, f.valid_to), u.steps + 1
                  from up u
                  join future f on f.code = u.at and f.valid_from <= u.valid_to and f.valid_to >= u.valid_from
                  where u.at <> u.start and u.steps < 20
                )
                select distinct line, start from up where at = start
                """);
    }

    private static void checkParents(Staging staged, List<Fault> faults) {
        staged.faults(
                faults,
                "kind",
                "exchange.units.kind-under-kind",
                """
                select distinct on (coalesce(c.line, p.line)) coalesce(c.line, p.line) as line, c.code, c.kind,
                  p.code, p.kind
                from future c
                join future p on p.code = c.parent_code and p.valid_from <= c.valid_to and p.valid_to >= c.valid_from
                where (c.line is not null or p.line is not null) and c.code <> p.code and %s <= %s
                order by coalesce(c.line, p.line)
                """
                        .formatted(RANK.formatted("c.kind"), RANK.formatted("p.kind")));
        // The parent must live as long as the child stands under it; a file that ends a parent must move its children.
        staged.faults(
                faults,
                "valid_from",
                "exchange.units.outside-parent",
                """
                select coalesce(c.line, (select min(line) from future f where f.code = c.parent_code)) as line, c.code, c.parent_code
                from future c
                left join (select code, range_agg(daterange(valid_from, valid_to, '[]')) as life from future group by code) p
                  on p.code = c.parent_code
                where c.parent_code is not null and p.life is not null
                  and not p.life @> daterange(c.valid_from, c.valid_to, '[]')
                  and (c.line is not null or exists (select 1 from future f where f.code = c.parent_code and f.line is not null))
                """);
    }

    private static void checkMeetings(Staging staged, List<Fault> faults) {
        staged.faults(
                faults,
                "valid_from",
                "exchange.units.meeting-left-out",
                """
                select (select min(line) from staged s where s.code = u.code) as line, u.code, to_char(min(m.held_on), 'YYYY-MM-DD')
                from meeting m
                join unit u on u.id = m.cell_id
                where u.code in (select code from staged where valid)
                  and m.status in ('HELD', 'RECORDED', 'CONFIRMED')
                  and not exists (select 1 from future f
                    where f.code = u.code and f.kind = 'CELL' and m.held_on between f.valid_from and f.valid_to)
                group by u.code
                """);
    }

    /**
     * The tree of a closed year stays as it is: a new or changed state is checked for its days, a changed end for the
     * days between the two ends. For a new unit the years of its superior count; for a new root there are none yet.
     */
    private static void checkYears(Staging staged, List<Fault> faults) {
        ClosedYears.check(
                staged,
                faults,
                "valid_from",
                """
                select s.line, coalesce(u.id, pu.id) as unit_id,
                  case when (p.name, p.kind, p.parent_id) is not distinct from (s.name, s.kind, pu.id)
                    then least(coalesce(p.valid_to, 'infinity'), coalesce(s.valid_to, 'infinity')) + 1
                    else s.valid_from end as from_on,
                  greatest(coalesce(p.valid_to, case when p.id is null then '-infinity' else 'infinity' end::date),
                    coalesce(s.valid_to, 'infinity')) as to_on
                from staged s
                left join unit u on u.code = s.code
                left join unit pu on pu.code = s.parent_code
                left join unit_period p on p.unit_id = u.id and p.valid_from = s.valid_from
                where s.valid and (p.id is null
                  or (p.name, p.kind, p.parent_id, p.valid_to) is distinct from (s.name, s.kind, pu.id, s.valid_to))
                """);
    }

    private static void checkScope(Staging staged, Context context, List<Fault> faults) {
        staged.faults(
                faults,
                "code",
                "exchange.out-of-scope",
                """
                with recursive up(line, start, at, day, steps) as (
                  select line, code, code, valid_from, 0 from future where line is not null
                  union all
                  select u.line, u.start, f.parent_code, u.day, u.steps + 1
                  from up u
                  join future f on f.code = u.at and u.day between f.valid_from and f.valid_to
                  where f.parent_code is not null and u.steps < 20
                )
                select s.line, s.code from staged s
                where s.valid and (
                  not exists (select 1 from up join unit u on u.code = up.at join own_branch o on o.unit_id = u.id
                              where up.line = s.line)
                  or exists (select 1 from unit u where u.code = s.code and u.id not in (select unit_id from own_branch)))
                """);
    }

    @Override
    public ImportResult write(Staging staged, Context context) {
        int created = staged.number(
                """
                select count(*) from staged s where not exists (
                  select 1 from unit u join unit_period p on p.unit_id = u.id
                  where u.code = s.code and p.valid_from = s.valid_from)
                """);
        staged.update(
                """
                insert into unit (id, code)
                select nextval('unit_seq'), code from (select distinct code from staged) s
                where not exists (select 1 from unit u where u.code = s.code)
                """);
        UnitEndings.close(staged, context);
        // Ends first, so that a state that begins the day after another's new end does not overlap its old one.
        staged.execute(
                """
                create temp table changed on commit drop as
                select p.id, s.name, s.kind, pu.id as parent_id, s.valid_to
                from staged s
                join unit u on u.code = s.code
                join unit_period p on p.unit_id = u.id and p.valid_from = s.valid_from
                left join unit pu on pu.code = s.parent_code
                where (p.name, p.kind, p.parent_id, p.valid_to) is distinct from (s.name, s.kind, pu.id, s.valid_to)
                """);
        staged.update(
                """
                update unit_period p set valid_to = c.valid_to, version = version + 1
                from changed c
                where c.id = p.id and coalesce(c.valid_to, 'infinity') < coalesce(p.valid_to, 'infinity')
                """);
        staged.update(
                """
                update unit_period p
                set name = c.name, kind = c.kind, parent_id = c.parent_id, valid_to = c.valid_to, version = version + 1
                from changed c where c.id = p.id
                """);
        staged.update(
                """
                insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from, valid_to)
                select nextval('unit_period_seq'), u.id, s.code, s.name, s.kind, pu.id, s.valid_from, s.valid_to
                from staged s
                join unit u on u.code = s.code
                left join unit pu on pu.code = s.parent_code
                where not exists (select 1 from unit_period p where p.unit_id = u.id and p.valid_from = s.valid_from)
                """);
        ClosedYears.note(staged, context);
        // The tables look now whether everything lies within the lives of the units, not when the transaction ends.
        staged.execute(
                "set constraints unit_period_keeps_life, unit_period_within_parent, unit_period_keeps_units_below immediate");
        staged.execute(
                "set constraints unit_period_keeps_life, unit_period_within_parent, unit_period_keeps_units_below deferred");
        staged.analyze("unit");
        staged.analyze("unit_period");
        return Counts.of(staged, created, staged.number("select count(*) from changed"));
    }
}
