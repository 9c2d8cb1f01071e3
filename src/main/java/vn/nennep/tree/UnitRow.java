package vn.nennep.tree;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A unit as it stood on a day.
 *
 * @param parentId null for a province
 * @param parentCode null for a province
 * @param validTo last day of this state, null when open
 */
public record UnitRow(
        long id,
        String code,
        String name,
        UnitKind kind,
        Long parentId,
        String parentCode,
        LocalDate validFrom,
        LocalDate validTo)
        implements Serializable {

    public boolean isCell() {
        return kind == UnitKind.CELL;
    }
}
