package vn.nennep.operation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks every minute whether the work of the last night was done, and then for what is done between the nights. There is no
 * alarm that could be slept through: an hour that passed while the server or the database was away is found by the next
 * question.
 *
 * <p>The container throws a timer away whose callback failed twice. So the callback lets nothing out and needs no
 * transaction and no connection to begin, and there are two timers that wind each other up again; whoever asks for the
 * standing winds them too.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class NightClock {

    private static final Logger LOG = System.getLogger(NightClock.class.getName());

    private static final String TICK = "tick";
    private static final String WATCH = "watch";
    private static final Duration WATCHED_EVERY = Duration.ofMinutes(10);
    private static final int MOST_SECONDS = 3600;
    private static final int SAID_EVERY_TRIES = 30;

    @Resource
    private TimerService timers;

    @Inject
    private Beginning beginning;

    @Inject
    private NightRepository repository;

    @Inject
    @Any
    private Instance<NightWork> works;

    @Inject
    @Any
    private Instance<PeriodicWork> periodic;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "nennep.night.seconds", defaultValue = "60")
    private String seconds;

    private final ReentrantLock ticking = new ReentrantLock();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private volatile Instant lastTick;

    /**
     * A nightly work as this server knows it.
     *
     * @param tries how often in succession it failed, the last time just now; 0 when it did not
     */
    public record Standing(String work, NightStanding nights, int tries) {}

    @PostConstruct
    void start() {
        lastTick = clock.instant();
        wind();
    }

    /** The standing of every nightly work. */
    public List<Standing> standings() {
        wind();
        return works.stream()
                .map(work -> new Standing(work.name(), work.standing(), tries.getOrDefault(work.name(), 0)))
                .toList();
    }

    /** When the nights were last looked at. */
    public Instant lastTick() {
        return lastTick;
    }

    @Timeout
    void called(Timer timer) {
        try {
            wind();
            if (TICK.equals(timer.getInfo()) && beginning.isReady()) {
                tick();
            }
        } catch (Throwable thrown) {
            // An exception that leaves a timer's callback would end the timer.
            LOG.log(Level.ERROR, "the nights could not be looked at; they will be again", thrown);
        }
    }

    private void tick() {
        // A night that takes longer than a minute is not begun twice.
        if (!ticking.tryLock()) {
            return;
        }
        try {
            lastTick = clock.instant();
            works.forEach(this::look);
            periodic.forEach(this::lookBetween);
        } finally {
            ticking.unlock();
        }
    }

    private void look(NightWork work) {
        tryTo(work.name(), () -> {
            work.mend();
            Instant now = clock.instant();
            Instant due = work.hour().lastBefore(now);
            if (due.isAfter(repository.since(work.name(), now))) {
                work.make(due);
            }
        });
    }

    private void lookBetween(PeriodicWork work) {
        tryTo(work.name(), () -> {
            if (!work.every().isZero()) {
                work.make();
            }
        });
    }

    private interface Try {
        void make() throws SQLException;
    }

    private void tryTo(String work, Try once) {
        try {
            once.make();
            if (tries.remove(work) != null) {
                LOG.log(Level.INFO, "{0} can be done again", work);
            }
        } catch (RuntimeException | SQLException thrown) {
            int failed = tries.merge(work, 1, Integer::sum);
            if (failed % SAID_EVERY_TRIES == 1) {
                LOG.log(
                        Level.WARNING,
                        work + " could not be done, it is tried again every " + period().toSeconds() + " s (try "
                                + failed + ")",
                        thrown);
            }
        }
    }

    /** Makes each of the two timers that is not there. */
    private void wind() {
        Set<Object> there = new HashSet<>();
        timers.getTimers().forEach(timer -> there.add(timer.getInfo()));
        if (!there.contains(TICK)) {
            make(TICK, period());
        }
        if (!there.contains(WATCH)) {
            make(WATCH, WATCHED_EVERY);
        }
    }

    private void make(String name, Duration every) {
        timers.createIntervalTimer(every.toMillis(), every.toMillis(), new TimerConfig(name, false));
    }

    private Duration period() {
        try {
            int every = Integer.parseInt(seconds.strip());
            if (every >= 1 && every <= MOST_SECONDS) {
                return Duration.ofSeconds(every);
            }
        } catch (NumberFormatException e) {
            // The same message as for a number out of range.
        }
        throw new IllegalStateException(
                "NENNEP_NIGHT_SECONDS must be a number of seconds from 1 to " + MOST_SECONDS + ", not " + seconds);
    }
}
