package vn.nennep.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.nennep.shared.Messages;
import vn.nennep.shared.VietnameseText;

/**
 * Where each column stands in a file, by the names in its first line: those for programs ({@code birth_date}) or those
 * that people read, in either language. A name in brackets explains the row to people, such as the name behind a code,
 * and is not read.
 *
 * @param places of the columns, in their order
 * @param width how many columns the file has
 */
record Header(int[] places, int width) {

    /**
     * Reads the names.
     *
     * @param found as they stand in the file
     * @param line where they stand
     * @return empty when they are not those of the kind; the faults say why
     */
    static Optional<Header> read(ImportKind kind, List<String> found, long line, RowReader reader) {
        Map<String, String> known = names(kind);
        int before = reader.faultCount();
        Set<String> seen = new HashSet<>();
        int[] places = new int[reader.columns().size()];
        List<String> names = reader.columns().stream().map(Column::name).toList();
        int width = found.size();
        // Columns without a name at the end are what a spreadsheet writes of cells that were once touched.
        while (width > 1 && VietnameseText.tidy(found.get(width - 1)) == null) {
            width--;
        }
        for (int i = 0; i < width; i++) {
            String written = found.get(i);
            if (explains(written)) {
                continue;
            }
            String name = known.get(plain(written));
            if (name == null) {
                reader.fault(line, plain(written), "exchange.column-unknown", String.join(",", names));
            } else if (!seen.add(name)) {
                reader.fault(line, name, "exchange.column-twice");
            } else {
                places[names.indexOf(name)] = i;
            }
        }
        names.stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> reader.fault(line, name, "exchange.column-missing", String.join(",", names)));
        return reader.faultCount() > before ? Optional.empty() : Optional.of(new Header(places, width));
    }

    /** How many of the names are columns of the kind. */
    static long countKnown(ImportKind kind, List<String> found) {
        Map<String, String> known = names(kind);
        return found.stream()
                .filter(name -> known.containsKey(plain(name)))
                .map(name -> known.get(plain(name)))
                .distinct()
                .count();
    }

    /** The name of a column for people. */
    static String heading(ImportKind kind, Column column, Locale language) {
        return Messages.text(language, kind.headingKey(column.name()));
    }

    private static boolean explains(String name) {
        return VietnameseText.tidyOrEmpty(name).matches("\\(.*\\)");
    }

    private static Map<String, String> names(ImportKind kind) {
        Map<String, String> known = new HashMap<>();
        for (Column column : kind.rules().columns()) {
            known.put(plain(heading(kind, column, Messages.ENGLISH)), column.name());
            known.put(plain(heading(kind, column, Messages.VIETNAMESE)), column.name());
        }
        kind.rules().columns().forEach(column -> known.put(column.name(), column.name()));
        return known;
    }

    /** Capitals and blanks do not tell names apart. */
    private static String plain(String name) {
        return VietnameseText.tidyOrEmpty(name).toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
