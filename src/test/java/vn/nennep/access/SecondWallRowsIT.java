package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.Migrated;
import vn.nennep.testdata.TestServer;

/**
 * The policies open to random persons exactly the rows that the policies of before opened, for reading and for changing,
 * in every table that has one.
 *
 * <p>The rows are those of a demonstration whose units, people and meetings were thrown about: moves of units, people who
 * are in cells, positions, rolls, tasks and transfers of any other.
 */
class SecondWallRowsIT {

    private static final int PERSONS = Extent.isLong() ? 150 : 14;

    private static EmbeddedDatabase database;
    private static Connection owner;
    private static List<String> tables;
    private static List<Person> persons;
    private static Map<String, String> opened;

    /**
     * Somebody at work.
     *
     * @param follow units of the right as text, with commas between; 0 for every unit, empty for none
     * @param now the day of a list, for whose cells the person's units carry on; empty for none
     */
    private record Person(String login, String follow, String see, String log, String now) {}

    @BeforeAll
    static void fill() throws SQLException, IOException {
        database = TestServer.startDatabase("wall-rows");
        try (InputStream packed = SecondWallRowsIT.class.getResourceAsStream("/upgrade/demonstration-v054.sql.gz");
                InputStream text = new GZIPInputStream(packed)) {
            run(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
        Migrated.latest(database);
        Random random = Extent.random("wall rows");
        run(resource("/wall/thrown-about.sql").replace("{seed}", String.valueOf(random.nextDouble())));
        owner = database.connect();
        // What runs keep for the next one had no policy of before; it opens to nobody but who may see everything.
        // Freezes
        // and issued papers came later too, and so did receipts and drafts of roll calls.
        tables = list(
                owner,
                "select distinct tablename from pg_policies where schemaname = 'public'"
                        + " and tablename !~ '^(counted_stretch|entry_receipt|frozen_|issued_paper|paper_|roll_call_draft)' order by 1");
        List<String> units = list(owner, "select id from unit order by id");
        List<String> logins = list(owner, "select login from account where member_id is not null order by 1");
        persons = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            String follow = grants(units, random);
            String see = random.nextBoolean() ? follow : grants(units, random);
            persons.add(new Person(
                    random.nextBoolean() ? "nobody-" + i : logins.get(random.nextInt(logins.size())),
                    follow,
                    see,
                    random.nextBoolean() ? see : grants(units, random),
                    random.nextInt(3) > 0
                            ? ""
                            : LocalDate.of(2021, 1, 1)
                                    .plusDays(random.nextInt(700))
                                    .toString()));
        }
        opened = opened();
        run(
                """
                do $$ declare p record; begin
                  for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
                    execute format('drop policy %I on %I', p.policyname, p.tablename);
                  end loop;
                end $$;
                """
                        + resource("/wall/policies-before.sql"));
    }

    @AfterAll
    static void stop() throws SQLException {
        owner.close();
        database.close();
    }

    @Test
    void areThoseOfThePoliciesOfBefore() throws SQLException {
        Map<String, String> before = opened();
        before.forEach((whose, rows) -> assertEquals(rows, opened.get(whose), whose));
        assertEquals(before.keySet(), opened.keySet());
    }

    /** Otherwise nothing is shown by the rows being the same. */
    @Test
    void areSomeButNotAllInEveryTable() throws SQLException {
        for (String table : tables) {
            long different = opened.entrySet().stream()
                    .filter(one -> one.getKey().startsWith(table + " read "))
                    .map(Map.Entry::getValue)
                    .distinct()
                    .count();
            assertTrue(different > 1, table + " is the same for everybody");
        }
    }

    /** The comparison would find a policy that opens or keeps back more. */
    @Test
    void wouldDifferByAnyPolicyThatWidensOrNarrows() throws SQLException {
        List<String> policies = list(
                owner,
                "select tablename || ' ' || policyname || ' ' || qual from pg_policies where schemaname = 'public'"
                        + " and policyname like '%\\_in\\_scope' and qual is not null order by 1");
        assertTrue(policies.size() > 30, policies.size() + " policies");
        for (String policy : Extent.some(policies, 3, Extent.random("wall loosened"))) {
            String[] parts = policy.split(" ", 3);
            String alter = "alter policy " + parts[1] + " on " + parts[0] + " using (%s)";
            for (String instead : List.of("true", "false")) {
                run(alter.formatted(instead));
                assertNotEquals(opened, opened(), policy + " instead: " + instead);
            }
            run(alter.formatted(parts[2]));
        }
        assertEquals(opened, opened());
    }

    /** Table, what for and person, with the places of the rows that are open. */
    private static Map<String, String> opened() throws SQLException {
        Map<String, String> found = new TreeMap<>();
        for (Person person : persons) {
            try (Connection connection =
                    DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
                connection.setAutoCommit(false);
                list(
                        connection,
                        "select scope_begin('%s', '-', '%s', '%s', '%s')::text"
                                .formatted(person.login, person.follow, person.see, person.log));
                list(connection, "select set_config('nennep.now', '" + person.now + "', true)");
                for (String table : tables) {
                    String rows = "select ctid::text from " + table + " order by ctid";
                    found.put(table + " read " + person, String.join(" ", list(connection, rows)));
                    if (list(connection, "select has_table_privilege('" + table + "', 'update')::text")
                            .contains("true")) {
                        found.put(
                                table + " change " + person, String.join(" ", list(connection, rows + " for update")));
                    }
                }
                connection.rollback();
            }
        }
        return found;
    }

    private static String resource(String name) throws IOException {
        try (InputStream text = SecondWallRowsIT.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String grants(List<String> units, Random random) {
        List<String> granted = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            granted.add(random.nextInt(12) == 0 ? "0" : units.get(random.nextInt(units.size())));
        }
        return String.join(",", granted);
    }

    /** In one piece: the driver cannot tell where bodies of functions end. */
    private static void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl() + "&preferQueryMode=simple", database.owner(), database.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> list(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
