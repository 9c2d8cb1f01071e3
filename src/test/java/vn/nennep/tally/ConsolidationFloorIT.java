package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.Migrated;
import vn.nennep.testdata.TestServer;

/** The short form of {@code ./build.sh bench}: every line and number of people is that of the same figures by hand. */
class ConsolidationFloorIT {

    private static final int CELLS = 100;

    @Test
    void comesToTheSameFiguresAsByHand() throws SQLException {
        try (EmbeddedDatabase database = TestServer.startDatabase("floor")) {
            Migrated.latest(database);
            try (Connection connection = database.connect()) {
                LargeProvince.load(connection, CELLS);
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                Consolidation.Outcome first = consolidated(connection);
                assertEquals(0, first.aside());
                assertTrue(first.changed() > first.units());
                assertEquals(0, consolidated(connection).changed());

                ConsolidationFloor floor = new ConsolidationFloor(connection);
                floor.run();
                floor.compare();
                connection.rollback();
            }
        }
    }

    private static Consolidation.Outcome consolidated(Connection connection) throws SQLException {
        Consolidation.Outcome outcome = new Consolidation(
                        connection, LargeProvince.YEAR, LocalDate.of(LargeProvince.YEAR + 1, 1, 12))
                .run((part, millis) -> {});
        connection.commit();
        return outcome;
    }
}
