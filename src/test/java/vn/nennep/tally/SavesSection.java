package vn.nennep.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.nennep.bench.Line;
import vn.nennep.bench.Measures;
import vn.nennep.bench.Section;
import vn.nennep.bench.World;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.LargeProvince;

/**
 * What it costs those who save that figures follow within minutes: eight people save rolls one after the other, without the log
 * of changes, with it, and while a run between the nights counts what they changed.
 */
public final class SavesSection implements Section {

    private static final LocalDate AS_OF = LocalDate.of(LargeProvince.YEAR + 1, 1, 12);

    private static final String PLAIN = "save a roll, without the log of changes, 95th percentile";
    private static final String LOGGED = "save a roll, 95th percentile";
    private static final String LIGHT = "save a roll beside runs between the nights, 95th percentile";
    private static final String RUN = "– a run between the nights beside the saves";
    private static final String MIDDLE = "– save a roll, median";

    private static final int CLIENTS = 8;
    private static final int MEETINGS_OF_CELL = 17;

    private final List<Connection> saving = new ArrayList<>();
    private Connection running;
    private ExecutorService people;
    private boolean isShort;
    private int meetings;

    @Override
    public String title() {
        return "Saves beside the figures";
    }

    @Override
    public String key() {
        return "saves";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                Line.of(PLAIN),
                Line.of(LOGGED).atMost(1.15, PLAIN),
                Line.of(LIGHT).atMost(1.15, LOGGED),
                Line.of(MIDDLE),
                Line.of(RUN));
    }

    @Override
    public void prepare(World world) throws SQLException {
        isShort = world.isShort();
        int cells = isShort ? 40 : 1000;
        // Some cells of the province enter at a time.
        meetings = Math.max(2, cells / 20) * MEETINGS_OF_CELL;
        EmbeddedDatabase database = world.province("saves", cells);
        for (int i = 0; i < CLIENTS; i++) {
            Connection one = database.connect();
            one.setAutoCommit(false);
            saving.add(one);
        }
        running = World.inTransactions(database);
        people = Executors.newFixedThreadPool(CLIENTS);
        count(true);
    }

    @Override
    public void round(Measures measures) throws Exception {
        triggers("disable");
        measures.note(PLAIN, save(null).get(95));
        triggers("enable");
        List<Double> logged = save(null);
        measures.note(LOGGED, logged.get(95));
        measures.note(MIDDLE, logged.get(50));
        measures.note(LIGHT, save(measures).get(95));
        count(true);
    }

    /**
     * All people save for a while.
     *
     * @param measures where the run beside them is noted; null for none
     * @return the milliseconds of a save by percentile
     */
    private List<Double> save(Measures measures) throws Exception {
        long end = System.nanoTime() + (isShort ? 400_000_000L : 5_000_000_000L);
        List<CompletableFuture<List<Double>>> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int person = i;
            all.add(CompletableFuture.supplyAsync(() -> saveUntil(end, person), people));
        }
        if (measures != null) {
            measures.time(RUN, () -> count(false));
        }
        List<Double> sorted =
                all.stream().flatMap(one -> one.join().stream()).sorted().toList();
        List<Double> percentiles = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            percentiles.add(sorted.get(sorted.size() * i / 100));
        }
        return percentiles;
    }

    private List<Double> saveUntil(long end, int person) {
        Connection connection = saving.get(person);
        Random random = new Random(person);
        List<Double> took = new ArrayList<>();
        try {
            while (System.nanoTime() < end || took.isEmpty()) {
                // No two people have the same roll.
                int meeting = 1 + random.nextInt(meetings / CLIENTS) * CLIENTS + person;
                long start = System.nanoTime();
                for (String statement : SAVE) {
                    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                        prepared.setLong(1, meeting);
                        prepared.execute();
                    }
                }
                connection.commit();
                took.add((System.nanoTime() - start) / 1e6);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return took;
    }

    /** As {@code RollCallRepository} writes a roll in which two marks changed, and the counts of its meeting. */
    private static final List<String> SAVE = List.of(
            "delete from roll_call_entry where meeting_id = ? and member_id < 0",
            """
            update roll_call_entry e set mark = case e.mark when 'P' then 'A' else 'P' end, reason = null
            where e.meeting_id = ? and e.member_id in (
              select x.member_id from roll_call_entry x where x.meeting_id = e.meeting_id order by x.member_id desc limit 2)
            """,
            "insert into roll_call_entry (meeting_id, member_id, category, mark, year) select ?, -1, 'O', 'P', 2021 where false",
            """
            update meeting m set present_count = n.present, absent_count = n.absent, excused_count = n.excused, version = version + 1
            from (select e.meeting_id, count(*) filter (where e.mark = 'P') as present, count(*) filter (where e.mark = 'A') as absent,
                count(*) filter (where e.mark = 'E') as excused
              from roll_call_entry e where e.meeting_id = ? group by e.meeting_id) n
            where m.id = n.meeting_id
            """);

    private void count(boolean full) throws SQLException {
        try (Statement statement = running.createStatement()) {
            statement.execute("set local work_mem = '64MB'");
        }
        new FigureChanges(new YearSql(running, LargeProvince.YEAR, AS_OF)).take();
        Consolidation consolidation = new Consolidation(running, LargeProvince.YEAR, AS_OF);
        if (full) {
            consolidation.run((part, took) -> {});
        } else {
            consolidation.runChanged((part, took) -> {});
        }
        running.commit();
    }

    private void triggers(String what) throws SQLException {
        try (Statement statement = running.createStatement()) {
            for (String table : List.of("meeting", "roll_call_entry")) {
                for (String trigger : List.of("figure_added", "figure_changed", "figure_removed")) {
                    statement.execute("alter table " + table + " " + what + " trigger " + trigger);
                }
            }
        }
        running.commit();
    }

    @Override
    public String note() {
        return """
                A run in the time of each round of saves, 60 times as often as in the default of five minutes. Eight people save without a pause;
                their cells are a twentieth of the province.
                """;
    }

    @Override
    public void close() throws SQLException {
        if (people != null) {
            people.shutdown();
        }
        for (Connection one : saving) {
            one.close();
        }
        if (running != null) {
            running.close();
        }
    }
}
