package vn.nennep.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Since when each nightly work has its nights. On a connection of its own: a night needs no transaction to begin. */
@ApplicationScoped
public class NightRepository {

    @Resource(lookup = "jdbc/nennep")
    private DataSource dataSource;

    /** Since when a work has its nights; since now when it is new. */
    Instant since(String work, Instant now) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement begin = connection.prepareStatement(
                    "insert into night_work (name, since) values (?, ?) on conflict (name) do nothing")) {
                begin.setString(1, work);
                begin.setObject(2, now.atOffset(ZoneOffset.UTC));
                begin.executeUpdate();
            }
            try (PreparedStatement ask = connection.prepareStatement("select since from night_work where name = ?")) {
                ask.setString(1, work);
                try (ResultSet found = ask.executeQuery()) {
                    found.next();
                    return found.getObject(1, OffsetDateTime.class).toInstant();
                }
            }
        }
    }
}
