package vn.nennep.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.nennep.shared.RefusedException;

/** Loads files in the caller's transaction, or looks at what they would do. */
@ApplicationScoped
public class ImportRepository {

    @PersistenceContext
    private EntityManager em;

    /**
     * @param tables of one file, in the order in which they go in
     * @param strict whether what is probably broken is refused as well
     * @param digest of the look that the person agreed to; null when there was none
     * @throws ImportRefused with every fault of the first table that has any; the caller's transaction is rolled back
     */
    ImportResult load(
            List<FileTable> tables, FileRules.Context context, Collection<Long> ownUnits, boolean strict, String digest)
            throws IOException {
        ImportResult all = ImportResult.NOTHING;
        List<TableLook> looks = new ArrayList<>();
        for (FileTable table : tables) {
            Loading loading = new Loading(em.unwrap(Connection.class), table, context);
            loading.read();
            loading.check(ownUnits);
            all = all.and(loading.write(strict));
            if (digest != null) {
                looks.add(loading.look());
            }
        }
        if (digest != null && !digest.equals(new FileLook(looks).digest())) {
            throw RefusedException.conflict("exchange.changed-meanwhile");
        }
        return all;
    }

    /** What a file would do. The caller rolls the transaction back: later tables are held against what earlier ones write. */
    FileLook look(List<FileTable> tables, FileRules.Context context, Collection<Long> ownUnits) throws IOException {
        List<TableLook> looks = new ArrayList<>();
        boolean faulty = false;
        for (FileTable table : tables) {
            Loading loading = new Loading(em.unwrap(Connection.class), table, context);
            loading.read();
            if (faulty) {
                // What it refers to may stand in the rows that are wrong before it.
                looks.add(loading.lookUnchecked());
                continue;
            }
            loading.check(ownUnits);
            faulty = loading.isFaulty();
            if (!faulty) {
                loading.tryOut();
            }
            looks.add(loading.look());
        }
        return new FileLook(looks);
    }
}
