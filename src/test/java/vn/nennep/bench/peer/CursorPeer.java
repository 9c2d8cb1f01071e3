package vn.nennep.bench.peer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Plain JDBC with care: one cursor over meetings and roll calls, sums in memory, one batched insert. */
public final class CursorPeer implements Peer {

    private final Connection connection;

    /** @param connection that does not commit by itself; the caller closes it */
    public CursorPeer(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String name() {
        return "plain JDBC, one cursor over all roll calls";
    }

    @Override
    public void run() throws SQLException {
        PeerTotals totals = new PeerTotals();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery("select " + PeerMeeting.COLUMNS + ", e.category, e.mark"
                    + PeerMeeting.FROM + " join roll_call_entry e on e.meeting_id = m.id" + PeerMeeting.WHERE
                    + PeerMeeting.AS_ENTERED)) {
                PeerMeeting meeting = null;
                while (row.next()) {
                    if (meeting == null || meeting.id() != row.getLong("id")) {
                        meeting = PeerMeeting.of(row);
                        totals.addSession(meeting);
                    }
                    totals.addEntry(meeting, row.getString("category"), row.getString("mark"));
                }
            }
        }
        totals.insert(connection);
        connection.commit();
    }
}
