package vn.nennep.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import vn.nennep.shared.Sql;

/**
 * One start at a time over all servers: an advisory lock of the database on a connection of its own, which a server that
 * is killed gives up with the connection.
 */
@ApplicationScoped
public class StartLock {

    private static final Logger LOG = System.getLogger(StartLock.class.getName());

    /** Any number that nothing else in this database uses. */
    private static final long KEY = 0x4E656E53746172L;

    @Resource(lookup = "jdbc/nennep")
    private DataSource dataSource;

    /** The lock, held until it is closed. */
    public final class Held implements AutoCloseable {

        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            try (connection;
                    PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
                unlock.setLong(1, KEY);
                unlock.execute();
            } catch (SQLException e) {
                // The connection broke, and the lock with it.
                LOG.log(Level.WARNING, "the lock of the start was lost: {0}", e.getMessage());
            }
        }
    }

    /**
     * Takes the lock when it is free.
     *
     * @return empty when another server has it
     */
    Optional<Held> tryAcquire() throws SQLException {
        Connection connection = dataSource.getConnection();
        boolean acquired = false;
        try {
            acquired = locks(connection);
        } finally {
            if (!acquired) {
                connection.close();
            }
        }
        return acquired ? Optional.of(new Held(connection)) : Optional.empty();
    }

    private static boolean locks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // So a holder whose machine lost its power is noticed within a minute, not after the system's two hours.
            statement.execute("set tcp_keepalives_idle = 30");
            statement.execute("set tcp_keepalives_interval = 10");
            statement.execute("set tcp_keepalives_count = 3");
        }
        return Sql.on(connection)
                .createQuery("select pg_try_advisory_lock(:key)")
                .bind("key", KEY)
                .mapTo(boolean.class)
                .one();
    }
}
