package vn.nennep.frame;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database answers, for {@code /health} and {@code /health/ready}.
 *
 * <p>Readiness, not liveness: restarting the server brings no database back. Anyone may ask, so the answer is the bare
 * word and never the reason.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {

    private static final String NAME = "database";
    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "jdbc/nennep")
    private DataSource dataSource;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME).status(isThere()).build();
    }

    private boolean isThere() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
