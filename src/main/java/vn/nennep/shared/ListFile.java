package vn.nennep.shared;

import java.util.List;
import java.util.function.Function;

/**
 * How a list is written as an Excel file.
 *
 * @param name how the file's name begins; letters, digits and dashes
 * @param title what the list is, in the person's language
 * @param about whose list it is; null when there is nothing to say
 * @param unitCode code of the unit whose list it is; null for a list of everything that the person sees
 * @param unitId that unit, for the log; null for none
 * @param columns from left to right
 */
public record ListFile<T>(
        String name, String title, String about, String unitCode, Long unitId, List<Column<T>> columns) {

    public ListFile {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param key of its heading
     * @param width in characters
     * @param value a text, a number, a day, a moment, a {@link Rate}, or a value of a list, which is written as
     *     its word; null for nothing
     */
    public record Column<T>(String key, int width, Function<T, Object> value) {}

    /** A column of texts as long as the names of units. */
    public static <T> Column<T> name(String key, Function<T, Object> value) {
        return new Column<>(key, 36, value);
    }

    /** A column of long texts, which are wrapped. */
    public static <T> Column<T> text(String key, Function<T, Object> value) {
        return new Column<>(key, 60, value);
    }

    /** A column of days, numbers, codes and single words. */
    public static <T> Column<T> narrow(String key, Function<T, Object> value) {
        return new Column<>(key, 16, value);
    }
}
