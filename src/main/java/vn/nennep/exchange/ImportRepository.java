package vn.nennep.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Loads a file in the caller's transaction. */
@ApplicationScoped
public class ImportRepository {

    /** Any number that nothing else in this database uses: files go in one after the other. */
    private static final long LOCK = 0x4E656E4E6571L;

    @PersistenceContext
    private EntityManager em;

    /**
     * @param strict whether what is probably broken is refused as well
     * @throws ImportRefused with every fault of the file; the caller's transaction is rolled back by it
     */
    ImportResult load(
            CsvImport rules, InputStream file, CsvImport.Context context, Collection<Long> ownUnits, boolean strict)
            throws IOException {
        Connection connection = em.unwrap(Connection.class);
        List<Fault> faults = new ArrayList<>();
        Staging staged = new Staging(connection, rules.columns(), context);
        staged.execute("set local jit = off");
        // A file of a million rows is sorted and joined in memory; there is one file at a time.
        staged.execute("set local work_mem = '64MB'");
        List<Fault> doubts = new ArrayList<>();
        new CsvReader(rules.columns(), faults, doubts, context.today())
                .read(file, row -> staged.add(checked(row, rules, faults)));
        staged.finish();
        staged.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        OwnBranch.create(staged, ownUnits, context);
        rules.prepare(staged);
        int cleared = staged.keep(
                rules.existing(),
                rules.columns().stream()
                        .filter(column -> !column.required())
                        .map(Column::name)
                        .toList());
        rules.check(staged, context, faults);
        if (!faults.isEmpty()) {
            throw ImportRefused.faulty(faults);
        }
        AlikeCodes.doubt(staged, rules, context, doubts);
        doubts.sort(Comparator.comparingLong(Fault::line));
        if (strict && !doubts.isEmpty()) {
            throw ImportRefused.doubtful(doubts);
        }
        ImportResult result = rules.write(staged, context);
        doubts.addAll(staged.notices());
        return result.with(cleared, doubts);
    }

    private static CsvRow checked(CsvRow row, CsvImport rules, List<Fault> faults) {
        if (!row.valid()) {
            return row;
        }
        return rules.faultOf(row)
                .map(fault -> {
                    faults.add(fault);
                    return new CsvRow(row.line(), false, row.values(), row.cleared());
                })
                .orElse(row);
    }
}
