package vn.nennep.tally;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import vn.nennep.shared.Sql;

/**
 * One run at a time over all servers: an advisory lock of the database on a connection of its own. It goes with the
 * connection, so a server that is killed gives it up at once, and whoever holds it knows that a run still marked as
 * started belongs to nobody.
 */
@ApplicationScoped
public class RunLock {

    private static final Logger LOG = System.getLogger(RunLock.class.getName());

    /** Any number that nothing else in this database uses. */
    private static final long KEY = 0x4E656E4E6570L;

    private static final int PATIENCE_SECONDS = 5;

    @Resource(lookup = "jdbc/nennep")
    private DataSource dataSource;

    private Connection holder;
    private long holdersRun;

    /** @return false when this or another server has it */
    synchronized boolean tryAcquire() {
        if (holder != null && isHeld()) {
            return false;
        }
        try {
            Connection connection = dataSource.getConnection();
            if (locks(connection)) {
                holder = connection;
                return true;
            }
            connection.close();
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask for the lock of the consolidation", e);
        }
    }

    /** Says for which run the lock is held. */
    synchronized void holdFor(long runId) {
        holdersRun = runId;
    }

    /** Gives the lock up if it is held for this run: a late word of an earlier run must not free a later one's. */
    synchronized void releaseAfter(long runId) {
        if (holdersRun == runId) {
            release();
        }
    }

    @PreDestroy
    synchronized void release() {
        holdersRun = 0;
        if (holder == null) {
            return;
        }
        try (Connection connection = holder;
                PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, KEY);
            unlock.execute();
        } catch (SQLException e) {
            // The connection broke, and the lock with it.
            LOG.log(Level.WARNING, "the lock of the consolidation was lost: {0}", e.getMessage());
        } finally {
            holder = null;
        }
    }

    /** A lock whose connection broke is nobody's; the run that held it has lost the database too. */
    private boolean isHeld() {
        try {
            if (holder.isValid(PATIENCE_SECONDS)) {
                return true;
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "the connection of the lock cannot be asked", e);
        }
        release();
        return false;
    }

    private static boolean locks(Connection connection) {
        return Sql.on(connection)
                .createQuery("select pg_try_advisory_lock(:key)")
                .bind("key", KEY)
                .mapTo(boolean.class)
                .one();
    }
}
