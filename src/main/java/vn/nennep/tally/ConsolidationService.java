package vn.nennep.tally;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.shared.Refusals;
import vn.nennep.shared.RefusedException;

/**
 * Starts consolidations, one at a time over all servers, and tells how they went. There is no other way to figures: by
 * the clock, by hand and at the first start all go through here.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConsolidationService {

    private static final Logger LOG = System.getLogger(ConsolidationService.class.getName());
    private static final int LONGEST_HISTORY = 50;
    private static final int LIGHT_HISTORY = 12;
    private static final int MOST_TRIES = 5;
    private static final int ATTEMPTS = 40;
    private static final int LIGHT_ATTEMPTS = 200;
    private static final long PAUSE_NANOS = 50_000_000;

    @Inject
    private RunHistoryService history;

    @Inject
    private YearCountService years;

    @Inject
    private RunLock lock;

    @Inject
    private ConsolidationJob job;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    @ConfigProperty(name = "nennep.node", defaultValue = "localhost")
    private String node;

    /**
     * Starts a run of one year in the background.
     *
     * @param full whether everything is counted again whatever changed
     * @throws RefusedException when the year is closed and nobody was let into it since it was counted, or is out of
     *     range, or a run is going on
     */
    public UUID start(int year, boolean full) {
        access.requireAtTop(Right.CONSOLIDATE);
        requireCountable(year);
        return begin(RunOrigin.PERSON, access.login(), List.of(year), null, asked(full));
    }

    /**
     * Starts a run of every open year that has anything to count, and of closed ones changed since by permission.
     *
     * @param full whether everything is counted again whatever changed
     */
    public UUID startAllOpen(boolean full) {
        access.requireAtTop(Right.CONSOLIDATE);
        return begin(RunOrigin.PERSON, access.login(), openYears(), null, asked(full));
    }

    private static WayReason asked(boolean full) {
        return full ? WayReason.ASKED : null;
    }

    /** Starts a run of the years of an earlier one. */
    public UUID startAgain(UUID ref) {
        access.requireAtTop(Right.CONSOLIDATE);
        List<Integer> wanted =
                getRun(ref).years().stream().map(RunRow.YearRow::year).toList();
        wanted.forEach(this::requireCountable);
        return begin(RunOrigin.PERSON, access.login(), wanted, null, null);
    }

    /** The years that a run of all would count, oldest first. */
    public List<Integer> listOpenYears() {
        access.requireAnywhere(Right.CONSOLIDATE);
        return openYears();
    }

    /**
     * Starts the run of a night, of every open year, unless it was made. A run that its server or its database broke off
     * is made again, a few times; one that ended by what it found is not.
     *
     * @param due the hour of the night
     * @param full whether it counts everything whatever changed
     * @return whether nothing is left to do for this night; false while its run goes on
     */
    public boolean makeNight(Instant due, boolean full) {
        if (history.isAnyStarted()) {
            recover();
        }
        List<NightRun> runs = history.listNight(due);
        if (runs.stream().anyMatch(run -> run.status() == RunStatus.STARTED)) {
            return false;
        }
        if (runs.stream().anyMatch(run -> !run.interrupted()) || runs.size() >= MOST_TRIES) {
            return true;
        }
        List<Integer> wanted = openYears();
        if (wanted.isEmpty()) {
            return true;
        }
        try {
            begin(RunOrigin.SCHEDULE, "-", wanted, due, full ? WayReason.NIGHT : null);
        } catch (RefusedException e) {
            // Somebody's run goes on, or another server was faster; that is no error.
            LOG.log(Level.INFO, "nightly consolidation not started here: {0}", e.key());
        }
        return false;
    }

    /**
     * Counts, here and now, the open years that have changes since they were counted, unless a run of any kind began a
     * short while ago or goes on. Nothing is written when nothing changed.
     *
     * @param every how long ago the last run must have begun
     */
    public void makeLight(Duration every) {
        if (changedYears().isEmpty() || !history.isLightDue(every) || !lock.tryAcquire()) {
            return;
        }
        try {
            history.closeOrphans();
            // Asked again: another server may have been faster.
            List<Integer> wanted = changedYears();
            if (!wanted.isEmpty() && history.isLightDue(every)) {
                countHere(RunOrigin.LIGHT, wanted);
            }
        } finally {
            lock.release();
        }
    }

    private List<Integer> changedYears() {
        List<Integer> changed = history.listYearsWithChanges();
        return changed.isEmpty()
                ? changed
                : openYears().stream().filter(changed::contains).toList();
    }

    private void countHere(RunOrigin origin, List<Integer> wanted) {
        ConsolidationRun run = history.open(origin, "-", node, wanted, null, null);
        wanted.forEach(year -> consolidate(run.getId(), year));
        history.close(run.getId());
    }

    /** How the nights went. Tells nothing of units or people; the caller sees to it who reads it. */
    public LastNight lastNight() {
        return history.lastNight(openYears().isEmpty());
    }

    /**
     * Runs those of these years that were never published, here and now, before the first page is served; for the first
     * start only, and again after one that was broken off.
     */
    public void runFirst(List<Integer> years) {
        List<Integer> wanted =
                years.stream().filter(year -> !history.isPublished(year)).toList();
        if (wanted.isEmpty() || !lock.tryAcquire()) {
            return;
        }
        try {
            countHere(RunOrigin.FIRST_START, wanted);
        } finally {
            lock.release();
        }
    }

    /**
     * Counts a closed year here and now, before it is frozen: what came in just before it was closed is in no figures yet,
     * and no other run counts a closed year. Whoever freezes it was asked before.
     */
    public void countClosed(int year) {
        acquire();
        try {
            history.closeOrphans();
            countHere(RunOrigin.PERSON, List.of(year));
        } finally {
            lock.release();
        }
    }

    /** Closes runs that a dead server left behind; leaves a run alone that another server is at. */
    public void recover() {
        if (lock.tryAcquire()) {
            try {
                int closed = history.closeOrphans();
                if (closed > 0) {
                    LOG.log(Level.WARNING, "{0} interrupted consolidation run(s) closed as failed", closed);
                }
            } finally {
                lock.release();
            }
        }
    }

    /** Closes runs that are marked as started and that nobody is at, on this server or another. */
    public void recoverStarted() {
        if (history.isAnyStarted()) {
            recover();
        }
    }

    /** Counts and publishes one year of an opened run, or notes why not; called by the job. */
    public void consolidate(long runId, int year) {
        history.startYear(runId, year);
        try {
            count(runId, year);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "consolidation of " + year + " failed", e);
            if (Refusals.isDatabaseDown(e)) {
                // Left as it is: closed as interrupted, and so made again.
                throw e;
            }
            history.failYear(runId, year, e);
        }
    }

    private void count(long runId, int year) {
        try {
            years.consolidate(runId, year, history.fullBecause(runId));
        } catch (CountAllInstead e) {
            LOG.log(Level.INFO, "what changed in {0,number,#} is not counted alone: {1}", year, e.getMessage());
            years.consolidate(runId, year, WayReason.CHECK);
        }
    }

    /** The years of an opened run; none when it was closed meanwhile. Called by the job. */
    public List<Integer> listWaitingYears(long runId) {
        return history.listWaitingYears(runId);
    }

    /** Ends an opened run and gives up the lock; called by the job however it ended, more than once does no harm. */
    public void close(long runId) {
        try {
            history.close(runId);
        } finally {
            lock.releaseAfter(runId);
        }
    }

    /** The newest runs first; of those between the nights the last few. */
    public List<RunRow> listRuns() {
        access.requireAnywhere(Right.CONSOLIDATE);
        return history.listRuns(LONGEST_HISTORY, LIGHT_HISTORY);
    }

    public RunRow getRun(UUID ref) {
        access.requireAnywhere(Right.CONSOLIDATE);
        return history.findRun(ref).orElseThrow(() -> RefusedException.notFound("tally.run-not-found"));
    }

    /** Figures of a closed year stand, unless an exception or an amendment has let a change in since. */
    private void requireCountable(int year) {
        if (!history.listYearsChangedSince().contains(year)) {
            calendar.requireOpen(LocalDate.of(Math.max(1, Math.min(year, 9999)), 1, 1));
        }
    }

    private UUID begin(RunOrigin origin, String by, Collection<Integer> wanted, Instant due, WayReason full) {
        if (wanted.isEmpty()) {
            throw RefusedException.conflict("tally.nothing-to-count");
        }
        acquire();
        try {
            // With the lock in hand, a run still marked as started belongs to a server that died.
            history.closeOrphans();
            ConsolidationRun run = history.open(origin, by, node, wanted, due, full);
            lock.holdFor(run.getId());
            job.start(run.getId());
            return run.getRef();
        } catch (RuntimeException e) {
            try {
                history.closeOrphans();
            } finally {
                // Also when the database is away: kept, the lock would let no run begin until the next start.
                lock.release();
            }
            throw e;
        }
    }

    private void acquire() {
        // A run shows its end a moment before it gives up the lock; who saw the end and starts the next must not be
        // refused for that moment. Nor for the moment that a run between the nights takes.
        for (int attempt = 0; !lock.tryAcquire(); attempt++) {
            if (history.isAnyHeavyStarted() || attempt >= (history.isAnyStarted() ? LIGHT_ATTEMPTS : ATTEMPTS)) {
                throw RefusedException.conflict("tally.already-running");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private List<Integer> openYears() {
        Set<Integer> closed = calendar.lockedYears();
        List<Integer> changed = history.listYearsChangedSince();
        return years.listWithData().stream()
                .filter(year -> !closed.contains(year) || changed.contains(year))
                .toList();
    }
}
