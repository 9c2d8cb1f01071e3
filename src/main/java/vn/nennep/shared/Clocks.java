package vn.nennep.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;

/** The one clock of the program, in the zone of its users whatever the server's zone is. */
@ApplicationScoped
public class Clocks {

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    // Dependent: java.time.Clock cannot be proxied for a wider scope on every container.
    @Produces
    public Clock clock() {
        return Clock.system(ZONE);
    }
}
