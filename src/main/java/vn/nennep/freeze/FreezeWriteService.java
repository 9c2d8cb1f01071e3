package vn.nennep.freeze;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.nennep.access.Unscoped;
import vn.nennep.shared.RefusedException;

/** The transactions of a freeze; who may freeze is asked by {@link FreezeService} before. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FreezeWriteService {

    /** How many of the cells without a meeting are named. */
    private static final int MOST_NAMED = 10;

    @Inject
    private FreezeRepository repository;

    @Inject
    private Clock clock;

    /**
     * Refuses what cannot be frozen as it is: frozen already, without its roll calls, not counted, not complete.
     *
     * @param closed whether the year is locked or frozen already, so that only a freeze itself can have it counted
     * @return whether it must be counted first
     */
    @Unscoped
    public boolean requireFreezable(FreezeOrder order, boolean closed) {
        Optional<FreezeRow> newest = repository.findNewest(order.period());
        FreezeRepository.Standing standing = repository.standing(
                order.year(), newest.map(FreezeRow::frozenAt).orElse(null));
        if (newest.isPresent() && standing.amendments() == 0) {
            throw RefusedException.conflict(
                    "freeze.exists",
                    order.period(),
                    newest.get().frozenAt(),
                    newest.get().hash());
        }
        if (repository.store().isPutAway(order.year())) {
            throw RefusedException.conflict("freeze.put-away", order.year());
        }
        boolean stale = standing.stale() || standing.staleTree() && !closed;
        if (!standing.published() || stale) {
            // What came in under an amendment is counted by an ordinary run; what came before the closing, by nobody.
            if (closed && newest.isEmpty()) {
                return true;
            }
            throw RefusedException.conflict("freeze.stale", order.period());
        }
        requireComplete(order, standing);
        return false;
    }

    private void requireComplete(FreezeOrder order, FreezeRepository.Standing standing) {
        if (standing.aside() > 0 && !order.aside()) {
            throw RefusedException.conflict("freeze.aside", standing.aside());
        }
        if (standing.unreported() > 0 && !order.unreported()) {
            throw RefusedException.conflict(
                    "freeze.unreported",
                    standing.unreported(),
                    standing.cells(),
                    String.join(", ", repository.listUnreported(order.year(), MOST_NAMED)));
        }
    }

    /** Years that the calendar has frozen by today and that have no text, newest first. */
    @Unscoped
    public List<Integer> listUnwritten() {
        return repository.listUnwritten(LocalDate.now(clock));
    }

    /** The number after those of all transactions that write now. */
    @Unscoped
    public long nextWriter() {
        return repository.nextWriter();
    }

    /** Whether all transactions before this number have ended. */
    @Unscoped
    public boolean isQuietBefore(long writer) {
        return repository.oldestWriter() >= writer;
    }

    /** Freezes what {@link #requireFreezable} let through: all in one reading of the database. */
    @Unscoped(oneReading = true)
    public FreezeRow freeze(FreezeOrder order, String reason, String by) {
        Optional<FreezeRow> newest = repository.findNewest(order.period());
        FreezeRepository.Standing standing = repository.standing(
                order.year(), newest.map(FreezeRow::frozenAt).orElse(null));
        if (!standing.published() || standing.stale()) {
            throw RefusedException.conflict("freeze.stale", order.period());
        }
        requireComplete(order, standing);
        return repository.freeze(
                order,
                newest.map(FreezeRow::version).orElse(0) + 1,
                standing,
                reason,
                by,
                // As precise as the table keeps it.
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
