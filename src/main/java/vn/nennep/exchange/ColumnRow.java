package vn.nennep.exchange;

import java.util.List;

/**
 * A column as the import page explains it.
 *
 * @param shape name of the shape of its values, e.g. {@code DAY}
 * @param required whether each row needs a value
 * @param limit longest text, or highest number; 0 where it has no meaning
 * @param choices allowed words; empty where it has no meaning
 */
public record ColumnRow(String name, String shape, boolean required, int limit, List<String> choices) {

    public ColumnRow {
        choices = List.copyOf(choices);
    }
}
