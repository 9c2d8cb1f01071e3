package vn.nennep.testdata;

import java.sql.SQLException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.operation.Migrations;

/** Brings the tables and rules of a database without a server up to date, as the start of the application does. */
public final class Migrated {

    private Migrated() {}

    /** Everything, up to this release. */
    public static void latest(EmbeddedDatabase database) throws SQLException {
        Migrations.run(on(database));
    }

    /** The tables as a release of before had them, with the functions that its numbered migrations made. */
    public static void tables(EmbeddedDatabase database, String version) throws SQLException {
        Migrations.run(on(database).locations(Migrations.TABLES).target(version));
    }

    /** The configuration of the application on this database, for a test that has a question to Flyway itself. */
    public static FluentConfiguration on(EmbeddedDatabase database) {
        return Migrations.configuration(database.user())
                .dataSource(database.jdbcUrl(), database.owner(), database.ownerPassword());
    }
}
