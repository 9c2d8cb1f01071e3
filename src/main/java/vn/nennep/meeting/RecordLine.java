package vn.nennep.meeting;

import java.util.UUID;

/**
 * A line of a list in a record: found again by the reference that the page chose.
 *
 * @param <E> what is entered of it
 */
public interface RecordLine<E> {

    UUID ref();

    /** @param place in the list, from 1 */
    void enter(int place, E entry, Meeting meeting);
}
