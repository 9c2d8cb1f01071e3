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
                when matched and (t.code, t.name, t.kind, %s) is distinct from (q.code, q.name, q.kind, %s)
                then update set code = q.code, name = q.name, kind = q.kind, %s
                when not matched then insert (year, view, unit_id, parent_id, whole, code, name, kind, %s)
                values (:year, q.view, q.unit_id, q.parent_id, q.whole, q.code, q.name, q.kind, %s)
                """
                        .formatted(
                                Figure.published("t"),
                                Figure.published("q"),
                                Figure.assigned("q"),
                                Figure.published(),
                                Figure.published("q")));
        changed += sql.run(
                """
                delete from unit_total t
                where t.year = :year and not exists (select 1 from year_total q
                  where q.view = t.view and q.unit_id = t.unit_id and q.whole = t.whole
                    and q.parent_id is not distinct from t.parent_id)
                """);
        changed += sql.run(
                """
                merge into unit_total_part t using year_part q
                on t.year = :year and t.view = q.view and t.unit_id = q.unit_id and t.whole = q.whole
                  and t.parent_id is not distinct from q.parent_id and t.dimension = q.dimension and t.value = q.value
                when matched and (t.sessions, t.due, t.present) is distinct from (q.sessions, q.due, q.present)
                then update set sessions = q.sessions, due = q.due, present = q.present
                when not matched then insert (year, view, unit_id, parent_id, whole, dimension, value, sessions, due,
                  present)
                values (:year, q.view, q.unit_id, q.parent_id, q.whole, q.dimension, q.value, q.sessions, q.due, q.present)
                """);
        changed += sql.run(
                """
                delete from unit_total_part t
                where t.year = :year and not exists (select 1 from year_part q
                  where q.view = t.view and q.unit_id = t.unit_id and q.whole = t.whole
                    and q.parent_id is not distinct from t.parent_id and q.dimension = t.dimension and q.value = t.value)
                """);
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
}
