package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import vn.nennep.operation.Beginning;

/** Whether the start is over; the data say how far it is. */
@Readiness
@ApplicationScoped
public class StartReadiness implements HealthCheck {

    @Inject
    private Beginning beginning;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("start")
                .status(beginning.isReady())
                .withData("standing", beginning.standing().name())
                .build();
    }
}
