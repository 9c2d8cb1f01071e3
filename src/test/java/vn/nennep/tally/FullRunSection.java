package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import vn.nennep.bench.Line;
import vn.nennep.bench.Measures;
import vn.nennep.bench.Section;
import vn.nennep.bench.World;
import vn.nennep.testdata.LargeProvince;

/** A full consolidation of a province-year, measured by {@link ConsolidationFloor the same figures by hand}. */
public final class FullRunSection implements Section {

    private static final LocalDate AS_OF = LocalDate.of(LargeProvince.YEAR + 1, 1, 12);

    private static final String SCAN = "read all attendances once";
    private static final String FLOOR = "floor: the same figures by hand";
    private static final String FIRST = "consolidate, nothing published yet";
    private static final String AGAIN = "consolidate again, nothing changed";

    private Connection connection;

    @Override
    public String title() {
        return "Full run";
    }

    @Override
    public String key() {
        return "full";
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>(List.of(
                Line.of(SCAN).against(FLOOR),
                Line.of(FLOOR),
                Line.of(FIRST).atMost(2.2, FLOOR).inShort(6),
                Line.of(AGAIN).atMost(1.6, FLOOR).inShort(5)));
        for (ConsolidationPart part : ConsolidationPart.values()) {
            lines.add(Line.of(told(part)).against(FLOOR));
        }
        return lines;
    }

    @Override
    public void prepare(World world) throws SQLException {
        connection = World.inTransactions(world.province());
    }

    @Override
    public void round(Measures measures) throws Exception {
        measures.time(SCAN, () -> {
            execute("select count(*) from roll_call_entry");
            connection.commit();
        });
        // As new, not as rows that are still to be cleared away.
        execute("truncate unit_total, unit_total_part, counted_stretch, counted_stretch_part");
        connection.commit();
        measures.time(FIRST, () -> {
            Consolidation.Outcome first = consolidate((part, took) -> {});
            assertEquals(0, first.aside());
            assertTrue(first.changed() > first.units());
        });
        measures.time(FLOOR, () -> {
            new ConsolidationFloor(connection).run();
            connection.commit();
        });
        measures.time(AGAIN, () -> {
            Consolidation.Outcome again = consolidate((part, took) -> measures.note(told(part), took));
            assertEquals(0, again.changed());
        });
        ConsolidationFloor floor = new ConsolidationFloor(connection);
        floor.run();
        floor.compare();
        connection.commit();
    }

    @Override
    public void profile(Measures round) throws Exception {
        World.explain(connection);
        round(round);
    }

    @Override
    public String note() {
        return """
                Lines and people of the floor were compared with those of the program in each round. The floor counts both views, a line a
                parent, distinct people, and the counts of meetings against their roll calls; it lacks quarters missed, plans, key tasks,
                grades of the year, the proof of what was said and of grades, cells set aside, and the publication. What begins with a dash
                is a part of the run in which nothing changed.
                """;
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private Consolidation.Outcome consolidate(ObjIntConsumer<ConsolidationPart> done) throws SQLException {
        execute("set local work_mem = '64MB'");
        Consolidation.Outcome outcome = new Consolidation(connection, LargeProvince.YEAR, AS_OF).run(done);
        connection.commit();
        return outcome;
    }

    private static String told(ConsolidationPart part) {
        return "– " + part;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
