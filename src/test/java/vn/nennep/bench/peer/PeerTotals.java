package vn.nennep.bench.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Sums in memory, and their way into {@code peer_total}. */
final class PeerTotals {

    private static final String INSERT = "insert into peer_total as t values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ADD = INSERT
            + " on conflict (cell_id, dimension, value) do update set sessions = t.sessions + excluded.sessions,"
            + " due = t.due + excluded.due, present = t.present + excluded.present, excused = t.excused + excluded.excused,"
            + " absent = t.absent + excluded.absent";
    private static final int BATCH = 1_000;

    private final Map<Key, int[]> sums = new HashMap<>();

    record Key(long cell, String dimension, String value) {}

    /** One meeting more in each of its lines. */
    void addSession(PeerMeeting meeting) {
        add(meeting, 0, 1);
    }

    /**
     * One line of a roll call.
     *
     * @param category X is shown in a roll call and never counted
     * @param mark P present, E excused, A absent
     */
    void addEntry(PeerMeeting meeting, String category, String mark) {
        if (!category.equals("X")) {
            add(meeting, 1, 1);
            add(meeting, mark.equals("P") ? 2 : mark.equals("E") ? 3 : 4, 1);
        }
    }

    private void add(PeerMeeting meeting, int column, int count) {
        add(meeting.cellId(), "TOTAL", "", column, count);
        add(meeting.cellId(), "MONTH", String.valueOf(meeting.month()), column, count);
        add(meeting.cellId(), "GRADE", meeting.grade(), column, count);
        if (meeting.topicGroup() != null) {
            add(meeting.cellId(), "TOPIC_GROUP", meeting.topicGroup(), column, count);
        }
        for (String form : meeting.forms()) {
            add(meeting.cellId(), "FORM", form, column, count);
        }
    }

    private void add(long cell, String dimension, String value, int column, int count) {
        sums.computeIfAbsent(new Key(cell, dimension, value), key -> new int[5])[column] += count;
    }

    /** Adds another's sums. */
    void addAll(PeerTotals others) {
        others.sums.forEach((key, counts) -> {
            int[] mine = sums.computeIfAbsent(key, k -> new int[5]);
            for (int i = 0; i < mine.length; i++) {
                mine[i] += counts[i];
            }
        });
    }

    Map<Key, int[]> sums() {
        return sums;
    }

    /** Writes rows that are not there yet. */
    void insert(Connection connection) throws SQLException {
        write(connection, INSERT);
    }

    /** Adds to the rows that are there. */
    void addTo(Connection connection) throws SQLException {
        write(connection, ADD);
    }

    private void write(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Map.Entry<Key, int[]> one : sums.entrySet()) {
                statement.setLong(1, one.getKey().cell());
                statement.setString(2, one.getKey().dimension());
                statement.setString(3, one.getKey().value());
                for (int i = 0; i < 5; i++) {
                    statement.setInt(4 + i, one.getValue()[i]);
                }
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            statement.executeBatch();
        }
    }
}
