package vn.nennep.codelist;

import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.shared.Names;

/**
 * An entry of a list, as the page of the lists shows it.
 *
 * @param withdrawnOn null while in use
 * @param uses how often other rooms name it
 */
public record ListRow(String code, Names names, int position, LocalDate withdrawnOn, long uses, int version)
        implements Serializable {

    ListRow used(long times) {
        return new ListRow(code, names, position, withdrawnOn, times, version);
    }
}
