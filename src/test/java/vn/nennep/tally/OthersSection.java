package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.nennep.bench.Line;
import vn.nennep.bench.Measures;
import vn.nennep.bench.Section;
import vn.nennep.bench.World;
import vn.nennep.bench.peer.CursorPeer;
import vn.nennep.bench.peer.EntityPeer;
import vn.nennep.bench.peer.Peer;
import vn.nennep.bench.peer.SpringPeer;
import vn.nennep.bench.peer.StatementPeer;
import vn.nennep.bench.peer.ViewPeer;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.LargeProvince;

/** The cells of a province-year as others would count them, beside the program's run; all come to the same rows. */
public final class OthersSection implements Section {

    private static final LocalDate AS_OF = LocalDate.of(LargeProvince.YEAR + 1, 1, 12);

    private static final String RUN = "the program's whole run";
    private static final String CELLS = "of it: tree, cells counted, publication";
    private static final String MORE = "of it: sums of all units by two views, distinct people, proof";

    /** How many times the program's counting of cells each must take, in the order of the peers; 0 where nothing is asked. */
    private static final double[] TARGETS = {0, 0, 12, 0, 8, 2, 4, 2};

    private Connection connection;
    private boolean isShort;
    private final List<Peer> peers = new ArrayList<>();

    @Override
    public String title() {
        return "The ways of others";
    }

    @Override
    public String key() {
        return "others";
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>(
                List.of(Line.of(RUN), Line.of(CELLS).against(RUN), Line.of(MORE).against(RUN)));
        for (int i = 0; i < peers.size(); i++) {
            Line line = Line.of(peers.get(i).name()).against(RUN);
            lines.add(TARGETS[i] == 0 ? line.against(CELLS) : line.atLeast(TARGETS[i], CELLS));
        }
        return lines;
    }

    @Override
    public void prepare(World world) throws Exception {
        isShort = world.isShort();
        EmbeddedDatabase database = world.province();
        connection = World.inTransactions(database);
        Peer.createTable(connection);
        connection.commit();
        // Rows that are published already, as in any night but the first.
        consolidate(new EnumMap<>(ConsolidationPart.class));
        peers.add(new StatementPeer(connection));
        peers.add(new CursorPeer(connection));
        peers.addAll(SpringPeer.all(database));
        peers.add(new EntityPeer(database));
        peers.add(new ViewPeer(connection));
    }

    @Override
    public int rounds(int asked) {
        return isShort ? 1 : asked;
    }

    @Override
    public void round(Measures measures) throws Exception {
        Map<ConsolidationPart, Integer> parts = new EnumMap<>(ConsolidationPart.class);
        measures.time(RUN, () -> consolidate(parts));
        int cells = parts.get(ConsolidationPart.FREEZE_TREE)
                + parts.get(ConsolidationPart.COUNT_CELLS)
                + parts.get(ConsolidationPart.PUBLISH);
        measures.note(CELLS, cells);
        measures.note(MORE, parts.values().stream().mapToInt(took -> took).sum() - cells);
        for (Peer peer : peers) {
            execute("truncate peer_total");
            connection.commit();
            measures.time(peer.name(), peer::run);
            if (peer instanceof ViewPeer view) {
                view.show();
            }
            compare(peer);
        }
    }

    private void consolidate(Map<ConsolidationPart, Integer> parts) throws SQLException {
        execute("set local work_mem = '64MB'");
        new Consolidation(connection, LargeProvince.YEAR, AS_OF)
                .run((part, took) -> parts.merge(part, took, Integer::sum));
        connection.commit();
    }

    /** Every line of every cell against the published ones; of shares, the program publishes three of the five counts. */
    private void compare(Peer peer) throws SQLException {
        assertEquals(
                0,
                number(
                        """
                        select count(*) from (
                          select unit_id as cell_id, 'TOTAL' as dimension, '' as value, sessions, due, present, excused, absent
                          from unit_total where year = 2021 and view = 'NOW' and whole and kind = 'CELL' and sessions > 0
                          union all
                          select unit_id, 'MONTH', n::text, by_month[n][{sessions}], by_month[n][{due}], by_month[n][{present}],
                            by_month[n][{excused}], by_month[n][{absent}]
                          from unit_total cross join generate_series(1, 12) n
                          where year = 2021 and view = 'NOW' and whole and kind = 'CELL' and by_month[n][{sessions}] > 0
                          union all
                          select p.unit_id, p.dimension, p.value, p.sessions, p.due, p.present, null, null from unit_total_part p
                          join unit_total t on t.year = p.year and t.view = p.view and t.unit_id = p.unit_id and t.whole
                          where p.year = 2021 and p.view = 'NOW' and p.whole and t.kind = 'CELL' and p.dimension <> 'YEAR_GRADE') q
                        full join peer_total t using (cell_id, dimension, value)
                        where (q.sessions, q.due, q.present) is distinct from (t.sessions, t.due, t.present)
                          or q.excused is not null and (q.excused, q.absent) is distinct from (t.excused, t.absent)
                        """
                                .replace("{sessions}", place(Figure.SESSIONS))
                                .replace("{due}", place(Figure.DUE))
                                .replace("{present}", place(Figure.PRESENT))
                                .replace("{excused}", place(Figure.EXCUSED))
                                .replace("{absent}", place(Figure.ABSENT))),
                () -> "rows that differ from the published ones: " + peer.name());
        connection.commit();
    }

    private static String place(Figure figure) {
        return Integer.toString(figure.placeInMonth());
    }

    @Override
    public String note() {
        return """
                All count the same: five counts for each cell, for the whole year and split by month, topic group, form and grade; the rows
                of each were compared with the published ones in each round. That is all the others do. Line 2 is what the program takes for
                the same and for publishing all units, line 1 what it takes for everything. The program reads counts that are stored with a
                meeting when its roll call is saved; the others read the roll calls, as the program's proof does, which is in line 1 and not
                in line 2. Others' jobs are written with care: connections open before, each chunk added up before it is written, entities
                fetched and written in batches. The view is refreshed with nothing changed.
                """;
    }

    @Override
    public void close() throws Exception {
        for (Peer peer : peers) {
            peer.close();
        }
        peers.clear();
        if (connection != null) {
            connection.rollback();
            execute("drop table if exists peer_total");
            SpringPeer.clear(connection);
            connection.commit();
            connection.close();
        }
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
