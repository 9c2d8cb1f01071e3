package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import vn.nennep.operation.NightClock;
import vn.nennep.operation.Storage;

/**
 * How the nights went and whether there is room to write. Always up: people can still read, and another server would have
 * the same nights and the same disk. Whoever watches over the installation looks at the words: GOOD, INCOMPLETE, LATE, FAILED, FULL.
 */
@Readiness
@ApplicationScoped
public class OperationHealth implements HealthCheck {

    @Inject
    private NightClock nights;

    @Inject
    private Storage storage;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("operation").up().withData("storage", storage.wasFull() ? "FULL" : "GOOD");
        int tries = 0;
        for (NightClock.Standing night : nights.standings()) {
            answer.withData(night.work(), night.nights().name());
            tries = Math.max(tries, night.tries());
        }
        return answer.withData("tries", tries)
                .withData("looked-at", nights.lastTick().toString())
                .build();
    }
}
