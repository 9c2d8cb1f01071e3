package vn.nennep.tally;

/**
 * Merges the year's figures into the published ones, touching only what changed: a night in which little happened
 * writes little. They become visible with the commit.
 */
final class ConsolidationPublication {

    private final YearSql sql;

    ConsolidationPublication(YearSql sql) {
        this.sql = sql;
    }

    /** @return rows that differed from the figures published before */
    int run() {
        int changed = sql.run(
                """
                merge into unit_total t using year_total q
                on t.year = :year and t.view = q.view and t.unit_id = q.unit_id and t.whole = q.whole
                  and t.parent_id is not distinct from q.parent_id
                when matched and (t.code, t.name, t.kind, t.by_month, t.by_quarter, t.by_span, %s)
                  is distinct from (q.code, q.name, q.kind, q.by_month, q.by_quarter, q.by_span, %s)
                then update set code = q.code, name = q.name, kind = q.kind, by_month = q.by_month, by_quarter = q.by_quarter,
                  by_span = q.by_span, %s
                when not matched
                then insert (year, view, unit_id, parent_id, whole, code, name, kind, by_month, by_quarter, by_span, %s)
                values (:year, q.view, q.unit_id, q.parent_id, q.whole, q.code, q.name, q.kind, q.by_month, q.by_quarter, q.by_span,
                  %s)
                """
                        .formatted(
                                FigureSql.published("t"),
                                FigureSql.published("q"),
                                FigureSql.assigned("q"),
                                FigureSql.published(),
                                FigureSql.published("q")));
        changed += sql.run(
                """
                delete from unit_total t
                where t.year = :year and not exists (select 1 from year_total q
                  where q.view = t.view and q.unit_id = t.unit_id and q.whole = t.whole
                    and q.parent_id is not distinct from t.parent_id)
                """);
        changed += publishParts();
        changed += sql.run(
                """
                merge into unit_total_aside t using year_aside q
                on t.year = :year and t.view = q.view and t.unit_id = q.unit_id and t.cell_id = q.cell_id
                when matched and (t.code, t.name, t.failure) is distinct from (q.code, q.name, q.failure)
                then update set code = q.code, name = q.name, failure = q.failure
                when not matched then insert (year, view, unit_id, cell_id, code, name, failure)
                values (:year, q.view, q.unit_id, q.cell_id, q.code, q.name, q.failure)
                """);
        changed += sql.run(
                """
                delete from unit_total_aside t
                where t.year = :year and not exists (select 1 from year_aside q
                  where q.view = t.view and q.unit_id = t.unit_id and q.cell_id = t.cell_id)
                """);
        return changed;
    }

    /**
     * Shares are many and change seldom: they are compared once, by the numbers of their lines, and only what differs is written.
     * A row's ctid is its own within a partition alone; the rows of a year all lie in one.
     */
    private int publishParts() {
        sql.run(
                """
                create temp table part_change on commit drop as
                select q.line, q.key, q.sessions, q.due, q.present, q.by_month, t.at
                from year_part q
                full join (
                  select p.ctid as at, l.line, k.key, p.sessions, p.due, p.present, p.by_month
                  from unit_total_part p
                  left join line l on l.view = p.view and l.unit_id = p.unit_id and l.whole = p.whole
                    and coalesce(l.parent_id, 0) = coalesce(p.parent_id, 0)
                  left join part_key k on k.dimension = p.dimension and k.value = p.value
                  where p.year = :year) t on t.line = q.line and t.key = q.key
                where (q.sessions, q.due, q.present, q.by_month) is distinct from (t.sessions, t.due, t.present, t.by_month)
                """);
        sql.run("analyze part_change");
        sql.run("delete from unit_total_part p using part_change c where p.ctid = c.at and p.year = :year");
        sql.run(
                """
                insert into unit_total_part (year, view, unit_id, parent_id, whole, dimension, value, sessions, due, present,
                  by_month)
                select :year, l.view, l.unit_id, l.parent_id, l.whole, k.dimension, k.value, c.sessions, c.due, c.present,
                  c.by_month
                from part_change c join line l using (line) join part_key k using (key)
                """);
        return sql.number("select count(*) from part_change");
    }
}
