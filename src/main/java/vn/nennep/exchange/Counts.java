package vn.nennep.exchange;

import java.sql.SQLException;

/** The three counts of a result from two of them. */
final class Counts {

    private Counts() {}

    static ImportResult of(Staging staged, int created, int updated) throws SQLException {
        int rows = staged.number("select count(*) from staged");
        return new ImportResult(created, updated, rows - created - updated);
    }
}
