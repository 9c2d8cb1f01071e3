package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.nennep.bench.Line;
import vn.nennep.bench.Measures;
import vn.nennep.bench.Section;
import vn.nennep.bench.World;
import vn.nennep.testdata.LargeProvince;

/**
 * A run that counts only the cells that changed, measured by one that counts everything: after a meeting of each changed
 * cell has another roll, topic group, score and contributions, and somebody of another cell came to it.
 */
public final class ChangedCellsSection implements Section {

    private static final LocalDate AS_OF = LocalDate.of(LargeProvince.YEAR + 1, 1, 12);
    private static final String FULL = "consolidate everything, nothing changed";
    private static final List<Share> SHARES = List.of(new Share(1, 0.08), new Share(5, 0.2), new Share(30, 0.6));

    private Connection connection;
    private int seed;

    /** So many of a hundred cells changed, and how many times a full run their counting may take. */
    private record Share(int percent, double most) {

        String line() {
            return "consolidate %d %% of the cells".formatted(percent);
        }
    }

    @Override
    public String title() {
        return "Only what changed";
    }

    @Override
    public String key() {
        return "changed";
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>(List.of(Line.of(FULL)));
        SHARES.forEach(share ->
                lines.add(Line.of(share.line()).atMost(share.most(), FULL).inShort(2)));
        return lines;
    }

    @Override
    public void prepare(World world) throws SQLException {
        connection = World.inTransactions(world.province("changed", world.cells()));
        consolidate();
        execute("analyze unit_total, unit_total_part, counted_stretch, counted_stretch_part");
        connection.commit();
    }

    @Override
    public void round(Measures measures) throws Exception {
        for (Share share : SHARES) {
            change(share);
            measures.time(
                    share.line(), () -> assertTrue(consolidateChanged(share).changed() > 0));
        }
        measures.time(FULL, () -> assertEquals(0, consolidate().changed(), "rows that a full run finds different"));
    }

    @Override
    public void profile(Measures round) throws Exception {
        World.explain(connection);
        round(round);
    }

    @Override
    public String note() {
        return """
                In each round a full run comes after the three others and finds nothing to change, so their rows are the same. The check of
                the changed branches is part of the time, the log of changes is not.
                """;
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private Consolidation.Outcome consolidate() throws SQLException {
        execute("set local work_mem = '64MB'; set local jit = off");
        Consolidation.Outcome outcome =
                new Consolidation(connection, LargeProvince.YEAR, AS_OF).run((part, took) -> {});
        connection.commit();
        return outcome;
    }

    private Consolidation.Outcome consolidateChanged(Share share) throws SQLException {
        execute("set local work_mem = '64MB'; set local jit = off");
        execute("create temp table changed_cell (cell_id bigint primary key) on commit drop;"
                + "insert into changed_cell select distinct unit_id from unit_period where "
                + isChanged(share, "unit_id")
                + " and kind = 'CELL'");
        Consolidation.Outcome outcome =
                new Consolidation(connection, LargeProvince.YEAR, AS_OF).runChanged((part, took) -> {});
        connection.commit();
        return outcome;
    }

    private static String isChanged(Share share, String cell) {
        return "(%s * 7919) %% 100 < %d".formatted(cell, share.percent());
    }

    private void change(Share share) throws SQLException {
        seed++;
        execute(
                """
                set local session_replication_role = replica;
                create temp table edited on commit drop as
                select distinct on (cell_id) id, cell_id from meeting
                where year = %2$d and counted and %1$s
                order by cell_id, md5(id::text || '%3$d');
                update roll_call_entry e set mark = case mark when 'P' then 'A' else 'P' end
                from edited where e.meeting_id = edited.id and (e.member_id + %3$d) %% 7 = 0;
                insert into roll_call_entry (meeting_id, member_id, category, mark, year)
                select e.id, max(s.member_id), 'T', 'P', %2$d
                from edited e join membership s on s.cell_id = e.cell_id + case when e.cell_id %% 2 = 0 then 1 else -1 end
                group by e.id on conflict do nothing;
                update meeting_score s set self_grade = (array['GOOD', 'FAIR', 'AVERAGE', 'WEAK'])[1 + (s.meeting_id + %3$d) %% 4]
                from edited where s.meeting_id = edited.id;
                delete from contribution c using edited where c.meeting_id = edited.id;
                update meeting m set contribution_count = 0, open_count = 0, speaker_count = 0,
                  topic_group = case when kind = 'THEMATIC' then (array['OTHER', 'RESOLUTION'])[1 + (m.id + %3$d) %% 2] end,
                  due_count = e.due, present_count = e.present, excused_count = e.excused, absent_count = e.absent
                from (select meeting_id, count(*) as due, count(*) filter (where mark = 'P') as present,
                    count(*) filter (where mark = 'E') as excused, count(*) filter (where mark = 'A') as absent
                  from roll_call_entry where meeting_id in (select id from edited) group by meeting_id) e
                where e.meeting_id = m.id;
                """
                        .formatted(isChanged(share, "cell_id"), LargeProvince.YEAR, seed));
        connection.commit();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
