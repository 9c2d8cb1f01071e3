package vn.nennep.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import vn.nennep.shared.Sql;

/**
 * Brings the tables and the rules of the database up to date, before any step of the start.
 *
 * <p>Tables change by numbered migrations, each run once. Functions, views and policies have one file each, named after
 * what it answers, in the folder of their room; after the tables each is run again whose file has changed, and all of them
 * when the tables did.
 */
@ApplicationScoped
public class Migrations {

    /** Where the numbered migrations of the tables lie. */
    public static final String TABLES = "classpath:db/migration";

    /** Where the rules lie, a folder for each room. */
    public static final String RULES = "classpath:db/rule";

    /** Owns the tables; nothing but this class uses it. */
    @Resource(lookup = "jdbc/nennep-owner")
    private DataSource owner;

    @Resource(lookup = "jdbc/nennep")
    private DataSource application;

    /**
     * Looks at the application's role and runs the migrations that are new.
     *
     * @throws SQLException when the database does not answer
     * @throws IllegalStateException when the role could step over the walls of the tables
     */
    void migrate() throws SQLException {
        try (Connection connection = application.getConnection()) {
            String role = connection.getMetaData().getUserName();
            // Before anything is read or written: a role that could step over the walls is not served at all.
            requireOrdinary(connection, role);
            run(configuration(role).dataSource(owner));
            requireOwnsNothing(connection, role);
        }
    }

    /**
     * How tables and rules are brought up to date, the same for the server, the tests and the bench; the database is for
     * the caller to name.
     *
     * @param application the role of the application
     */
    public static FluentConfiguration configuration(String application) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .locations(TABLES, RULES)
                // A rule that has gone or has another name now is no reason not to start.
                .ignoreMigrationPatterns("repeatable:missing", "*:future")
                .placeholders(Map.of("application", application));
    }

    /**
     * Runs what is new: first the numbered migrations, then the rules whose files have changed.
     *
     * <p>A rule is bound to the columns that it names. A migration that changes such a column, or the columns of another
     * rule, drops it with everything that rests on it, and need not say how they were: after a change of the tables all
     * rules are made again.
     *
     * @param configuration of {@link #configuration}, with its database
     * @throws SQLException when the database does not answer
     */
    public static MigrateResult run(FluentConfiguration configuration) throws SQLException {
        Flyway flyway = configuration.load();
        MigrationInfoService standing = flyway.info();
        if (standing.applied().length > 0 && Arrays.stream(standing.pending()).anyMatch(MigrationInfo::isVersioned)) {
            try (Connection connection = configuration.getDataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                // A rule that was run with another text, or with none, is out of date.
                statement.execute(
                        "update flyway_schema_history set checksum = null where version is null and type = 'SQL'");
            }
        }
        return flyway.migrate();
    }

    private static void requireOrdinary(Connection connection, String role) throws SQLException {
        if (holds(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            throw new IllegalStateException("NENNEP_DB_USER " + role
                    + " is a superuser or may pass by row-level security; the application needs an ordinary user");
        }
    }

    private static void requireOwnsNothing(Connection connection, String role) throws SQLException {
        if (holds(
                connection,
                "select exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname !~ '^jbatch_'"
                        + " and pg_has_role(c.relowner, 'member'))")) {
            throw new IllegalStateException("NENNEP_DB_USER " + role
                    + " owns the tables, or is a member of their owner; name another user for the application");
        }
    }

    private static boolean holds(Connection connection, String question) {
        return Sql.on(connection).createQuery(question).mapTo(boolean.class).one();
    }
}
