package vn.nennep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.nennep.testdata.Deployments;

/** The pool that the server's settings make, seen from inside. */
@ExtendWith(ArquillianExtension.class)
class DatabaseContainerIT {

    @Resource(lookup = "jdbc/nennep")
    private DataSource pool;

    @Deployment
    static WebArchive application() {
        return Deployments.applicationWith(DatabaseContainerIT.class);
    }

    @Test
    void isReachedByTheNameTheApplicationUses() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int, 1")) {
            assertTrue(row.next());
            assertTrue(row.getInt(1) >= 150_000);
            assertEquals(1, row.getInt(2));
        }
    }
}
