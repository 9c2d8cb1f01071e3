package vn.nennep.access;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Turns at computing a password's digest. Each takes 19 MiB and a core for some tens of milliseconds; without a limit,
 * anybody outside could use up the server's memory and the cores of those who are signed in. So there are fewer turns
 * than cores, a few requests may wait for one for a moment, and the others are told to come again.
 */
final class Turns {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** One core stays with the people who are signed in. */
    private static final int AT_ONCE = Math.max(1, CORES - 1);

    /** A request that waits holds a thread of the server, of which there are few. */
    private static final int MOST_WAITING = 16;

    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private static final Semaphore FREE = new Semaphore(AT_ONCE, true);
    private static final AtomicInteger WAITING = new AtomicInteger();
    private static final ThreadLocal<Boolean> MINE = ThreadLocal.withInitial(() -> false);

    private Turns() {}

    /**
     * Does something in a turn. Within a turn the same thread needs no second one.
     *
     * @throws BusyException when too many wait already, or none came free in time
     */
    static <T> T inTurn(Supplier<T> work) {
        if (MINE.get()) {
            return work.get();
        }
        take();
        MINE.set(true);
        try {
            return work.get();
        } finally {
            MINE.remove();
            FREE.release();
        }
    }

    private static void take() {
        try {
            if (FREE.tryAcquire(0, TimeUnit.MILLISECONDS)) {
                return;
            }
            try {
                if (WAITING.incrementAndGet() > MOST_WAITING
                        || !FREE.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new BusyException();
                }
            } finally {
                WAITING.decrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
    }
}
