package vn.nennep.bench.page;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.nennep.launcher.EmbeddedDatabase;

/**
 * What the statements of a page cost in the database: how many there are, what planning and carrying them out takes, and which
 * take the most. Plans of slow ones are in the log of the database.
 */
final class StatementProfile {

    private static final int MOST = 4;
    private static final int WIDTH = 160;

    private final EmbeddedDatabase database;

    StatementProfile(EmbeddedDatabase database) {
        this.database = database;
    }

    /** Before the server opens its connections: they are ready to explain, and explain nothing yet. */
    static void prepare(EmbeddedDatabase database) throws SQLException {
        run(
                database,
                "load 'auto_explain'",
                "alter system set auto_explain.log_min_duration = -1",
                "alter system set session_preload_libraries = 'auto_explain'",
                "select pg_reload_conf()");
    }

    /** From now on statements are counted, and the plans of slow ones written down. */
    void begin() throws SQLException {
        run(
                database,
                "create extension if not exists pg_stat_statements",
                "load 'auto_explain'",
                "alter system set pg_stat_statements.track_planning = on",
                "alter system set auto_explain.log_min_duration = '15ms'",
                "alter system set auto_explain.log_analyze = on",
                "alter system set auto_explain.log_buffers = on",
                "alter system set auto_explain.log_timing = off",
                "select pg_reload_conf()");
    }

    /** Forgets what was counted so far. */
    void reset() throws SQLException {
        run(database, "select pg_stat_statements_reset()");
    }

    /** What was asked since {@link #reset}, in lines for people. */
    List<String> told(int requests) throws SQLException {
        List<String> told = new ArrayList<>();
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select calls, total_exec_time + total_plan_time as millis, total_plan_time, query,
                          sum(calls) over () as all_calls, sum(total_exec_time) over () as all_exec,
                          sum(total_plan_time) over () as all_plan
                        from pg_stat_statements s join pg_roles r on r.oid = s.userid
                        where not r.rolsuper and dbid = (select oid from pg_database where datname = current_database())
                        order by millis desc limit %d
                        """
                                .formatted(MOST))) {
            while (row.next()) {
                if (told.isEmpty()) {
                    told.add("database: %.1f statements a request, %.2f ms, and %.2f ms to plan them"
                            .formatted(
                                    row.getDouble("all_calls") / requests,
                                    row.getDouble("all_exec") / requests,
                                    row.getDouble("all_plan") / requests));
                }
                told.add(String.format(
                        Locale.ROOT,
                        "  %.2f ms (%.2f to plan) in %.1f calls: %s",
                        row.getDouble("millis") / requests,
                        row.getDouble("total_plan_time") / requests,
                        row.getDouble("calls") / requests,
                        shortened(row.getString("query"))));
            }
        }
        told.addAll(mostAsked(requests));
        return told;
    }

    /** Statements that a request asks several times. */
    private List<String> mostAsked(int requests) throws SQLException {
        List<String> told = new ArrayList<>();
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select calls, query from pg_stat_statements s join pg_roles r on r.oid = s.userid
                        where not r.rolsuper and dbid = (select oid from pg_database where datname = current_database())
                          and calls > %d
                        order by calls desc limit %d
                        """
                                .formatted(requests, MOST))) {
            while (row.next()) {
                told.add("  asked %.1f times: %s"
                        .formatted(row.getDouble("calls") / requests, shortened(row.getString("query"))));
            }
        }
        return told;
    }

    private static String shortened(String query) {
        String line = query.replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(WIDTH, line.length()));
    }

    private static void run(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
