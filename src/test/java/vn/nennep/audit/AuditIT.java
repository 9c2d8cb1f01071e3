package vn.nennep.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.LEAVES;
import static vn.nennep.testdata.CsvFile.UNITS;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.launcher.AuditChain;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** What the log holds, and that nobody changes it unseen. */
class AuditIT {

    private static final String HOME = "LS.KCQ.BDV";

    private static TestServer server;
    private static Tables tables;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
    }

    @Test
    void holdsAChangeWithBeforeAndAfterAndWhoMadeIt() {
        Api.of(server).loaded("units", unit("AUDIT-1", "Tên cũ"));
        Api.of(server).loaded("units", unit("AUDIT-1", "Tên mới"));
        assertEquals(
                "admin 127.0.0.1 UPDATE Tên cũ Tên mới",
                tables.only(
                        "select concat_ws(' ', e.login, e.origin, e.action, e.before ->> 'name', e.after ->> 'name')"
                                + " from audit_entry e join unit u on u.id = e.unit_id"
                                + " where e.subject = 'unit_period' and u.code = 'AUDIT-1' order by e.id desc limit 1"));
        assertEquals(
                "IMPORT units",
                tables.only("select concat_ws(' ', action, subject_key) from audit_entry where action = 'IMPORT'"
                        + " order by id desc limit 1"));
    }

    @Test
    void leavesNothingOfAChangeThatWasRolledBack() {
        long before = entries();
        String faulty = unit("AUDIT-2", "Được") + "AUDIT-3,Hỏng,NOTHING,,2020-01-01,\n";
        assertEquals(422, Api.of(server).load("units", faulty).status());
        assertEquals(before, entries());
    }

    @Test
    void neverHoldsAPassword() {
        assertEquals(
                "0",
                tables.only(
                        "select count(*) from audit_entry where coalesce(before::text, '') || coalesce(after::text, '')"
                                // What was refused holds what somebody asked for, in words of their own.
                                + " ~ case action when 'REFUSED' then '\"password_hash\"|argon2'"
                                + " else 'password_hash|argon2' end"));
    }

    @Test
    void holdsAReadingOfAPersonalPage() {
        String member = tables.only("select m.ref from member m join membership s on s.member_id = m.id"
                + " join unit u on u.id = s.cell_id where u.code = '" + HOME + "' order by m.id limit 1");
        Visit secretary = Visit.signedIn(server, "bithu", "nennep-2021");
        assertEquals(
                200,
                secretary
                        .get("/organisation/member.xhtml?cell=" + HOME + "&member=" + member)
                        .status());
        assertEquals(
                "bithu READ member " + HOME,
                tables.only("select concat_ws(' ', e.login, e.action, e.subject, u.code) from audit_entry e"
                        + " join unit u on u.id = e.unit_id where e.action = 'READ' order by e.id desc limit 1"));
    }

    @Test
    void holdsAnExport() {
        Visit secretary = Visit.signedIn(server, "bithu", "nennep-2021");
        assertEquals(
                200,
                secretary
                        .get("/document/consolidated.xlsx?unit=" + HOME + "&year=2021")
                        .status());
        assertEquals(
                "bithu EXPORT report LS.KCQ.BDV 2021 xlsx",
                tables.only(
                        "select concat_ws(' ', login, action, subject, subject_key, after ->> 'format') from audit_entry"
                                + " where action = 'EXPORT' order by id desc limit 1"));
    }

    @Test
    void holdsWhatWasRefusedAndWhere() {
        assertEquals(404, Api.of(server, "bithu").report("LS.HM", 2021).status());
        assertEquals(
                "bithu REFUSED LS.HM",
                tables.only(
                        "select concat_ws(' ', e.login, e.action, u.code) from audit_entry e"
                                + " left join unit u on u.id = e.unit_id where e.action = 'REFUSED' order by e.id desc limit 1"));
    }

    @Test
    void writesDownARefusedPageOnce() {
        String count = "select count(*) from audit_entry where action = 'REFUSED' and login = 'bithu'";
        long before = Long.parseLong(tables.only(count));
        assertEquals(
                404,
                Visit.signedIn(server, "bithu", "nennep-2021")
                        .get("/rollcall/year.xhtml?cell=LS.HM.X1.T1&year=2021")
                        .status());
        assertEquals(before + 1, Long.parseLong(tables.only(count)));
    }

    @Test
    void isReadByTheUnitsOwnPeopleAndNobodyElse() {
        Visit secretary = Visit.signedIn(server, "bithu", "nennep-2021");
        String own = secretary.get("/access/log.xhtml").text();
        assertTrue(own.contains("Chi bộ Ban Dân vận"), own);
        assertFalse(own.contains("LS.HM.X1"), own);
        assertEquals(404, secretary.get("/access/log.xhtml?unit=LS.HM").status());
        assertEquals(
                403,
                Visit.signedIn(server, TestServer.ADMIN, TestServer.ADMIN_PASSWORD)
                        .get("/access/log.xhtml")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set login = 'x'",
                "delete from audit_entry",
                "truncate audit_entry cascade",
                "insert into audit_entry (login, origin, action, subject) values ('x', 'x', 'READ', 'x')",
                "update audit_link set hash = sha256('x')",
                "delete from audit_link",
                "insert into audit_link values (1000000000, 1, sha256('x'))",
                "select audit_write('UPDATE', 'x', 'x', null, null, null)",
                "select audit_note('UPDATE', 'x', 'x', null, null)",
                "alter table audit_entry disable trigger all",
                "drop table audit_link",
                "create table mine (id bigint)",
                "set role postgres"
            })
    void refusesTheApplicationsRole(String statement) throws SQLException {
        try (Connection connection = server.connectAsApplication();
                Statement sql = connection.createStatement()) {
            assertThrows(SQLException.class, () -> sql.execute(statement));
        }
    }

    @Test
    void isNotLedAstrayByATableOfTheSameName() throws SQLException {
        try (Connection connection = server.connectAsApplication();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("create temp table audit_entry (like public.audit_entry including defaults)");
            sql.execute("grant all on audit_entry to public");
            sql.execute("select public.audit_note('READ', 'trick', 'x', null, null)");
            connection.commit();
        }
        assertEquals("1", tables.only("select count(*) from public.audit_entry where subject = 'trick'"));
    }

    @Test
    void leavesOutWhatPeopleWroteForWhoMayNotReadIt() {
        People people = People.of(server);
        people.add("log.auditor", "AUDITOR", "LS");
        Api.of(server).loaded("leaves", LEAVES + "MAU-001,EXEMPT,2019-01-01,2019-01-31,Suy tim nặng\n");
        String asked = "/access/log.xhtml?unit=" + HOME + "&action=INSERT";
        assertTrue(
                Visit.signedIn(server, "bithu", "nennep-2021").get(asked).text().contains("Suy tim nặng"));
        assertFalse(Visit.signedIn(server, "log.auditor", "nennep-2021")
                .get(asked)
                .text()
                .contains("Suy tim nặng"));
        tables.run("delete from member_leave where reason = 'Suy tim nặng'");
    }

    @Test
    void staysOneChainWhenManyWriteAtOnce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> loads = IntStream.range(0, 24)
                    .mapToObj(i -> (Callable<Integer>) () -> Api.of(server)
                            .load("units", unit("AUDIT-P" + i, "Cùng lúc " + i))
                            .status())
                    .toList();
            for (Future<Integer> load : people.invokeAll(loads)) {
                assertEquals(200, load.get());
            }
        } finally {
            people.shutdown();
        }
        assertTrue(verify().isWhole());
        assertEquals("0", tables.only("select max(position) - count(*) from audit_link"));
    }

    @Test
    void namesTheRowInWhichASuperuserChangedOneByte() throws Exception {
        AuditChain.Finding whole = verify();
        assertTrue(whole.isWhole(), whole.fault());
        String entry = tables.only("select entry_id from audit_link order by position offset 20 limit 1");
        String position = tables.only("select position from audit_link order by position offset 20 limit 1");

        asSuperuser("update audit_entry set origin = origin || ' ' where id = " + entry);
        assertEquals("audit_entry id " + entry + " (position " + position + ") was changed", verify().fault());
        Command broken = command();
        assertEquals(1, broken.exit(), broken.text());
        assertTrue(broken.text().contains("audit_entry id " + entry + " "), broken.text());
        asSuperuser("update audit_entry set origin = rtrim(origin) where id = " + entry);

        asSuperuser(
                "update audit_link set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where position = " + position);
        assertEquals("audit_link position " + position + " was changed", verify().fault());
        asSuperuser(
                "update audit_link set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where position = " + position);

        asSuperuser("update audit_link set unit_id = coalesce(unit_id, 0) + 1 where position = " + position);
        assertEquals("audit_link position " + position + " was changed", verify().fault());
        asSuperuser(
                "update audit_link l set unit_id = e.unit_id from audit_entry e where e.id = l.entry_id and l.position = "
                        + position);

        Command mended = command();
        assertEquals(0, mended.exit(), mended.text());
        assertTrue(mended.text().contains(whole.head()) || mended.text().contains("The log is whole"), mended.text());
    }

    @Test
    void findsALogThatWasCutOffByAPositionNotedDown() throws Exception {
        AuditChain.Finding whole = verify();
        try (Connection connection = server.connect();
                Statement sql = connection.createStatement()) {
            AuditChain.Finding noted = AuditChain.verify(connection, whole.links(), whole.head());
            assertTrue(noted.isWhole());
            sql.execute("set session_replication_role = replica");
            sql.execute("create temp table kept as select * from audit_link where position > " + (whole.links() - 3));
            sql.execute("delete from audit_link where position > " + (whole.links() - 3));
            AuditChain.Finding cut = AuditChain.verify(connection, whole.links(), whole.head());
            sql.execute("insert into audit_link select * from kept");
            assertEquals(
                    "audit_link position " + (whole.links() - 2) + " is missing: the end of the log was cut off",
                    cut.fault());
        }
        assertTrue(verify().isWhole());
    }

    private static AuditChain.Finding verify() throws SQLException {
        try (Connection connection = server.connect()) {
            return AuditChain.verify(connection);
        }
    }

    /** What the command said, and its exit code. */
    private record Command(int exit, String text) {}

    /** As ./build.sh verify-audit starts it, on the database of the server that runs. */
    private static Command command() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path", "") + File.pathSeparator + Path.of("target", "test-classes"),
                "vn.nennep.launcher.VerifyAudit",
                ".");
        builder.environment().put("NENNEP_DB_URL", server.jdbcUrl());
        builder.environment().put("NENNEP_DB_OWNER", "postgres");
        builder.environment().put("NENNEP_DB_OWNER_PASSWORD", server.ownerPassword());
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), text);
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection connection = server.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            assertEquals(1, sql.executeUpdate(statement));
        }
    }

    private static String unit(String code, String name) {
        return UNITS + code + "," + name + ",PROVINCE,,2020-01-01,\n";
    }

    private static long entries() {
        return Long.parseLong(
                tables.only("select count(*) from audit_entry where action in ('INSERT', 'UPDATE', 'DELETE')"));
    }
}
