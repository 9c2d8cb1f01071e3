package vn.nennep.freeze;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.locks.LockSupport;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.YearState;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tally.ConsolidationService;

/**
 * Freezes years. Closing and proof go together: the year is frozen in the calendar first, so that nothing comes in any
 * more; whoever was saving at that moment is waited for; then all facts and figures are written down in one reading.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FreezeService {

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

    /**
     * Freezes a year, or one that an amendment changed again as its next version.
     *
     * @throws RefusedException when it is frozen already and nothing was amended since; when the figures are older than
     *     the last change; when cells are unreported or set aside and the order does not say that this is known; when
     *     somebody's save does not end
     */
    public FreezeRow freeze(FreezeOrder order) {
        access.requireAtTop(Right.LOCK_YEARS);
        YearState state = calendar.stateOf(order.year());
        boolean uncounted = writing.requireFreezable(order, state.isClosed());
        String typed = VietnameseText.tidy(order.reason());
        String reason = typed == null ? Messages.text(Messages.VIETNAMESE, "freeze.usual-reason") : typed;
        if (state != YearState.FROZEN) {
            calendar.freeze(order.year(), reason);
        }
        awaitWriters();
        if (uncounted) {
            consolidation.countClosed(order.year());
        }
        return writing.freeze(order, reason);
    }

    /** Waits until everybody who asked before whether the year is open has saved. */
    private void awaitWriters() {
        long next = writing.nextWriter();
        for (int attempt = 0; !writing.isQuietBefore(next); attempt++) {
            if (attempt == ATTEMPTS) {
                throw RefusedException.conflict("freeze.busy");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
