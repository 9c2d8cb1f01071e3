package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nennep.bench.Line;
import vn.nennep.bench.Measures;
import vn.nennep.bench.Section;
import vn.nennep.bench.World;
import vn.nennep.testdata.LargeProvince;

/** A full run, nothing changed, on a tenth of the province, on the province, and on ten times as much. */
public final class GrowthSection implements Section {

    private static final LocalDate AS_OF = LocalDate.of(LargeProvince.YEAR + 1, 1, 12);
    private static final int ROUNDS = 3;
    private static final double MEGABYTE = 1e6;

    /** Ten times the rows may take this many times as long. */
    private static final double LINEAR = 10.5;

    private final Map<Integer, Connection> provinces = new LinkedHashMap<>();
    private final Map<Integer, Long> loaded = new LinkedHashMap<>();
    private World world;

    @Override
    public String title() {
        return "Growth";
    }

    @Override
    public String key() {
        return "growth";
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Integer before = null;
        for (int cells : provinces.keySet()) {
            Line line = Line.of(run(cells));
            lines.add(before == null ? line : line.atMost(LINEAR, run(before)));
            before = cells;
        }
        before = null;
        for (int cells : provinces.keySet()) {
            Line line = Line.of(heap(cells)).in("MB");
            lines.add(before == null ? line : line.atMost(1.5, heap(before)));
            before = cells;
        }
        return lines;
    }

    @Override
    public void prepare(World ofBench) throws SQLException {
        world = ofBench;
        int largest = world.isShort() ? world.cells() : world.cells() * 10;
        for (int cells = world.cells() / 10; cells <= largest; cells *= 10) {
            long start = System.nanoTime();
            Connection connection = World.inTransactions(world.copied(name(cells), cells));
            provinces.put(cells, connection);
            consolidate(connection);
            loaded.put(cells, (System.nanoTime() - start) / 1_000_000_000);
        }
    }

    @Override
    public int rounds(int asked) {
        return Math.min(asked, ROUNDS);
    }

    @Override
    public boolean isInShort() {
        return false;
    }

    @Override
    public void round(Measures measures) throws Exception {
        for (Map.Entry<Integer, Connection> one : provinces.entrySet()) {
            System.gc();
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            measures.time(
                    run(one.getKey()),
                    () -> assertEquals(0, consolidate(one.getValue()).changed()));
            measures.note(
                    heap(one.getKey()),
                    heapPools().stream()
                                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                    .sum()
                            / MEGABYTE);
        }
    }

    @Override
    public void profile(Measures round) throws Exception {
        for (Connection one : provinces.values()) {
            World.explain(one);
            consolidate(one);
        }
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static Consolidation.Outcome consolidate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local work_mem = '64MB'");
        }
        Consolidation.Outcome outcome =
                new Consolidation(connection, LargeProvince.YEAR, AS_OF).run((part, took) -> {});
        connection.commit();
        return outcome;
    }

    private static String run(int cells) {
        return "whole run, nothing changed, %,d cells".formatted(cells);
    }

    private static String heap(int cells) {
        return "heap of the program at most in that run, %,d cells".formatted(cells);
    }

    private static String name(int cells) {
        return "of-" + cells;
    }

    @Override
    public String note() {
        return """
                Each line is divided by the one with a tenth of its rows. The heap is that of the Java process, most of it what a young generation
                may hold; what PostgreSQL keeps in memory is bounded by its own settings. Seconds to make each province by COPY and to
                consolidate it for the first time: %s.
                """
                .formatted(loaded);
    }

    @Override
    public void close() throws SQLException {
        for (Map.Entry<Integer, Connection> one : provinces.entrySet()) {
            one.getValue().close();
            world.drop(name(one.getKey()));
        }
    }
}
