package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Migrated;
import vn.nennep.testdata.TestDatabase;
import vn.nennep.testdata.TestServer;

/**
 * The database of an installation of before opens with this release: its tables and rules become those of a new one, and
 * its years come to the same figures.
 *
 * <p>The dump is the demonstration as release V054 loaded and consolidated it, on PostgreSQL 15.
 */
class UpgradeIT {

    /** The tables that were laid out by year. */
    private static final List<String> BY_YEAR = List.of("roll_call_entry", "unit_total", "unit_total_part");

    private static EmbeddedDatabase upgraded;
    private static EmbeddedDatabase fresh;
    private static Connection connection;
    /** A row as the years of before knew it: without the number of its line and the figures of periods, which came since. */
    private static final String KNOWN =
            "to_jsonb(t) - '{id,by_month,by_quarter,by_span,cells_reported,cells_zero,cells_missing,not_held}'::text[]";

    private static final Map<String, List<String>> BEFORE = new TreeMap<>();

    @BeforeAll
    static void upgrade() throws SQLException, IOException {
        upgraded = TestServer.startDatabase("upgraded");
        restore("/upgrade/demonstration-v054.sql.gz");
        connection = upgraded.connect();
        for (String table : BY_YEAR) {
            BEFORE.put(table, rows(table));
        }
        Migrated.latest(upgraded);
        fresh = TestDatabase.migrated("fresh");
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        upgraded.close();
        fresh.close();
    }

    /** As the owner of the embedded database; what the application's role may is given by the migration. */
    private static void restore(String dump) throws SQLException, IOException {
        try (InputStream packed = UpgradeIT.class.getResourceAsStream(dump);
                InputStream text = new GZIPInputStream(packed);
                // In one piece: the driver cannot tell where bodies of functions end.
                Connection owner = DriverManager.getConnection(
                        upgraded.jdbcUrl() + "&preferQueryMode=simple", upgraded.owner(), upgraded.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void hasTheTablesAndRulesOfANewDatabase() throws SQLException {
        try (Connection other = fresh.connect()) {
            Map<String, String> wanted = schema(other);
            assertTrue(wanted.size() > 1000, wanted.size() + " parts of the schema");
            Map<String, String> found = schema(connection);
            assertEquals(List.copyOf(wanted.keySet()), List.copyOf(found.keySet()));
            wanted.forEach((name, made) -> assertEquals(made, found.get(name), name));
        }
    }

    @Test
    void keepsEachRowInItsYear() throws SQLException {
        for (String table : BY_YEAR) {
            assertTrue(BEFORE.get(table).size() > 20, table);
            assertEquals(BEFORE.get(table), rows(table));
            assertEquals(
                    List.of(),
                    list("select tableoid::regclass || ' ' || year from " + table
                            + " where tableoid::regclass::text <> 'by_year." + table + "_' || year"));
        }
    }

    @Test
    void comesToTheSameFigures() throws SQLException {
        run("create table kept_total as select * from unit_total");
        run("create table kept_part as select * from unit_total_part");
        List<String> years = list("select year || ' ' || as_of from published_year order by year");
        assertEquals(2, years.size(), years.toString());
        assertTrue(Integer.parseInt(list("select count(*) from kept_total").get(0)) > 20);
        run("delete from unit_total; delete from unit_total_part");
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        for (String published : years) {
            String[] year = published.split(" ");
            Consolidation.Outcome outcome = new Consolidation(
                            connection, Integer.parseInt(year[0]), LocalDate.parse(year[1]))
                    .run((part, took) -> {});
            assertEquals(0, outcome.aside(), published);
            connection.commit();
        }
        connection.setAutoCommit(true);
        for (String figures : List.of("total", "part")) {
            // The number of a line is no figure: another one when the line was gone in between.
            String now =
                    "select " + KNOWN + " as d from unit_" + (figures.equals("total") ? "total" : "total_part") + " t";
            String kept = "select " + KNOWN + " as d from kept_" + figures + " t"
                    + (figures.equals("total") ? "" : " where dimension <> 'MONTH'");
            assertEquals(List.of(), list("select d::text from (" + now + " except all " + kept + ") d"));
            assertEquals(List.of(), list("select d::text from (" + kept + " except all " + now + ") d"));
        }
        assertEquals(
                List.of(),
                list("select t.code || ' ' || n from unit_total t cross join generate_series(1, 12) n"
                        + " left join kept_part p on p.year = t.year and p.view = t.view and p.unit_id = t.unit_id"
                        + " and p.whole = t.whole and p.parent_id is not distinct from t.parent_id"
                        + " and p.dimension = 'MONTH' and p.value = n::text"
                        + " where t.by_month[n][" + Figure.SESSIONS.placeInMonth() + "] <> coalesce(p.sessions, 0)"),
                "meetings by month, which were shares");
    }

    /**
     * Every column, constraint, index, trigger, function, view, policy and right, by its name; without parentheses, which a
     * dump sets anew.
     */
    private static Map<String, String> schema(Connection of) throws SQLException {
        Map<String, String> parts = new TreeMap<>();
        try (Statement statement = of.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select 'column ' || c.relname || '.' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
                            case when a.attnotnull then 'not null' end, a.attgenerated, pg_get_expr(d.adbin, d.adrelid),
                            col_description(c.oid, a.attnum))
                        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
                          and c.relname not like 'kept!_%' escape '!'
                        union all
                        select 'table ' || c.relname, concat_ws(' ', c.relkind, c.relrowsecurity, c.relacl, c.reloptions, pg_get_partkeydef(c.oid),
                            obj_description(c.oid, 'pg_class'), case when c.relkind = 'v' then pg_get_viewdef(c.oid) end)
                        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
                          and c.relname not like 'kept!_%' escape '!'
                        union all
                        select 'constraint ' || c.conrelid::regclass || ' ' || c.conname, pg_get_constraintdef(c.oid)
                        from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype not in ('t', 'n')
                        union all
                        select 'index ' || indexname, indexdef from pg_indexes where schemaname = 'public'
                        union all
                        select 'trigger ' || t.tgrelid::regclass || ' ' || t.tgname, pg_get_triggerdef(t.oid)
                        from pg_trigger t where not t.tgisinternal
                        union all
                        select 'policy ' || tablename || ' ' || policyname,
                          concat_ws(' ', permissive, roles, cmd, qual, with_check)
                        from pg_policies where schemaname = 'public'
                        union all
                        select 'function ' || p.oid::regprocedure, concat_ws(' ', pg_get_functiondef(p.oid), p.proacl,
                            obj_description(p.oid, 'pg_proc'))
                        from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
                          and not exists (select 1 from pg_depend d
                            where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
                        """)) {
            while (row.next()) {
                parts.put(row.getString(1), row.getString(2).replaceAll("[()\\s]", ""));
            }
        }
        return parts;
    }

    /** Without the year, which roll calls got of their meetings. */
    private static List<String> rows(String table) throws SQLException {
        return list("select (" + KNOWN + " - 'year')::text from " + table + " t"
                + (table.equals("unit_total_part") ? " where dimension <> 'MONTH'" : "") + " order by 1");
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> list(String query) throws SQLException {
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
