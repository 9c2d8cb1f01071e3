package vn.nennep.guidance;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What the page of the library shows.
 *
 * @param issuers everybody who issued anything in the library
 * @param mine codes of units whose documents the person may change
 * @param mayForAll whether the person may publish for everybody
 * @param mayPublish whether the person may publish at all
 */
public record GuidanceList(
        LocalDate today,
        List<GuidanceRow> rows,
        List<String> issuers,
        Set<String> mine,
        boolean mayForAll,
        boolean mayPublish)
        implements Serializable {

    /** Whether the person may change the document. */
    public boolean mayChange(GuidanceRow row) {
        return row.unitCode() == null ? mayForAll : mine.contains(row.unitCode());
    }
}
