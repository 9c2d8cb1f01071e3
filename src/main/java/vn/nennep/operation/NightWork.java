package vn.nennep.operation;

import java.time.Instant;

/** Work that is to be done every night, and later when its hour was missed. */
public interface NightWork {

    /** A word for logs and health, such as {@code consolidation}. */
    String name();

    /** When it is to be done. */
    NightHour hour();

    /**
     * Does the work of a night unless it was done. Asked again about every minute from its hour until it says that it is
     * done, also after a failure and after a restart; work that goes on in the background is asked about too.
     *
     * @param due the hour of this night, in the past
     * @return whether nothing is left to do for this night
     * @throws RuntimeException when it failed; it is asked again
     */
    boolean make(Instant due);

    /**
     * Ends what was broken off and nobody could end at that moment. Asked about every minute, whether a night is due or not.
     *
     * @throws RuntimeException when it failed; it is asked again
     */
    default void mend() {}

    /** How its nights went so far, as far as this server knows; asks nothing of the database. */
    NightStanding standing();
}
