package vn.nennep.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import vn.nennep.shared.Sql;

/** Since when each nightly work is due. Uses a connection of its own: a night needs no transaction to begin. */
@ApplicationScoped
public class NightRepository {

    @Resource(lookup = "jdbc/nennep")
    private DataSource dataSource;

    /** Since when a nightly work is due; since now when it is new. */
    Instant since(String work, Instant now) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Handle sql = Sql.on(connection);
            sql.createUpdate("insert into night_work (name, since) values (:work, :now) on conflict (name) do nothing")
                    .bind("work", work)
                    .bind("now", now)
                    .execute();
            return sql.createQuery("select since from night_work where name = :work")
                    .bind("work", work)
                    .mapTo(Instant.class)
                    .one();
        }
    }
}
