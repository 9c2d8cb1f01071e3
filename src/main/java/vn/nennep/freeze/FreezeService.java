package vn.nennep.freeze;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.YearState;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Refusals;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tally.ConsolidationService;
import vn.nennep.tree.TreeView;

/**
 * Freezes years. Closing and proof go together: the year is frozen in the calendar first, so that nothing comes in any
 * more; whoever was saving at that moment is waited for; then all facts and figures are written down in one reading.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FreezeService {

    private static final Logger LOG = System.getLogger(FreezeService.class.getName());

    /** The server itself, as in the log. */
    private static final String NOBODY = "-";

    private static final int LONGEST_REASON = 500;
    private static final String BUSY = "freeze.busy";

    private static final long PAUSE_NANOS = 50_000_000;
    private static final int ATTEMPTS = 600;

    @Inject
    private FreezeWriteService writing;

    @Inject
    private CalendarService calendar;

    @Inject
    private ConsolidationService consolidation;

    @Inject
    private AccessService access;

    @Inject
    private FreezeRepository repository;

    @Inject
    private FreezeLookService looking;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "nennep.url")
    private Optional<String> url;

    /**
     * Freezes a year, or one that an amendment changed again as its next version.
     *
     * @throws RefusedException when it is frozen already and nothing was amended since; when the figures are older than
     *     the last change; when cells are unreported or set aside and the order does not say that this is known; when
     *     somebody's save does not end
     */
    public FreezeRow freeze(FreezeOrder order) {
        access.requireAtTop(Right.LOCK_YEARS);
        String typed = VietnameseText.tidy(order.reason());
        if (typed != null && typed.length() > LONGEST_REASON) {
            throw RefusedException.invalid("calendar.reason-long", LONGEST_REASON);
        }
        String reason = typed == null ? Messages.text(Messages.VIETNAMESE, "freeze.usual-reason") : typed;
        YearState state = calendar.stateOf(order.year());
        writing.requireFreezable(order, state.isClosed());
        if (state != YearState.FROZEN) {
            calendar.freeze(order.year(), reason);
        }
        awaitWriters();
        // Asked again: who was saving may have changed what is counted.
        return write(order, reason, writing.requireFreezable(order, true), access.login());
    }

    private FreezeRow write(FreezeOrder order, String reason, boolean uncounted, String by) {
        if (uncounted) {
            consolidation.countClosed(order.year());
        }
        return writing.freeze(order, reason, by);
    }

    /**
     * Writes down the years that the calendar has frozen and nobody has written down, whatever they lack: their day came.
     * The server's own work; a year that cannot be written is told to the log and left.
     *
     * @throws RuntimeException when it is to be tried again: a run goes on, or the database is away
     */
    public void writeDue() {
        for (int year : writing.listUnwritten()) {
            try {
                FreezeOrder order = new FreezeOrder(year, true, true, null);
                boolean uncounted = writing.requireFreezable(order, true);
                write(order, Messages.text(Messages.VIETNAMESE, "freeze.due-reason"), uncounted, NOBODY);
            } catch (RuntimeException thrown) {
                RefusedException refusal = Refusals.in(thrown)
                        .filter(found ->
                                !found.key().equals(BUSY) && !found.key().equals("tally.already-running"))
                        .orElseThrow(() -> thrown);
                LOG.log(Level.WARNING, "the frozen year {0,number,#} is not written down: {1}", year, refusal.key());
            }
        }
    }

    /** Waits until everybody who asked before whether the year is open has saved. */
    private void awaitWriters() {
        long next = writing.nextWriter();
        for (int attempt = 0; !writing.isQuietBefore(next); attempt++) {
            if (attempt == ATTEMPTS) {
                throw RefusedException.conflict(BUSY);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /**
     * What a paper of a unit carries.
     *
     * @param period e.g. {@code 2021}; a part of a year such as {@code 2021-Q1} has the seal of its year, which covers the
     *     figures of all its months
     * @return empty when the period is not frozen, or the unit has no figures in it in this view
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public Optional<Seal> sealOf(long unitId, String period, TreeView view) {
        access.require(Right.SEE, unitId);
        String year = period.substring(0, Math.min(4, period.length()));
        return repository.findSeal(unitId, year, view).map(found -> found.withAddress(url.orElse(null)));
    }

    /**
     * Registers a file that is issued with a seal on it, so that the check page and {@code verify-report} know it.
     *
     * @param seal its hash, as {@link #sealOf} gave it
     * @param fileHash SHA-256 of the bytes of the file, 64 hexadecimal digits
     * @param name of the file, at most 200 characters
     * @throws RefusedException when the caller sees no such seal
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void register(String seal, String fileHash, String name) {
        SealRow found =
                repository.store().findSeal(seal).orElseThrow(() -> RefusedException.notFound("freeze.unknown"));
        access.require(Right.SEE, found.unitId());
        repository.register(seal, fileHash, name, access.login(), clock.instant());
    }

    /** Years that the calendar has frozen and nobody has written down yet, newest first. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public List<Integer> listUnwritten() {
        access.requireAtTop(Right.LOCK_YEARS);
        return writing.listUnwritten();
    }

    /** Periods that an amendment has changed since they were frozen last: they wait for their next version. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public List<String> listAmended() {
        access.requireAtTop(Right.LOCK_YEARS);
        return repository.listAmended();
    }

    /**
     * Writes the canonical text as gzip; the log says that it left the program.
     *
     * @param out not closed
     * @throws RefusedException not found, or forbidden to who may not freeze years
     */
    public void export(String hash, OutputStream out) throws IOException {
        access.requireAtTop(Right.LOCK_YEARS);
        looking.export(hash, out);
    }

    /** All freezes, newest first; for whoever sees figures. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public List<FreezeRow> list() {
        access.requireAnywhere(Right.SEE);
        return repository.store().list();
    }
}
