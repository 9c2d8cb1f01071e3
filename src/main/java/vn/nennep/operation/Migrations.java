package vn.nennep.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date, before any step of the start. */
@ApplicationScoped
public class Migrations {

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
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(owner)
                    .placeholders(Map.of("application", role))
                    .load()
                    .migrate();
            requireOwnsNothing(connection, role);
        }
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
                        + " where n.nspname = 'public' and c.relkind = 'r' and c.relname !~ '^jbatch_'"
                        + " and pg_has_role(c.relowner, 'member'))")) {
            throw new IllegalStateException("NENNEP_DB_USER " + role
                    + " owns the tables, or is a member of their owner; name another user for the application");
        }
    }

    private static boolean holds(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }
}
