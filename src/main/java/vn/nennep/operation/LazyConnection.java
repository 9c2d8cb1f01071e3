package vn.nennep.operation;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.internal.databaseaccess.DatasourcePlatform;
import org.eclipse.persistence.sessions.Login;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.server.ConnectionPool;
import org.eclipse.persistence.sessions.server.ExternalConnectionPool;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Keeps the persistence provider from asking for a connection while the application is deployed (persistence.xml): with
 * the database away the deployment would fail, and the server answer "not found" for ever. The connections come from the
 * server's pool, each when the first statement needs it.
 */
public class LazyConnection implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        ServerSession server = (ServerSession) session;
        for (ConnectionPool pool : server.getConnectionPools().values().toArray(ConnectionPool[]::new)) {
            server.addConnectionPool(new LazyPool(pool, server));
        }
        server.setReadConnectionPool(new LazyPool(server.getReadConnectionPool(), server));
    }

    private static final class LazyPool extends ExternalConnectionPool {

        LazyPool(ConnectionPool eager, ServerSession session) {
            super(eager.getName(), eager.getLogin(), session);
        }

        /** The accessor that all others are copies of: it knows how to connect, and has not. */
        @Override
        public synchronized void startUp() {
            LazyAccessor accessor = new LazyAccessor(getLogin());
            accessor.setPool(this);
            setCachedConnection(accessor);
            setIsConnected(true);
        }
    }

    private static final class LazyAccessor extends DatabaseAccessor {

        private static final long serialVersionUID = 1L;

        LazyAccessor(Login login) {
            setLogin(login);
            setDatasourcePlatform((DatasourcePlatform) login.getDatasourcePlatform());
            usesExternalConnectionPooling = true;
        }
    }
}
