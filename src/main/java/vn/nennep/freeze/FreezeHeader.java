package vn.nennep.freeze;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of a canonical text.
 *
 * @param period what was frozen, e.g. {@code 2021}
 * @param version 1 for the first freeze of the period, one more after each amendment
 * @param unreported cells without any recorded meeting
 * @param aside cells that the figures are without
 * @param previous hash of the freeze before; null for the first
 * @param columns by the word of a kind the columns that the text has of it
 */
record FreezeHeader(
        int year,
        String period,
        int version,
        Instant frozenAt,
        int unreported,
        int aside,
        String previous,
        Map<String, List<String>> columns) {

    /** The first line: what the text is, and the release of its form. */
    static final String FORM = "nennep-freeze 1";

    /** The line between the head and the facts. */
    static final String FACTS = "facts";

    private static final String NONE = "-";
    private static final String COLUMNS = "columns";

    /** Its lines, from the first to the one before the facts. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                FORM,
                line("year", year),
                line("period", period),
                line("version", version),
                line("frozen-at", frozenAt),
                line("unreported", unreported),
                line("aside", aside),
                line("previous", previous == null ? NONE : previous)));
        columns.forEach((kind, names) -> lines.add(COLUMNS + "\t" + kind + "\t" + String.join(" ", names)));
        lines.add(FACTS);
        return lines;
    }

    private static String line(String name, Object value) {
        return name + "\t" + value;
    }

    /**
     * Reads the head and the line after it.
     *
     * @throws FrozenTextException when it is none
     */
    static FreezeHeader read(Iterator<String> lines) {
        if (!lines.hasNext() || !lines.next().equals(FORM)) {
            throw new FrozenTextException("the first line is not " + FORM);
        }
        Map<String, String> values = new TreeMap<>();
        Map<String, List<String>> columns = new TreeMap<>();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.equals(FACTS)) {
                return of(values, columns);
            }
            String[] parts = line.split("\t", -1);
            if (parts.length == 3 && parts[0].equals(COLUMNS)) {
                columns.put(parts[1], parts[2].isEmpty() ? List.of() : List.of(parts[2].split(" ")));
            } else if (parts.length == 2) {
                values.put(parts[0], parts[1]);
            } else {
                throw new FrozenTextException("no line of a head: " + line);
            }
        }
        throw new FrozenTextException("the head does not end");
    }

    private static FreezeHeader of(Map<String, String> values, Map<String, List<String>> columns) {
        try {
            String previous = values.get("previous");
            return new FreezeHeader(
                    Integer.parseInt(values.get("year")),
                    values.get("period"),
                    Integer.parseInt(values.get("version")),
                    Instant.parse(values.get("frozen-at")),
                    Integer.parseInt(values.get("unreported")),
                    Integer.parseInt(values.get("aside")),
                    NONE.equals(previous) ? null : previous,
                    columns);
        } catch (NumberFormatException | DateTimeException | NullPointerException e) {
            throw new FrozenTextException("the head is not complete", e);
        }
    }
}
