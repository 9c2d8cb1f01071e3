package vn.nennep.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One kind of file: its columns, the rules of its rows, and how they go into the tables. */
interface FileRules {

    List<Column> columns();

    /**
     * A query for what the tables hold already of the rows of the file: {@code row_no} and all columns, under the names
     * and in the form of the file; where one that identifies a row is empty, the row itself is not there. An empty field
     * of a column that may be empty keeps this value.
     */
    String existing();

    /** Brings the codes of a file up to date, before anything is looked up by them. */
    default void prepare(Staging staged) {}

    /** The new codes of this kind as a query of line, column and code; empty for files that make none. */
    default Optional<NewCodes> newCodes() {
        return Optional.empty();
    }

    /**
     * Codes that a file brings in.
     *
     * @param column of the file
     * @param table where the codes go
     * @param tableColumn its column
     */
    record NewCodes(String column, String table, String tableColumn) {}

    /** A rule between fields of one row of the right shape. */
    default Optional<Fault> faultOf(FileRow row) {
        return Optional.empty();
    }

    /** The rules of the whole file against itself and the tables, over the rows of the right shape. */
    void check(Staging staged, Context context, List<Fault> faults);

    /** Writes a file without faults. */
    ImportResult write(Staging staged, Context context);

    /** The column, a day or a year, by which a row of a workbook belongs to the year of the workbook; empty for none. */
    default Optional<String> yearColumn() {
        return Optional.empty();
    }

    /** Whether a row of a workbook that only says what it is about waits to be filled in, and is no row yet. */
    default boolean isWaiting() {
        return false;
    }

    /** Whether a look at a file writes it too, in a transaction that is rolled back, for what only writing tells. */
    default boolean isTriedOut() {
        return true;
    }

    /**
     * A condition on the row {@code s}: whether somebody of some branches, who may load it, may see what is there. Other
     * rows are not asked for it.
     */
    default String open() {
        return "true";
    }

    /**
     * On whose behalf and when.
     *
     * @param login who loads the file
     * @param clock of the program
     * @param today in Việt Nam
     * @param everywhere whether the person may load into every unit; otherwise only into the branches in the temporary
     *     table {@code own_branch}
     */
    record Context(String login, Clock clock, LocalDate today, boolean everywhere) {}
}
