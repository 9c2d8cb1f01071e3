package vn.nennep.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Migrated;
import vn.nennep.testdata.TestServer;

/** The rules of a database that was just made are those of the files, all of them, and stay so when a file changes. */
class RuleFilesIT {

    /** Of our own, not of an extension. */
    private static final String FUNCTIONS =
            """
            from pg_proc p where p.pronamespace = 'public'::regnamespace and not exists (select 1 from pg_depend d
              where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
            """;

    private static EmbeddedDatabase database;
    private static Connection connection;

    @BeforeAll
    static void migrate() throws SQLException {
        database = TestServer.startDatabase("rule-files");
        Migrated.latest(database);
        connection = database.connect();
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void haveOneFileForEachFunctionViewAndPolicyAndNoneBesides() throws SQLException, IOException {
        List<String> files;
        try (Stream<Path> found = Files.walk(Path.of("src/main/resources/db/rule"))) {
            files = found.filter(Files::isRegularFile)
                    .map(file -> file.getFileName()
                            .toString()
                            .replaceFirst(
                                    "^(R__policies_of_.*)_by_"
                                            + file.getParent().getFileName() + "\\.sql$",
                                    "$1.sql"))
                    .distinct()
                    .sorted()
                    .toList();
        }
        List<String> rules = list(
                "select 'R__' || name || '.sql' from (select proname::text as name " + FUNCTIONS
                        + """
                  union
                  select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
                    and relname !~ '^pg_stat_statements'
                  union
                  select 'policies_of_' || tablename from pg_policies where schemaname = 'public') r(name)
                """);
        assertEquals(String.join("\n", rules.stream().sorted().toList()), String.join("\n", files));
    }

    /** While they are made no rule is looked into, since it may name one that comes after it. */
    @Test
    void canAllBeRead() throws SQLException {
        List<String> made = list("select pg_get_functiondef(p.oid) " + FUNCTIONS);
        assertTrue(made.size() > 100, made.size() + " functions");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local check_function_bodies = on");
            for (String rule : made) {
                statement.execute(rule);
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Test
    void areMadeAgainWhenTheirFileHasChanged() throws SQLException {
        String rules = rules();
        run(
                "create or replace function unit_day(a_unit bigint, a_today date) returns date language sql as 'select a_today'");
        run("alter policy meeting_in_scope on meeting using (true)");
        run("update flyway_schema_history set checksum = checksum + 1 where version is null"
                + " and description in ('unit day', 'policies of meeting')");
        assertNotEquals(rules, rules());
        Migrated.latest(database);
        assertEquals(rules, rules());
    }

    @Test
    void areAllMadeAgainAfterAChangeOfTheTables(@TempDir Path folder) throws SQLException, IOException {
        String rules = rules();
        Files.writeString(
                folder.resolve("V900__another_column.sql"),
                "alter table meeting add column another text; drop function unit_day cascade; drop policy meeting_in_scope on meeting;");
        try {
            Migrations.run(
                    Migrated.on(database).locations(Migrations.TABLES, Migrations.RULES, "filesystem:" + folder));
            assertEquals(rules, rules());
        } finally {
            run("alter table meeting drop column another");
            run("delete from flyway_schema_history where version = '900'");
        }
    }

    @Test
    void doNotKeepTheStartFromARuleThatHasGoneOrChangedItsName() throws SQLException {
        run("insert into flyway_schema_history select installed_rank + 1, null, 'gone since', type,"
                + " 'tree/R__gone_since.sql', checksum, installed_by, now(), 1, true from flyway_schema_history"
                + " order by installed_rank desc limit 1");
        try {
            assertEquals(0, Migrations.run(Migrated.on(database)).migrationsExecuted);
        } finally {
            run("delete from flyway_schema_history where description = 'gone since'");
        }
    }

    /** "The period of a unit on a day" costs nothing: the planner sees the table and its indexes, not a function. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select p.name from meeting m left join unit_period_on(m.held_on) p on p.unit_id = m.cell_id",
                "select (select p.name from unit_period_on(m.held_on) p where p.unit_id = m.cell_id) from meeting m",
                "select p.name from unit u join unit_period_on(unit_day(u.id, date '2021-05-05')) p on p.unit_id = u.id",
                "with recursive below(id) as (select 1::bigint union select p.unit_id from below b"
                        + " join unit_period_on(date '2021-05-05') p on p.parent_id = b.id) select * from below"
            })
    void becomePartOfTheQueryThatAsksForThePeriodOfADay(String query) throws SQLException {
        String plan = String.join("\n", list("explain " + query));
        assertTrue(plan.contains(" on unit_period"), plan);
        assertFalse(plan.contains("Function Scan"), plan);
    }

    private static String rules() throws SQLException {
        return String.join(
                "\n",
                list("select pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '') " + FUNCTIONS
                        + " union all select concat_ws(' ', tablename, policyname, cmd, qual, with_check) from pg_policies"
                        + " order by 1"));
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
