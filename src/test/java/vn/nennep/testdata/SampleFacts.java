package vn.nennep.testdata;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nennep.paper.PaperCatalogue;
import vn.nennep.paper.PaperFacts;
import vn.nennep.paper.PaperField;
import vn.nennep.paper.PaperKind;
import vn.nennep.tree.UnitKind;
import vn.nennep.tree.UnitRow;

/** Facts of papers that no service gathered: every field has a value that names it. */
public final class SampleFacts {

    private SampleFacts() {}

    public static PaperFacts of(PaperKind kind, LocalDate day) {
        PaperCatalogue catalogue = PaperCatalogue.of(kind);
        Map<String, List<Map<String, String>>> tables = new HashMap<>();
        catalogue
                .tables()
                .forEach(table -> tables.put(table.name(), List.of(named(table.fields()), named(table.fields()))));
        Map<String, String> fields = named(catalogue.fields());
        fields.put("number", kind.type() == null ? "" : "Số 01-" + kind.type() + "/CB");
        fields.put("superior", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH");
        fields.put("organisation", "CHI BỘ BAN DÂN VẬN TỈNH ỦY");
        fields.put("place", "Lạng Sơn");
        fields.put("date", "ngày 05 tháng 02 năm 2026");
        fields.put("signedFor", "T/M CHI BỘ");
        fields.put("signerTitle", "BÍ THƯ");
        fields.put("signer", "Nguyễn Văn Mẫu");
        return new PaperFacts(kind, unit(), "2021", day, kind.type(), fields, tables);
    }

    private static UnitRow unit() {
        return new UnitRow(1, "A.B", "Chi bộ Mẫu", UnitKind.CELL, null, null, LocalDate.of(2015, 1, 1), null);
    }

    private static Map<String, String> named(List<PaperField> fields) {
        Map<String, String> values = new HashMap<>();
        fields.forEach(field -> values.put(field.name(), "‹" + field.name() + "›"));
        return values;
    }
}
