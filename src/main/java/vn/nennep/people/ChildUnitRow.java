package vn.nennep.people;

import vn.nennep.tree.UnitKind;

/**
 * One line of the drill-down table of units.
 *
 * @param units units directly below
 * @param cells cells anywhere below, itself when it is a cell
 * @param members people whose home is in the branch
 */
public record ChildUnitRow(String code, String name, UnitKind kind, long units, long cells, long members) {

    public boolean isCell() {
        return kind == UnitKind.CELL;
    }
}
