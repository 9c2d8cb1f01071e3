package vn.nennep.operation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.shared.Refusals;

/**
 * The start, beside the deployment and not in it: the application is there at once and says that it is starting, while
 * here the database is waited for, the tables are brought up to date and the steps of the rooms are done. A deployment
 * that waited, or failed, would leave a server behind that answers "not found" for ever.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Beginning {

    private static final Logger LOG = System.getLogger(Beginning.class.getName());

    /** The launcher passes on to the terminal what is being done, and takes the last one for the end of a start. */
    private static final String STEP = "[nennep-step] ";

    private static final String FAILED = "[nennep-failed] ";

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration SAID_EVERY = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int LONGEST_WAIT_MINUTES = 1440;

    @Resource
    private TimerService timers;

    @Inject
    private StartLock lock;

    @Inject
    private Migrations migrations;

    @Inject
    @Any
    private Instance<StartStep> steps;

    @Inject
    private Ending ending;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "nennep.db.wait.minutes", defaultValue = "10")
    private String waitMinutes;

    private volatile StartStanding standing = StartStanding.WAITING_FOR_DATABASE;
    private volatile boolean stopping;
    private Instant said = Instant.MIN;

    @PostConstruct
    void schedule() {
        timers.createSingleActionTimer(0, new TimerConfig(null, false));
    }

    @PreDestroy
    void stop() {
        stopping = true;
        standing = StartStanding.STOPPING;
    }

    /** How far the server is. */
    public StartStanding standing() {
        return ending.isAnnounced() ? StartStanding.STOPPING : standing;
    }

    /** Whether people are served. */
    public boolean isReady() {
        return standing() == StartStanding.READY;
    }

    @Timeout
    void begin() {
        try {
            List<StartStep> ordered = steps.stream()
                    .sorted(Comparator.comparingInt(StartStep::place))
                    .toList();
            ordered.forEach(StartStep::check);
            while (!stopping && !beginOnce(ordered)) {
                pause(PAUSE_AFTER_FAILURE);
            }
        } catch (Throwable thrown) {
            // Nothing catches what a timer's callback throws: the exception would be lost, and the timer with it.
            fail(thrown);
        }
    }

    /**
     * Goes through the whole start, waiting for the database for as long as the setting says.
     *
     * @return false when the database did not come in that time
     */
    private boolean beginOnce(List<StartStep> ordered) {
        Instant end = clock.instant().plus(Duration.ofMinutes(patience()));
        while (!stopping) {
            try {
                if (isDoneAlone(ordered)) {
                    reach(StartStanding.READY);
                    LOG.log(Level.INFO, STEP + "Sẵn sàng / ready");
                    return true;
                }
            } catch (RuntimeException | SQLException thrown) {
                if (!isWorthWaiting(thrown)) {
                    throw thrown instanceof RuntimeException failure ? failure : new IllegalStateException(thrown);
                }
                if (clock.instant().isAfter(end)) {
                    fail(new IllegalStateException(
                            "the database did not answer within " + patience()
                                    + " minutes (NENNEP_DB_WAIT_MINUTES); it is tried again until it does: "
                                    + rootMessage(thrown),
                            thrown));
                    return false;
                }
                reach(StartStanding.WAITING_FOR_DATABASE);
                sayNowAndThen(
                        "Chờ cơ sở dữ liệu / waiting for the database, until " + end + ": " + rootMessage(thrown));
            }
            pause(PAUSE);
        }
        return true;
    }

    /** @return false when another server is starting at this moment */
    private boolean isDoneAlone(List<StartStep> ordered) throws SQLException {
        Optional<StartLock.Held> held = lock.tryAcquire();
        if (held.isEmpty()) {
            reach(StartStanding.WAITING_FOR_OTHER_SERVER);
            sayNowAndThen("Chờ máy chủ khác khởi động xong / waiting for another server that is starting");
            return false;
        }
        try (StartLock.Held mine = held.get()) {
            reach(StartStanding.WORKING);
            say("Cập nhật cơ sở dữ liệu / bringing the tables up to date");
            migrations.migrate();
            for (StartStep step : ordered) {
                say(step.task());
                step.run();
            }
        }
        return true;
    }

    /** Whether waiting can help: a wrong password or name of the database stays wrong. */
    private static boolean isWorthWaiting(Throwable thrown) {
        return Refusals.isDatabaseDown(thrown) && !Refusals.isDatabaseRefusing(thrown);
    }

    private void fail(Throwable thrown) {
        reach(StartStanding.FAILED);
        LOG.log(Level.ERROR, FAILED + "the application does not start: " + rootMessage(thrown), thrown);
    }

    private void reach(StartStanding reached) {
        if (!stopping) {
            standing = reached;
        }
    }

    private void say(String task) {
        LOG.log(Level.INFO, STEP + task);
    }

    private void sayNowAndThen(String task) {
        Instant now = clock.instant();
        if (said.isBefore(now.minus(SAID_EVERY))) {
            said = now;
            say(task);
        }
    }

    private int patience() {
        try {
            int minutes = Integer.parseInt(waitMinutes.strip());
            if (minutes >= 0 && minutes <= LONGEST_WAIT_MINUTES) {
                return minutes;
            }
        } catch (NumberFormatException e) {
            // The same message as for a number out of range.
        }
        throw new IllegalStateException("NENNEP_DB_WAIT_MINUTES must be a number of minutes from 0 to "
                + LONGEST_WAIT_MINUTES + ", not " + waitMinutes);
    }

    private void pause(Duration length) {
        Instant end = clock.instant().plus(length);
        while (!stopping && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
