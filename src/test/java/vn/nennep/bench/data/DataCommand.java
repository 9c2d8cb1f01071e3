package vn.nennep.bench.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.launcher.StartException;
import vn.nennep.operation.Migrations;

/**
 * {@code ./build.sh bench data}: a made-up province in a data folder that {@code ./build.sh run} can open, or in a PostgreSQL
 * named by the settings of {@code run}. It refuses what is not empty.
 */
public final class DataCommand {

    private final ProvincePlan plan;
    private final Path folder;
    private final Map<String, String> settings;

    private DataCommand(ProvincePlan plan, Path folder, Map<String, String> settings) {
        this.plan = plan;
        this.folder = folder;
        this.settings = settings;
    }

    /** Takes {@code [--seed N] [--cells N] [--years N] [--until YEAR] [--to FOLDER]}. */
    public static void main(String[] arguments) throws Exception {
        try {
            DataCommand command = of(System.getenv(), arguments);
            command.run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** @throws IllegalArgumentException for arguments that are not known or make no sense, with what was wrong */
    static DataCommand of(Map<String, String> settings, String... arguments) {
        long seed = 1;
        int cells = 3_000;
        int years = 3;
        int until = 2025;
        String to = settings.getOrDefault("NENNEP_DATA", "data");
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("a value is missing after " + arguments[i]);
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--cells" -> cells = Integer.parseInt(value);
                case "--years" -> years = Integer.parseInt(value);
                case "--until" -> until = Integer.parseInt(value);
                case "--to" -> to = value;
                default -> throw new IllegalArgumentException("not known: " + arguments[i]);
            }
        }
        return new DataCommand(new ProvincePlan(seed, cells, years, until), Path.of(to), settings);
    }

    private void run() throws SQLException, IOException, StartException {
        String url = settings.get("NENNEP_DB_URL");
        if (url == null) {
            fillFolder();
        } else {
            System.out.println("About " + DataSpace.told(DataSpace.needed(plan)) + " of disk are needed there.");
            fill(Migrations.configuration(settings.get("NENNEP_DB_USER"))
                    .dataSource(url, settings.get("NENNEP_DB_OWNER"), settings.get("NENNEP_DB_OWNER_PASSWORD")));
        }
    }

    private void fillFolder() throws SQLException, IOException, StartException {
        Path data = folder.resolve("pg");
        if (Files.exists(data)) {
            throw new IllegalArgumentException(folder + " has a database already; name another folder: --to FOLDER");
        }
        DataSpace.require(plan, folder);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(
                data,
                folder.resolve("postgresql"),
                folder.resolve("logs").resolve("database.log"),
                EmbeddedDatabase.Durability.FAST)) {
            fill(Migrations.configuration(database.user())
                    .dataSource(database.jdbcUrl(), database.owner(), database.ownerPassword()));
        }
        System.out.printf("NENNEP_DATA=%s NENNEP_DEMO=none ./build.sh run%n", folder);
    }

    private void fill(FluentConfiguration configuration) throws SQLException, IOException {
        Migrations.run(configuration);
        try (Connection connection = configuration.getDataSource().getConnection()) {
            if (number(connection, "select count(*) from unit") > 0) {
                throw new IllegalArgumentException("this database has units already; an empty one is wanted");
            }
            long start = System.nanoTime();
            long rows = new ProvinceRows(connection, plan).write(this::tell);
            System.out.printf(
                    "%,d rows in %d s; the database has %s (seed %d, %,d cells, %d to %d).%n",
                    rows,
                    (System.nanoTime() - start) / 1_000_000_000,
                    DataSpace.told(number(connection, "select pg_database_size(current_database())")),
                    plan.seed(),
                    plan.cells(),
                    plan.firstYear(),
                    plan.until());
        }
    }

    private void tell(long cells) {
        if (cells % 10_000 == 0) {
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "%,d of %,d cells, %d MB in use%n",
                    cells, plan.cells(), (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
