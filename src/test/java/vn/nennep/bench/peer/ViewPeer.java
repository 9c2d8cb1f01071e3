package vn.nennep.bench.peer;

import java.sql.Connection;
import java.sql.SQLException;

/** A materialised view of the cells, refreshed while people read it. */
public final class ViewPeer implements Peer {

    private final Connection connection;

    /**
     * Makes the view and fills it.
     *
     * @param connection that does not commit by itself; the caller closes it
     */
    public ViewPeer(Connection connection) throws SQLException {
        this.connection = connection;
        Peer.execute(
                connection,
                "create materialized view peer_view as " + StatementPeer.MET.formatted("", "") + StatementPeer.COUNTED);
        Peer.execute(connection, "create unique index on peer_view (cell_id, dimension, value)");
        connection.commit();
    }

    @Override
    public String name() {
        return "REFRESH MATERIALIZED VIEW CONCURRENTLY of the cells";
    }

    @Override
    public void run() throws SQLException {
        Peer.execute(connection, "set local work_mem = '64MB'");
        Peer.execute(connection, "refresh materialized view concurrently peer_view");
        connection.commit();
    }

    /** Puts its rows where the others put theirs, so that they can be compared; not a part of its time. */
    public void show() throws SQLException {
        Peer.execute(connection, "insert into peer_total select * from peer_view");
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        Peer.execute(connection, "drop materialized view if exists peer_view");
        connection.commit();
    }
}
