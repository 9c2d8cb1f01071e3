package vn.nennep.access;

import java.time.LocalDate;
import java.util.Optional;

/** What accounts must know of the members whom they belong to; the room {@code people} answers. */
public interface AccountHolders {

    /** A member, as an account names one. */
    record Holder(String code, String name) {}

    /**
     * The identifier of the member with this code, if the member belongs to these branches today or later.
     *
     * @param scope the branches; everywhere finds every member, also those who belong to no cell
     */
    Optional<Long> findMember(String code, Scope scope, LocalDate today);

    /**
     * Whether the member belongs to the cell on any of these days.
     *
     * @param to last day; null when open
     */
    boolean belongs(long memberId, long cellId, LocalDate from, LocalDate to);

    /** Code and name of an existing member. */
    Holder getHolder(long memberId);
}
