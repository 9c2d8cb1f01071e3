package vn.nennep.chaos;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.nennep.launcher.AuditChain;
import vn.nennep.tally.UndisturbedCount;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;

/** What must be true when the last blow is over and nobody enters any more. */
final class Aftermath {

    private static final int YEAR = ChaosWorld.YEAR;
    private static final int PATIENCE_MILLIS = 180_000;

    private static final String MEETINGS =
            """
            select m.topic, coalesce(string_agg(e.mark, '' order by p.given_name collate "vi-x-icu",
                p.family_and_middle_name collate "vi-x-icu", p.code), '%s') as state, m.status, m.due_count
            from meeting m
            left join roll_call_entry e on e.meeting_id = m.id
            left join member p on p.id = e.member_id
            where m.topic like 'Chaos %%'
            group by m.id
            """
                    .formatted(Journal.PLANNED);

    /** How runs went; their way is told by releases that have more than one. */
    private static final String WAYS =
            """
            select coalesce(to_jsonb(y)->>'way', 'FULL') || ' ' || y.status, count(*)
            from consolidation_run_year y group by 1 order by 1
            """;

    private static final String WAITING =
            "select count(*) from pg_locks where not granted and waitstart < now() - interval '20 seconds'";
    private static final String IDLE = "select count(*) from pg_stat_activity where usename = 'nennep'"
            + " and state like 'idle in transaction%' and state_change < now() - interval '20 seconds'";
    private static final String STARTED = "select count(*) from consolidation_run where status = 'STARTED'";

    private final Installation installation;
    private final Http admin;
    private final List<String> faults = new ArrayList<>();
    private int lost;
    private int doubled;
    private int differences;
    private final List<String> ways = new ArrayList<>();

    Aftermath(Installation installation, Http admin) {
        this.installation = installation;
        this.admin = admin;
    }

    /** Looks at everything. Nobody enters while it does. */
    void look(Journal journal, ReportReader reader) throws SQLException {
        try (Connection connection = installation.connect()) {
            await(connection, STARTED, "runs that are started for ever");
            lastRun();
            await(connection, STARTED, "runs that are started for ever");
            await(connection, WAITING, "sessions that wait for a lock for ever");
            await(connection, IDLE, "transactions that nobody ends");
            compareSaves(connection, journal);
            compareFigures(connection);
            AuditChain.Finding log = AuditChain.verify(connection);
            if (!log.isWhole()) {
                faults.add("the log is broken: " + log.fault());
            }
            knowRuns(connection, reader.runs());
            tellWays(connection);
        }
        faults.addAll(journal.contradictions());
        lost += journal.contradictions().size();
        faults.addAll(reader.mixed());
    }

    /** What is wrong; empty when nothing is. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** What was looked for, in words. */
    String counts(ReportReader reader) {
        return "%d lost, %d doubled, %d rows differ from an undisturbed full run, %d of %,d readings mixed"
                .formatted(lost, doubled, differences, reader.mixed().size(), reader.readings());
    }

    private void await(Connection connection, String count, String what) throws SQLException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (number(connection, count) > 0) {
            if (System.nanoTime() > end) {
                faults.add("there are " + what);
                return;
            }
            Clerk.pause(200);
        }
    }

    /** The run that the next night would make, so that everything entered is published. */
    private void lastRun() {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        String told = "";
        while (System.nanoTime() < end) {
            try {
                Http.Answer started = admin.post("/api/v1/consolidations", "{\"year\":" + YEAR + "}");
                told = started.status() + " " + started.text();
                if (started.status() == 202) {
                    String id = Api.object(started).getString("id");
                    JsonObject run = Api.object(admin.get("/api/v1/consolidations/" + id));
                    while (run.getString("status").equals("STARTED") && System.nanoTime() < end) {
                        Clerk.pause(100);
                        run = Api.object(admin.get("/api/v1/consolidations/" + id));
                    }
                    if (!run.getString("status").equals("COMPLETED") || run.getBoolean("incomplete")) {
                        faults.add("the last run did not complete: " + run);
                    }
                    return;
                }
            } catch (UncheckedIOException e) {
                told = e.getMessage();
            }
            Clerk.pause(200);
        }
        faults.add("no last run could be started: " + told);
    }

    private void compareSaves(Connection connection, Journal journal) throws SQLException {
        Map<String, Set<String>> possible = journal.possible();
        Map<String, List<String>> there = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MEETINGS)) {
            while (row.next()) {
                String state = row.getString("state");
                there.computeIfAbsent(row.getString("topic"), key -> new ArrayList<>())
                        .add(state);
                boolean called = !state.equals(Journal.PLANNED);
                if (called != row.getString("status").equals("RECORDED")
                        || called && row.getInt("due_count") != state.length()) {
                    faults.add(row.getString("topic") + " is half saved: " + row.getString("status") + " "
                            + row.getInt("due_count") + " " + state);
                    lost++;
                }
            }
        }
        Set<String> topics = new TreeSet<>(possible.keySet());
        topics.addAll(there.keySet());
        for (String topic : topics) {
            List<String> states = there.getOrDefault(topic, List.of(Journal.NOWHERE));
            if (states.size() > 1) {
                faults.add(topic + " is there " + states.size() + " times");
                doubled++;
            }
            if (!possible.getOrDefault(topic, Set.of()).contains(states.get(0))) {
                faults.add(topic + " is " + states.get(0) + ", saved was " + possible.get(topic));
                lost++;
            }
        }
    }

    private void compareFigures(Connection connection) throws SQLException {
        Set<String> published = new LinkedHashSet<>(UndisturbedCount.published(connection, YEAR));
        Set<String> counted = new LinkedHashSet<>(UndisturbedCount.counted(connection, YEAR));
        if (published.isEmpty()) {
            faults.add("nothing is published");
        }
        Set<String> only = new LinkedHashSet<>(published);
        only.removeAll(counted);
        counted.removeAll(published);
        differences = Math.max(only.size(), counted.size());
        only.stream().limit(5).forEach(row -> faults.add("published only: " + row));
        counted.stream().limit(5).forEach(row -> faults.add("counted only: " + row));
    }

    private void knowRuns(Connection connection, Set<String> read) throws SQLException {
        Set<String> known = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select r.ref from consolidation_run r"
                        + " join consolidation_run_year y on y.run_id = r.id where y.published_at is not null")) {
            while (row.next()) {
                known.add(row.getString(1));
            }
        }
        read.stream()
                .filter(run -> !known.contains(run))
                .forEach(run -> faults.add("figures were read of run " + run + ", which published nothing"));
    }

    private void tellWays(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WAYS)) {
            while (row.next()) {
                ways.add(row.getString(1) + " " + row.getInt(2));
            }
        }
    }

    /** How many runs went which way, and how they ended. */
    String runs() {
        return "Runs: " + String.join(", ", ways);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
