package vn.nennep.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks at freezes for whoever holds a paper. A look at a province's year takes seconds, and anybody may ask: one is made
 * at a time, and its finding is told again for a while that grows with what it cost.
 */
@ApplicationScoped
public class FreezeLooks {

    /** A finding is told for so many times what it cost: strangers take at most a twentieth of one processor. */
    private static final int REST = 20;

    private record Kept(Finding finding, long until) {}

    @Inject
    private FreezeLookService service;

    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();
    private final ReentrantLock one = new ReentrantLock();

    /**
     * How the freeze stands.
     *
     * @param fresh whether it must be looked at now
     */
    Finding look(FreezeRow freeze, boolean fresh) {
        Kept known = kept.get(freeze.id());
        if (!fresh && known != null && (System.nanoTime() - known.until() < 0 || one.isLocked())) {
            return known.finding();
        }
        one.lock();
        try {
            Kept meanwhile = kept.get(freeze.id());
            if (!fresh && meanwhile != null && System.nanoTime() - meanwhile.until() < 0) {
                return meanwhile.finding();
            }
            long start = System.nanoTime();
            Finding found = service.look(freeze);
            long cost = System.nanoTime() - start;
            kept.put(freeze.id(), new Kept(found, start + cost + REST * cost));
            return found;
        } finally {
            one.unlock();
        }
    }
}
