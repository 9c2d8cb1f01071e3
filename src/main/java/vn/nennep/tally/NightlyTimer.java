package vn.nennep.tally;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.shared.Clocks;

/**
 * Starts the consolidation every night, and at server start closes what a crash left behind. The timer is not
 * persistent: each server has it, and the lock lets one of them run.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class NightlyTimer {

    @Resource
    private TimerService timers;

    @Inject
    private ConsolidationService consolidation;

    /** Time of day in Việt Nam. */
    @Inject
    @ConfigProperty(name = "nennep.consolidate.at", defaultValue = "01:30")
    private String at;

    @PostConstruct
    void schedule() {
        LocalTime time = parsed();
        timers.createCalendarTimer(
                new ScheduleExpression()
                        .hour(time.getHour())
                        .minute(time.getMinute())
                        .second(0)
                        .timezone(Clocks.ZONE.getId()),
                new TimerConfig(null, false));
        consolidation.recover();
    }

    @Timeout
    void start() {
        consolidation.startNightly();
    }

    private LocalTime parsed() {
        try {
            return LocalTime.parse(at.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("NENNEP_CONSOLIDATE_AT must be a time of day such as 01:30, not " + at, e);
        }
    }
}
