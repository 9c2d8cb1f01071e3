package vn.nennep.report;

import java.util.List;

/**
 * A page of a long list.
 *
 * @param total records of the whole list
 */
public record RecordSlice<T>(int total, List<T> rows) {

    public RecordSlice {
        rows = List.copyOf(rows);
    }
}
