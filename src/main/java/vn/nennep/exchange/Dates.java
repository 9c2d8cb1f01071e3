package vn.nennep.exchange;

import java.util.Optional;

/** Rules of two days in one row. */
final class Dates {

    private Dates() {}

    /** The last day must not lie before the first; days of ISO form compare as text. */
    static Optional<Fault> ordered(FileRow row, int from, int to, String column) {
        String first = row.value(from);
        String last = row.value(to);
        return first != null && last != null && last.compareTo(first) < 0
                ? Optional.of(Fault.of(row.line(), column, "exchange.ends-before-start", first))
                : Optional.empty();
    }
}
