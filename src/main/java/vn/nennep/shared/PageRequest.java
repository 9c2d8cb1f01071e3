package vn.nennep.shared;

import java.util.Arrays;
import java.util.List;

/**
 * Which rows of a long list are wanted.
 *
 * @param first place of the first row, from 0
 * @param size how many rows at the most
 * @param sortedBy what orders them, a name that the list knows; any other, and null, means the list's own order
 * @param descending whether the order is reversed
 * @param words what the rows are searched by, as typed; null for all rows
 */
public record PageRequest(int first, int size, String sortedBy, boolean descending, String words) {

    private static final int MOST_WORDS = 10;

    /**
     * The words as {@link VietnameseText#searchable}, each of which a row has to contain.
     *
     * @return the first ten, as each is looked for in each row; empty for all rows
     */
    public List<String> searched() {
        String plain = VietnameseText.searchable(words);
        return plain.isEmpty()
                ? List.of()
                : Arrays.stream(plain.split(" ")).limit(MOST_WORDS).toList();
    }
}
