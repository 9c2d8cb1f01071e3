package vn.nennep.reorganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.nennep.people.MembershipCategory;
import vn.nennep.tree.UnitKind;

/** The rows that an event writes, as they were planned. */
final class UnitEventWork {

    /** A unit that begins. */
    record Begun(long id, String code) {}

    /** A unit whose current code changes. */
    record Recoded(long id, String code) {}

    /**
     * A state that begins on the day.
     *
     * @param to null when open
     */
    record State(long unitId, String code, String name, UnitKind kind, Long parentId, LocalDate to) {}

    /** A state that began on the day of the event itself and is overwritten. */
    record Replaced(long periodId, String code, String name, UnitKind kind, Long parentId) {}

    /**
     * A membership that begins.
     *
     * @param to null when open
     */
    record Joined(long memberId, long cellId, MembershipCategory category, LocalDate from, LocalDate to) {}

    /** A membership that has not begun yet and is given another cell. */
    record Redirected(long membershipId, long cellId) {}

    /** Who carries on for whom. */
    record Succession(long predecessorId, long successorId, boolean heir) {}

    /**
     * A membership as an event finds it.
     *
     * @param to null when open
     */
    record Belonging(
            long id,
            long memberId,
            String memberCode,
            String memberName,
            long cellId,
            MembershipCategory category,
            LocalDate from,
            LocalDate to) {

        boolean isTemporary() {
            return category == MembershipCategory.TEMPORARY_IN;
        }

        boolean meets(Belonging other) {
            return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
        }
    }

    /**
     * What reaches beyond the end of a unit and is closed or called off with it.
     *
     * @param relation table of the row
     * @param gone whether it would begin only after the end, and so goes altogether
     * @param label whom or what it is, for people
     */
    record Beyond(String relation, long rowId, long unitId, LocalDate lastOn, boolean gone, String label) {}

    final List<Begun> begun = new ArrayList<>();
    final List<Recoded> recoded = new ArrayList<>();
    final List<Long> endedPeriods = new ArrayList<>();
    final List<State> states = new ArrayList<>();
    final List<Replaced> replaced = new ArrayList<>();
    final List<Long> endedMemberships = new ArrayList<>();
    final List<Joined> joined = new ArrayList<>();
    final List<Redirected> redirected = new ArrayList<>();
    final List<Succession> successions = new ArrayList<>();

    /** Units that end. */
    final List<Long> endedUnits = new ArrayList<>();

    /** Members who have no cell after it, or lose a stay. */
    final List<Long> lostMembers = new ArrayList<>();

    /** Ended units whose codes are taken by units of this event. */
    final List<Long> freed = new ArrayList<>();

    final List<Beyond> beyond = new ArrayList<>();

    Optional<Begun> begunAs(String code) {
        return begun.stream().filter(unit -> unit.code().equals(code)).findFirst();
    }
}
