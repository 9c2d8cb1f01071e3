package vn.nennep.tally;

import java.util.List;
import java.util.Map;

/**
 * The log of changes that the published figures of a year lack ({@code figure_change}), as a run takes it out: exactly
 * what its snapshot sees. A change of a transaction that the snapshot does not see stays for the next run, and a run that is
 * rolled back gives everything back.
 */
final class FigureChanges {

    /**
     * What was taken out.
     *
     * @param cells how many cells' figures may differ, each counted once
     * @param causes tables whose change may move the figures of every unit of the year, in the order of their names; the cells
     *     say nothing then
     */
    record Taken(int cells, List<String> causes) {

        Taken {
            causes = List.copyOf(causes);
        }
    }

    private record Cause(String cause) {}

    private final YearSql sql;

    /** @param sql in the REPEATABLE READ transaction of the run */
    FigureChanges(YearSql sql) {
        this.sql = sql;
    }

    /**
     * Takes the year's changes out of the log, and puts the cells into the temporary table {@code changed_cell(cell_id)}, which
     * it makes.
     */
    Taken take() {
        sql.run("create temp table changed_cell (cell_id bigint primary key) on commit drop");
        List<Cause> causes = sql.list(
                """
                with taken as (delete from figure_change where year = :year returning cell_id, cause),
                noted as (insert into changed_cell select distinct cell_id from taken where cell_id is not null)
                select distinct cause from taken where cell_id is null order by cause
                """,
                Cause.class,
                Map.of());
        return new Taken(
                sql.number("select count(*) from changed_cell"),
                causes.stream().map(Cause::cause).toList());
    }
}
