package vn.nennep.tally;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import vn.nennep.shared.Sql;

/**
 * The statements of one year's consolidation, all on its one connection. Each may name {@code :year}, its days
 * {@code :first} and {@code :last}, {@code :asOf}, the day of the run, and {@code :monthClosesOn}, the day on which its months
 * of reports close.
 */
final class YearSql {

    private final Handle handle;
    private final int year;
    private final LocalDate asOf;
    private final int monthClosesOn;
    private List<Long> changed;

    YearSql(Connection connection, int year, LocalDate asOf) {
        this.handle = Sql.on(connection);
        this.handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        this.year = year;
        this.asOf = asOf;
        this.monthClosesOn = handle.createQuery("select month_closes_on(:year)")
                .bind("year", year)
                .mapTo(int.class)
                .one();
    }

    /**
     * The month of reports, 1 to 12, to which a day of the year belongs; as {@link vn.nennep.calendar.PeriodRule#monthOf}.
     *
     * @param day the column of the day
     */
    static String reportMonth(String day) {
        return "least(12, extract(month from %1$s)::integer + (extract(day from %1$s) > :monthClosesOn)::integer)"
                .formatted(day);
    }

    /** From here on these cells alone are counted; statements may name them, {@code :cells}. */
    void countOnly(List<Long> cells) {
        changed = cells;
    }

    /** Whether all cells are counted, but for those set aside. */
    boolean isEverythingCounted() {
        return changed == null;
    }

    /**
     * The condition that a cell is counted: that it was not set aside, or that it changed.
     *
     * @param cell the column of the cell
     */
    String isCounted(String cell) {
        return cell + (isEverythingCounted() ? " not in (select unit_id from aside)" : " = any (:cells)");
    }

    /** @return rows written */
    int run(String sql) {
        return run(sql, Map.of());
    }

    /**
     * @param more values of further names
     * @return rows written
     */
    int run(String sql, Map<String, ?> more) {
        return bound(handle.createUpdate(sql)).bindMap(more).execute();
    }

    /** The one number that a query comes to. */
    int number(String sql) {
        return query(sql).mapTo(int.class).one();
    }

    /** The numbers that a query comes to. */
    List<Long> numbers(String sql) {
        return query(sql).mapTo(Long.class).list();
    }

    /** Whether the one answer of a query is yes. */
    boolean is(String sql, Map<String, ?> more) {
        return query(sql).bindMap(more).mapTo(boolean.class).one();
    }

    /** The rows of a query, whose columns are called like the components of the record. */
    <T> List<T> list(String sql, Class<T> rows, Map<String, ?> more) {
        return query(sql).bindMap(more).mapTo(rows).list();
    }

    /** The one text that a query comes to. */
    String text(String sql) {
        return query(sql).mapTo(String.class).one();
    }

    private Query query(String sql) {
        return bound(handle.createQuery(sql));
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        if (!isEverythingCounted()) {
            statement.bindArray("cells", Long.class, changed);
        }
        return statement
                .bind("year", year)
                .bind("first", LocalDate.of(year, 1, 1))
                .bind("last", LocalDate.of(year, 12, 31))
                .bind("asOf", asOf)
                .bind("monthClosesOn", monthClosesOn);
    }
}
