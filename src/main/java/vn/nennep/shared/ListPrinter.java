package vn.nennep.shared;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/** Makes an Excel file of a list; a room above fills this place, which alone knows cells and fonts. */
public interface ListPrinter {

    /**
     * Writes all rows of a list, in its own order.
     *
     * @param source reads the rows that are wanted
     * @param locale Vietnamese or English
     * @param moment when the list was made
     * @param out not closed
     */
    <T> void print(
            ListFile<T> file, Function<PageRequest, RowPage<T>> source, Locale locale, Instant moment, OutputStream out)
            throws IOException;
}
