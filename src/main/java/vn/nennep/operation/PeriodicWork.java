package vn.nennep.operation;

import java.time.Duration;

/**
 * Work that is done again and again in the course of the day, when there is any. Unlike a night it is nobody's when it was
 * missed, and nobody is told when it fails: the next time does it.
 */
public interface PeriodicWork {

    /** A word for logs. */
    String name();

    /** How long after one time the next one is; zero when it is never done. */
    Duration every();

    /**
     * Does it when it is due. Asked about every minute, after the nights and never beside them on this server; it sees to it
     * itself that no other server does it at the same time.
     *
     * @throws RuntimeException when it failed; it is asked again
     */
    void make();
}
