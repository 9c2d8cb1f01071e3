package vn.nennep.paper;

import vn.nennep.tree.UnitRow;

/** What a paper says where a unit has no published figures: so, and not zeros. */
final class NoFigures {

    private NoFigures() {}

    static String of(UnitRow unit, PaperPeriod period) {
        return "Chưa có số liệu được công bố của %s cho %s.".formatted(unit.name(), period.words());
    }
}
