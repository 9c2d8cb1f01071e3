package vn.nennep.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.nennep.shared.VietnameseText;

/** Reads the values of rows, from whatever file they come, and tells what is wrong with their shape. */
final class RowReader {

    /** Line ends and tabs within a field are blanks; every other control character is a broken file. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    private final List<Column> columns;
    private final List<Fault> faults;
    private final List<Fault> doubts;
    private final LocalDate today;

    /** The last value of each column that can be taken over by the next row; null where there is none. */
    private final Known[] known;

    /**
     * @param faults collects what is wrong
     * @param doubts collects what is allowed and probably broken
     * @param today in Việt Nam
     */
    RowReader(List<Column> columns, List<Fault> faults, List<Fault> doubts, LocalDate today) {
        this.columns = columns;
        this.faults = faults;
        this.doubts = doubts;
        this.today = today;
        this.known = new Known[columns.size()];
    }

    /** A value as it stands in the file, and what was read of it without a fault, a doubt or an order to empty the field. */
    private record Known(String raw, String value) {}

    List<Column> columns() {
        return columns;
    }

    /** Adds what is wrong with a file or a row as a whole. */
    void fault(long line, String column, String key, String... facts) {
        faults.add(Fault.of(line, column, key, facts));
    }

    /** Adds what is allowed and probably broken. */
    void doubt(long line, String column, String key, String... facts) {
        if (doubts.size() < Fault.MOST) {
            doubts.add(Fault.of(line, column, key, facts));
        }
    }

    int faultCount() {
        return faults.size();
    }

    /** Whether there are so many faults that the rest of the file is not worth reading. */
    boolean isFull() {
        return faults.size() >= Fault.MOST;
    }

    /** Says that the rest of the file was not read. */
    void stopAt(long line) {
        fault(line, columns.get(0).name(), "exchange.too-many-faults");
    }

    /** A row that cannot be read at all. */
    FileRow unreadable(long line) {
        return new FileRow(line, false, new String[columns.size()], List.of());
    }

    /**
     * @param raws by column, as they stand in the file; null for an empty field
     * @param wrong by column, what is wrong with a field before its value is looked at; null where nothing is
     */
    FileRow row(long line, String[] raws, Fault[] wrong) {
        String[] values = new String[columns.size()];
        boolean valid = true;
        List<String> cleared = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            String raw = raws[i];
            if (wrong[i] != null) {
                faults.add(wrong[i]);
                valid = false;
                continue;
            }
            if (known[i] != null && known[i].raw().equals(raw)) {
                // Rows of one meeting or cell stand together: most values are those of the row before.
                values[i] = known[i].value();
                continue;
            }
            if (raw != null && CONTROL.matcher(raw).find()) {
                faults.add(Fault.of(line, column.name(), "exchange.control-character"));
                valid = false;
                continue;
            }
            Column.Reading read = column.read(line, VietnameseText.tidy(raw), today);
            if (read.fault() != null) {
                faults.add(read.fault());
                valid = false;
            }
            if (read.clears()) {
                cleared.add(column.name());
            }
            // A value that does not fit its column's type cannot be staged; codes of faulty rows can.
            values[i] = read.value();
            Optional<Fault> doubt = column.doubtOf(line, values[i]);
            doubt.filter(one -> doubts.size() < Fault.MOST).ifPresent(doubts::add);
            known[i] = raw != null && read.fault() == null && !read.clears() && doubt.isEmpty()
                    ? new Known(raw, values[i])
                    : null;
        }
        return new FileRow(line, valid, values, cleared);
    }
}
