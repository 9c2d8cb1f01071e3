package vn.nennep.access;

import java.time.LocalDate;
import java.util.Optional;

/** What an account must know of the member whom it belongs to; the room of the people says it. */
public interface AccountHolders {

    /** A member, as an account names one. */
    record Holder(String code, String name) {}

    /**
     * The number of the member of a code, and only of one who belongs to these branches today or later.
     *
     * @param scope whose branches; everywhere for everybody, also who belongs to no cell
     */
    Optional<Long> findMember(String code, Scope scope, LocalDate today);

    /**
     * Whether the member belongs to the cell on any of these days.
     *
     * @param to last day; null when open
     */
    boolean belongs(long memberId, long cellId, LocalDate from, LocalDate to);

    /** Code and name of a member that is there. */
    Holder getHolder(long memberId);
}
