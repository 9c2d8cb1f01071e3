package vn.nennep.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** What an account must know of the member whom it belongs to; the room of the people says it. */
public interface AccountHolders {

    /** A member, as an account names one. */
    record Holder(String code, String name) {}

    /**
     * The number of the member of a code, and only of one who belongs to these branches today or later.
     *
     * @param units null for all
     */
    Optional<Long> findMember(String code, Collection<Long> units, LocalDate today);

    /**
     * Whether the member belongs to the cell on any of these days.
     *
     * @param to last day; null when open
     */
    boolean belongs(long memberId, long cellId, LocalDate from, LocalDate to);

    /** Code and name of a member that is there. */
    Holder getHolder(long memberId);
}
