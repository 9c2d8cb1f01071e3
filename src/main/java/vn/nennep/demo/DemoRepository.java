package vn.nennep.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes what of the demonstration no file of the import has: plans, proposals, key tasks, records. */
@ApplicationScoped
public class DemoRepository {

    @PersistenceContext
    private EntityManager em;

    /**
     * Runs the statements of a script in the caller's transaction.
     *
     * @throws IllegalStateException when one of them fails; the transaction is of no use then
     */
    void run(String script) {
        try (Statement statement = em.unwrap(Connection.class).createStatement()) {
            statement.execute("set local time zone 'Asia/Ho_Chi_Minh'");
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
