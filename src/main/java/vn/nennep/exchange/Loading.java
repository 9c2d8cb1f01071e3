package vn.nennep.exchange;

import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** One table of a file on its way into the tables of the program: read, checked, then written or only looked at. */
final class Loading {

    /** Any number that nothing else in this database uses: files go in one after the other. */
    private static final long LOCK = 0x4E656E4E6571L;

    private final FileTable table;
    private final FileRules rules;
    private final FileRules.Context context;
    private final Staging staged;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> doubts = new ArrayList<>();
    private int cleared;

    /** @param connection of the transaction in which all of it happens */
    Loading(Connection connection, FileTable table, FileRules.Context context) {
        this.table = table;
        this.rules = table.kind().rules();
        this.context = context;
        this.staged = new Staging(connection, rules.columns(), context);
    }

    /** Reads the rows: what is wrong with their shape is known then. */
    void read() throws IOException {
        staged.execute("set local jit = off");
        // A file of a million rows is sorted and joined in memory; there is one file at a time.
        staged.execute("set local work_mem = '64MB'");
        table.read(
                new RowReader(rules.columns(), faults, doubts, context.today()),
                row -> staged.add(checked(row, rules, faults)));
        staged.finish();
    }

    /** Holds the rows against each other and the tables. */
    void check(Collection<Long> ownUnits) {
        staged.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        OwnBranch.create(staged, ownUnits, context);
        rules.prepare(staged);
        cleared = staged.keep(
                rules.existing(),
                rules.columns().stream()
                        .filter(column -> !column.required())
                        .map(Column::name)
                        .toList());
        rules.check(staged, context, faults);
        if (faults.isEmpty()) {
            AlikeCodes.doubt(staged, rules, context, doubts);
        }
    }

    boolean isFaulty() {
        return !faults.isEmpty();
    }

    /**
     * Writes the rows.
     *
     * @param strict whether what is probably broken is refused as well
     * @throws ImportRefused with every fault of the table; the transaction is rolled back by it
     */
    ImportResult write(boolean strict) {
        if (isFaulty()) {
            throw ImportRefused.faulty(placed(faults));
        }
        if (strict && !doubts.isEmpty()) {
            throw ImportRefused.doubtful(placed(doubts));
        }
        ImportResult result = rules.write(staged, context);
        doubts.addAll(staged.notices());
        return result.with(cleared, placed(doubts));
    }

    /**
     * Writes the rows for what only writing tells, and for tables that come after this one, where the transaction is to
     * be rolled back.
     */
    void tryOut() {
        if (rules.isTriedOut()) {
            rules.write(staged, context);
            doubts.addAll(staged.notices());
        }
    }

    /** What the table would do, row by row, once it was checked. */
    TableLook look() {
        return new RowLook(staged, table).look(placed(faults), placed(doubts), cleared, context.everywhere());
    }

    /** What is wrong with the shape of a table that could not be checked further. */
    TableLook lookUnchecked() {
        return TableLook.unchecked(table.kind(), table.sheet().orElse(null), placed(faults));
    }

    private List<Fault> placed(List<Fault> found) {
        return found.stream()
                .map(fault -> fault.in(table))
                .sorted(Comparator.comparingLong(Fault::line))
                .toList();
    }

    private static FileRow checked(FileRow row, FileRules rules, List<Fault> faults) {
        if (!row.valid()) {
            return row;
        }
        return rules.faultOf(row)
                .map(fault -> {
                    faults.add(fault);
                    return new FileRow(row.line(), false, row.values(), row.cleared());
                })
                .orElse(row);
    }
}
