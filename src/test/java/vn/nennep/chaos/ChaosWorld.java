package vn.nennep.chaos;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.launcher.StartException;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.Migrated;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestAccount;

/** The province that the data folder has before anything is struck, and who enters in it. */
final class ChaosWorld {

    static final int YEAR = LargeProvince.YEAR;

    /** The province itself; units are called B and a number. */
    static final String TOP = "B1";

    private ChaosWorld() {}

    /**
     * A cell in which one clerk enters.
     *
     * @param firstHalf codes of those due until June, in the order of a roll
     * @param secondHalf the same from July on
     */
    record Cell(String code, List<String> firstHalf, List<String> secondHalf) {

        List<String> due(int month) {
            return month <= 6 ? firstHalf : secondHalf;
        }
    }

    /** The database of a data folder; everything that is committed is on the disk. */
    static EmbeddedDatabase startDatabase(Path data) throws StartException {
        return EmbeddedDatabase.start(
                data.resolve("pg"),
                data.resolve("postgresql"),
                data.resolve("logs").resolve("database.log"),
                EmbeddedDatabase.Durability.DURABLE);
    }

    /** Fills a new data folder. */
    static void fill(Path data, int cells) throws StartException, SQLException {
        try (EmbeddedDatabase database = startDatabase(data)) {
            Migrated.latest(database);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                // The log of the database itself must not fill a small disk by itself.
                statement.execute("alter system set max_wal_size = '192MB'");
                statement.execute("alter system set min_wal_size = '80MB'");
                LargeProvince.load(connection, cells);
            }
        }
    }

    /** The cells of some clerks, each with a number of them, taken from the province evenly. */
    static List<List<Cell>> cells(Tables tables, int clerks, int each) {
        List<String> codes = tables.list("select code from unit_period where kind = 'CELL'"
                + " group by code, unit_id having count(*) = 1 order by unit_id");
        int apart = Math.max(1, codes.size() / (clerks * each));
        List<List<Cell>> all = new ArrayList<>();
        for (int clerk = 0; clerk < clerks; clerk++) {
            int first = clerk * each * apart;
            all.add(IntStream.range(0, each)
                    .mapToObj(i -> codes.get(Math.min(codes.size() - 1, first + i * apart)))
                    .distinct()
                    .map(code -> new Cell(code, due(tables, code, YEAR + "-03-15"), due(tables, code, YEAR + "-09-15")))
                    .toList());
        }
        return all;
    }

    private static List<String> due(Tables tables, String cell, String day) {
        return tables.list(
                "select m.code from unit u, lateral roster_of_day(u.id, cast(? as date)) r"
                        + " join member m on m.id = r.member_id where u.code = ? and r.not_due_because is null"
                        + " order by m.given_name collate \"vi-x-icu\", m.family_and_middle_name collate \"vi-x-icu\", m.code",
                day,
                cell);
    }

    /** An account that keeps the meetings of these cells, with the password of the administrator. */
    static void account(Tables tables, String login, List<Cell> cells) {
        TestAccount.anAccount(login).since("2010-01-01").save(tables, Installation.ADMIN);
        cells.forEach(cell -> TestAccount.anAccount(login)
                .as("SECRETARY", cell.code())
                .since("2010-01-01")
                .grant(tables));
    }

    /** The codes of the units whose reports are read: the province, those directly below, some below these. */
    static List<String> reported(Tables tables) {
        return tables.list("select distinct code from unit_period where kind in ('PROVINCE', 'SUPERIOR')"
                + " or kind = 'GRASSROOTS' and unit_id % 5 = 0 order by code");
    }
}
