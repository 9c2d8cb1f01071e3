package vn.nennep.shared;

import java.util.List;

/**
 * A page of a long list.
 *
 * @param total how many rows the list has that are searched for; 0 when a page behind the last one was wanted
 */
public record RowPage<T>(List<T> rows, int total) {}
