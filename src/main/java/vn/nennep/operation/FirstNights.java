package vn.nennep.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;

/** Notes at the first start that nightly work is due from now on, so that no earlier night is made up for. */
@ApplicationScoped
public class FirstNights implements StartStep {

    private static final int PLACE = 40;

    @Inject
    private NightRepository repository;

    @Inject
    @Any
    private Instance<NightWork> works;

    @Inject
    private Clock clock;

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "Việc chạy hằng đêm / nightly works";
    }

    @Override
    public void run() {
        for (NightWork work : works) {
            try {
                repository.since(work.name(), clock.instant());
            } catch (SQLException | RuntimeException e) {
                throw new IllegalStateException("the nights of " + work.name() + " cannot be noted", e);
            }
        }
    }
}
