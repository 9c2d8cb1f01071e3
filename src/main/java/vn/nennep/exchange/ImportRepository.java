package vn.nennep.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Loads a file in the caller's transaction. */
@ApplicationScoped
public class ImportRepository {

    /** Any number that nothing else in this database uses: files go in one after the other. */
    private static final long LOCK = 0x4E656E4E6571L;

    @PersistenceContext
    private EntityManager em;

    /** @throws ImportRefused with every fault of the file; the caller's transaction is rolled back by it */
    ImportResult load(CsvImport rules, InputStream file, CsvImport.Context context, Collection<Long> ownUnits)
            throws IOException {
        Connection connection = em.unwrap(Connection.class);
        try {
            List<Fault> faults = new ArrayList<>();
            Staging staged = new Staging(connection, rules.columns());
            staged.execute("set local jit = off");
            new CsvReader(rules.columns(), faults).read(file, row -> staged.add(checked(row, rules, faults)));
            staged.finish();
            staged.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            OwnBranch.create(staged, ownUnits, context);
            rules.check(staged, context, faults);
            if (!faults.isEmpty()) {
                throw new ImportRefused(faults);
            }
            return rules.write(staged, context).with(staged.notices());
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static CsvRow checked(CsvRow row, CsvImport rules, List<Fault> faults) {
        if (!row.valid()) {
            return row;
        }
        return rules.faultOf(row)
                .map(fault -> {
                    faults.add(fault);
                    return new CsvRow(row.line(), false, row.values());
                })
                .orElse(row);
    }
}
