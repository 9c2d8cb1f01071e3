package vn.nennep.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A page of a long list.
 *
 * @param total how many rows the list has that are searched for; 0 when a page behind the last one was wanted
 */
public record RowPage<T>(List<T> rows, int total) {

    /**
     * A page of a list of a few dozen rows that are at hand.
     *
     * @param all in the list's own order
     * @param orders by the names that {@link PageRequest#sortedBy} knows; rows that are equal keep the list's own order
     * @param text what a row is searched by
     */
    public static <T> RowPage<T> of(
            List<T> all, PageRequest request, Map<String, Comparator<T>> orders, Function<T, String> text) {
        List<String> words = request.searched();
        List<T> found = new ArrayList<>(all.stream()
                .filter(row -> contains(VietnameseText.searchable(text.apply(row)), words))
                .toList());
        Comparator<T> order = request.sortedBy() == null ? null : orders.get(request.sortedBy());
        if (order != null) {
            found.sort(order);
        }
        if (request.descending()) {
            Collections.reverse(found);
        }
        int first = Math.min(request.first(), found.size());
        return new RowPage<>(
                List.copyOf(found.subList(first, Math.min(first + request.size(), found.size()))), found.size());
    }

    private static boolean contains(String text, List<String> words) {
        return words.stream().allMatch(text::contains);
    }
}
