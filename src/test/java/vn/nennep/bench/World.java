package vn.nennep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.nennep.bench.data.ProvincePlan;
import vn.nennep.bench.data.ProvinceRows;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.TestDatabase;

/**
 * The made-up provinces of a benchmark, each in a database of its own; a section takes connections to them and closes them
 * itself.
 */
public final class World implements AutoCloseable {

    private final Map<String, EmbeddedDatabase> databases = new LinkedHashMap<>();
    private final int cells;
    private final boolean isShort;

    World(int cells, boolean isShort) {
        this.cells = cells;
        this.isShort = isShort;
        // A run that is broken off must not leave processes behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close-world"));
    }

    /** How many cells the province of the run has: 3,000, or 300 in the short form. */
    public int cells() {
        return cells;
    }

    /** Whether it runs among the tests: in seconds, on little data. */
    public boolean isShort() {
        return isShort;
    }

    /** The province of the run, shared by its sections: each leaves it as it was found. */
    public EmbeddedDatabase province() throws SQLException {
        return province("province", cells);
    }

    /** The province of a name, loaded by the first that asks. A section that changes much asks for one of its own. */
    public EmbeddedDatabase province(String name, int size) throws SQLException {
        return filled(name, connection -> LargeProvince.load(connection, size));
    }

    /** The same year of another made-up province, one that {@code ./build.sh bench data} makes, loaded by COPY. */
    public EmbeddedDatabase copied(String name, int size) throws SQLException {
        ProvincePlan plan = new ProvincePlan(1, size, 1, LargeProvince.YEAR);
        return filled(name, connection -> {
            try {
                new ProvinceRows(connection, plan).write(cells -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private EmbeddedDatabase filled(String name, Filling filling) throws SQLException {
        EmbeddedDatabase known = databases.get(name);
        if (known != null) {
            return known;
        }
        EmbeddedDatabase database = TestDatabase.migrated("bench-" + name);
        databases.put(name, database);
        try (Connection connection = database.connect()) {
            filling.into(connection);
        }
        return database;
    }

    /** Writes the rows of a province. */
    private interface Filling {
        void into(Connection connection) throws SQLException;
    }

    /** Ends and forgets the province of a name, when it was one of a section's own. */
    public void drop(String name) {
        EmbeddedDatabase database = databases.remove(name);
        if (database != null) {
            database.close();
        }
    }

    /** A connection as the owner of the tables, in transactions of REPEATABLE READ that the caller ends. */
    public static Connection inTransactions(EmbeddedDatabase database) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    /** From now on the plans of this connection's slow statements go to the database's log, with times and buffers. */
    public static void explain(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("load 'auto_explain'; set auto_explain.log_min_duration = '10ms';"
                    + " set auto_explain.log_analyze = on; set auto_explain.log_buffers = on");
        }
        connection.commit();
    }

    /** What the shared province holds, in a sentence. */
    String told() throws SQLException {
        try (Connection connection = province().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select (select count(*) from unit_period where kind = 'CELL' and valid_to is null) as cells,
                          (select count(*) from meeting) as meetings, (select count(*) from roll_call_entry) as entries,
                          (select count(*) from member) as members, (select count(*) from contribution) as contributions,
                          (select count(*) from plan_line) as lines, current_setting('server_version') as version
                        """)) {
            row.next();
            return "%,d cells, %,d meetings, %,d attendances, %,d members, %,d contributions, %,d lines of plans; %d processors, Java %s, PostgreSQL %s"
                    .formatted(
                            row.getLong("cells"),
                            row.getLong("meetings"),
                            row.getLong("entries"),
                            row.getLong("members"),
                            row.getLong("contributions"),
                            row.getLong("lines"),
                            Runtime.getRuntime().availableProcessors(),
                            System.getProperty("java.version"),
                            row.getString("version"));
        }
    }

    /** Ends all databases; a second time does no harm. */
    @Override
    public synchronized void close() {
        databases.values().forEach(EmbeddedDatabase::close);
        databases.clear();
    }
}
