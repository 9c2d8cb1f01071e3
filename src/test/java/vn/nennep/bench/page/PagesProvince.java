package vn.nennep.bench.page;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestAccount;
import vn.nennep.testdata.TestServer;

/**
 * A {@link LargeProvince} behind a real server, with its year consolidated, a log of its meetings, a secretary for each cell,
 * and the people who look at pages of it.
 */
final class PagesProvince implements AutoCloseable {

    /** Keeps one cell, and sees that one alone. */
    static final String SECRETARY = "bench-1";

    /** Keeps the same cell, and does nothing but save rolls: a session keeps the last views alone. */
    static final String ROLL_KEEPER = "bench-roll";

    /** Sees everything. */
    static final String OFFICE = "bench-all";

    /** People who see a part: login → number of superiors whose branches they were given, some 61 units each. */
    static final Map<String, Integer> PARTS = Map.of("bench-60", 1, "bench-2000", 33, "bench-3000", 49);

    private final EmbeddedDatabase database;
    private final TestServer server;
    private final int cells;

    private PagesProvince(EmbeddedDatabase database, TestServer server, int cells) {
        this.database = database;
        this.server = server;
        this.cells = cells;
    }

    /** Starts the server on the database of a large province and adds people and a log; the caller closes the database. */
    static PagesProvince start(EmbeddedDatabase database, int cells) throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            statement.execute(LOG);
            statement.execute("vacuum analyze");
        }
        StatementProfile.prepare(database);
        TestServer server = TestServer.startAtFullSpeed(
                "pages",
                database,
                Map.of("NENNEP_DEMO", "none", "NENNEP_ADMIN_PASSWORD", People.PASSWORD),
                "-Xmx" + PagesSection.HEAP_MEGABYTES + "m");
        PagesProvince province = new PagesProvince(database, server, cells);
        province.addPeople();
        Api.of(server, OFFICE).consolidate(LargeProvince.YEAR);
        return province;
    }

    private void addPeople() {
        TestAccount.anAccount(SECRETARY).as("SECRETARY", cellCode()).save(Tables.of(server), TestServer.ADMIN);
        grant(SECRETARY, cellCode());
        TestAccount.anAccount(ROLL_KEEPER).as("SECRETARY", cellCode()).save(Tables.of(server), TestServer.ADMIN);
        PARTS.forEach((login, superiors) -> {
            TestAccount.anAccount(login).save(Tables.of(server), TestServer.ADMIN);
            for (int n = 0; n < Math.min(superiors, superiors()); n++) {
                TestAccount.anAccount(login).as("OFFICER", "B" + (2 + n)).grant(server);
                grant(login, "B" + (2 + n));
            }
        });
        TestAccount.anAccount(OFFICE).as("PROVINCE_OFFICER", provinceCode()).save(Tables.of(server), TestServer.ADMIN);
        grant(OFFICE, null);
        TestAccount.forEachCell(server, "SECRETARY");
    }

    private void grant(String login, String unit) {
        TestAccount.anAccount(login).as("ADMINISTRATOR", unit).grant(server);
        TestAccount.anAccount(login).as("AUDITOR", unit).grant(server);
    }

    private int superiors() {
        return Math.max(2, cells / 50);
    }

    /** The cell of {@link #SECRETARY}. */
    String cellCode() {
        return "B" + (2 + superiors() + Math.max(4, cells / 5) + 60 % cells);
    }

    /** The topmost unit. */
    String provinceCode() {
        return "B1";
    }

    EmbeddedDatabase database() {
        return database;
    }

    TestServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Who wrote which meeting and its roll, without the chain's sums, which nobody verifies here. */
    private static final String LOG =
            """
            set session_replication_role = replica;
            insert into audit_entry (login, origin, action, subject, subject_key, unit_id, after)
            select 'bench', '-', 'INSERT', 'meeting', code, cell_id, jsonb_build_object('id', id, 'topic', topic) from meeting order by id;
            insert into audit_entry (login, origin, action, subject, subject_key, unit_id, after)
            select 'bench', '-', 'UPDATE', 'roll_call_entry', m.code, m.cell_id, r.marks
            from meeting m join (select e.meeting_id, jsonb_object_agg(p.code, e.mark) as marks
              from roll_call_entry e join member p on p.id = e.member_id group by e.meeting_id) r on r.meeting_id = m.id
            order by m.held_on, m.id;
            insert into audit_entry (login, origin, action, subject, subject_key, unit_id, after)
            select 'bench', '-', 'INSERT', 'membership', s.id::text, s.cell_id,
              jsonb_build_object('member_id', s.member_id, 'cell_id', s.cell_id) from membership s order by s.id;
            delete from audit_link;
            insert into audit_link (position, entry_id, hash, written_at, unit_id)
            select row_number() over (order by id), id, sha256(id::text::bytea), written_at, unit_id from audit_entry;
            set session_replication_role = origin;
            """;
}
