package vn.nennep.tally;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Refusals;
import vn.nennep.shared.RefusedException;

/**
 * What happens to runs, written and read, each step in a transaction of its own: the history must show what a rolled-back
 * count had done, and the progress while it goes on.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RunHistoryService {

    /** A run between the nights that failed is not tried again at once: the history would be full of it. */
    private static final int AFTER_FAILURE = 12;

    /** Runs between the nights whose rows are kept: some two working days of them. */
    private static final int KEPT_LIGHT = 200;

    /** Other runs whose rows are kept: some two years of nights, and runs by people among them. */
    private static final int KEPT = 1000;

    @Inject
    private ConsolidationRepository repository;

    @Inject
    private RunRepository runs;

    @Inject
    private BetweenNightsRepository between;

    @Inject
    private Clock clock;

    /**
     * @param due the hour of the night that the run is for; null for any other run
     * @param full why its years are counted in full whatever changed; null when the changes decide
     */
    public ConsolidationRun open(
            RunOrigin origin, String by, String node, Collection<Integer> years, Instant due, WayReason full) {
        ConsolidationRun run = new ConsolidationRun(origin, by, node, due, full, clock);
        repository.add(run, years);
        return run;
    }

    /** Notes that the run has begun with a year. */
    public void startYear(long runId, int year) {
        repository.startYear(runId, year);
    }

    /** Why the years of a run are counted in full whatever changed; null when the changes decide. */
    public WayReason fullBecause(long runId) {
        return repository.find(runId).orElseThrow().fullBecause();
    }

    /** Notes that a step of a year is done, and the milliseconds that it took. */
    public void addPart(long runId, int year, ConsolidationPart part, int millis) {
        repository.addPart(runId, year, part, millis);
    }

    /** Notes that a year of the run has failed, and why. */
    public void failYear(long runId, int year, Throwable thrown) {
        RefusedException refusal = Refusals.in(thrown).orElse(null);
        String why = refusal != null
                ? Messages.text(Messages.VIETNAMESE, "tally.withheld", Messages.text(Messages.VIETNAMESE, refusal))
                : Refusals.isStorageFull(thrown)
                        ? Messages.text(Messages.VIETNAMESE, "operation.storage-full")
                        : Messages.text(Messages.VIETNAMESE, "tally.failed", rootMessage(thrown));
        if (refusal instanceof Disagreement disagreement) {
            repository.failYear(runId, year, disagreement.unitCode(), disagreement.unitName(), why);
        } else {
            repository.failYear(runId, year, null, null, why);
        }
    }

    /** Ends a run by what became of its years: completed when every one was, failed otherwise. */
    public void close(long runId) {
        ConsolidationRun run = repository.find(runId).orElseThrow();
        List<Integer> unfinished = repository.listYears(runId, RunStatus.WAITING, RunStatus.STARTED);
        if (!unfinished.isEmpty()) {
            repository.failYears(runId, Messages.text(Messages.VIETNAMESE, "tally.interrupted"));
        }
        List<Integer> failed = repository.listYears(runId, RunStatus.FAILED);
        if (failed.isEmpty()) {
            run.complete(clock);
        } else if (!unfinished.isEmpty()) {
            run.interrupt(Messages.text(Messages.VIETNAMESE, "tally.interrupted"), clock);
        } else {
            run.fail(Messages.text(Messages.VIETNAMESE, "tally.years-failed", failed), clock);
        }
        between.prune(KEPT_LIGHT, KEPT);
    }

    /** Closes the runs that a server left behind when it died. Only the holder of the lock may ask for it. */
    public int closeOrphans() {
        List<ConsolidationRun> orphans = repository.listStarted();
        String why = Messages.text(Messages.VIETNAMESE, "tally.interrupted");
        for (ConsolidationRun orphan : orphans) {
            repository.failYears(orphan.getId(), why);
            orphan.interrupt(why, clock);
        }
        return orphans.size();
    }

    public boolean isAnyStarted() {
        return repository.isAnyStarted();
    }

    /** The runs that were made for a night, or for a later one. */
    public List<NightRun> listNight(Instant due) {
        return repository.listNight(due);
    }

    /** @param quiet whether there is nothing to count */
    public LastNight lastNight(boolean quiet) {
        return repository.lastNight(quiet);
    }

    /** The years with changes that their published figures do not have yet, in any state of theirs. */
    public List<Integer> listYearsWithChanges() {
        return between.listYearsWithChanges();
    }

    /**
     * Whether a run between the nights may begin: none of any kind began so short ago, and none between the nights failed
     * within twelve times as long.
     */
    public boolean isLightDue(Duration every) {
        Instant now = clock.instant();
        return !between.isAnySince(now.minus(every), now.minus(every.multipliedBy(AFTER_FAILURE)));
    }

    /** Whether a run goes on that is not one between the nights. */
    public boolean isAnyHeavyStarted() {
        return between.isAnyHeavyStarted();
    }

    public boolean isPublished(int year) {
        return repository.isPublished(year);
    }

    /** The years of a run that were not begun yet. */
    public List<Integer> listWaitingYears(long runId) {
        return repository.listYears(runId, RunStatus.WAITING);
    }

    /** Closed years with changes that an exception or an amendment let in and that are not in the figures yet. */
    public List<Integer> listYearsChangedSince() {
        return repository.listYearsChangedSince();
    }

    /**
     * The newest runs first.
     *
     * @param light how many between the nights beside {@code most} others
     */
    public List<RunRow> listRuns(int most, int light) {
        return runs.listRuns(most, light);
    }

    /** A run; empty when there is none with this identifier. */
    public Optional<RunRow> findRun(UUID ref) {
        return runs.findRun(ref);
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
