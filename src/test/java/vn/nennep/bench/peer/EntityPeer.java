package vn.nennep.bench.peer;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.List;
import java.util.Map;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.config.QueryHints;
import vn.nennep.launcher.EmbeddedDatabase;

/**
 * Entities of EclipseLink with care: meetings of a hundred cells at a time, roll calls, forms and scores fetched in
 * batches, no shared cache, results by batch writing.
 */
public final class EntityPeer implements Peer {

    private static final int CELLS = 100;

    private final EntityManagerFactory factory;

    /** The factory is made here, and is not a part of the time. */
    public EntityPeer(EmbeddedDatabase database) {
        this.factory = Persistence.createEntityManagerFactory(
                "peer",
                Map.of(
                        PersistenceUnitProperties.ECLIPSELINK_PERSISTENCE_XML, "peer/persistence.xml",
                        PersistenceUnitProperties.JDBC_URL, database.jdbcUrl(),
                        PersistenceUnitProperties.JDBC_USER, database.owner(),
                        PersistenceUnitProperties.JDBC_PASSWORD, database.ownerPassword()));
    }

    @Override
    public String name() {
        return "EclipseLink entities, fetched and written in batches";
    }

    @Override
    public void run() {
        try (EntityManager manager = factory.createEntityManager()) {
            List<Long> cells = manager.createQuery(
                            "select distinct m.cellId from PeerRecord m where m.year = 2021 and m.counted = true order by m.cellId",
                            Long.class)
                    .getResultList();
            for (int from = 0; from < cells.size(); from += CELLS) {
                manager.getTransaction().begin();
                count(manager, cells.subList(from, Math.min(cells.size(), from + CELLS)));
                manager.getTransaction().commit();
                manager.clear();
            }
        }
    }

    private static void count(EntityManager manager, List<Long> cells) {
        PeerTotals totals = new PeerTotals();
        manager.createQuery(
                        "select m from PeerRecord m where m.year = 2021 and m.counted = true and m.cellId in :cells",
                        PeerRecord.class)
                .setParameter("cells", cells)
                .setHint(QueryHints.BATCH_TYPE, "IN")
                .setHint(QueryHints.BATCH_SIZE, "1000")
                .setHint(QueryHints.BATCH, "m.entries")
                .setHint(QueryHints.BATCH, "m.forms")
                .setHint(QueryHints.BATCH, "m.score")
                .getResultList()
                .forEach(record -> {
                    PeerMeeting meeting = record.told();
                    totals.addSession(meeting);
                    record.entries().forEach(entry -> totals.addEntry(meeting, entry.category(), entry.mark()));
                });
        totals.sums().forEach((key, counts) -> manager.persist(new PeerTotal(key, counts)));
    }

    @Override
    public void close() {
        factory.close();
    }
}
