package vn.nennep.paper;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.people.MemberRow;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.UnitRow;

/**
 * All that a paper says, as texts, complete before anything is laid out. A field without a value is empty.
 *
 * @param unit who issues it
 * @param about what it is about, as it stands in names of files: a period or the code of a meeting
 * @param day of the paper, by which its rules are chosen
 * @param type abbreviation in its number; null when it bears none
 * @param fields by name; those of the catalogue of its kind
 * @param tables by name; each row by field
 */
public record PaperFacts(
        PaperKind kind,
        UnitRow unit,
        String about,
        LocalDate day,
        String type,
        Map<String, String> fields,
        Map<String, List<Map<String, String>>> tables)
        implements Serializable {

    /** Begins a field that is printed as the QR code of the address after it. */
    public static final char CODE = '\uE001';

    public PaperFacts {
        fields = Map.copyOf(fields);
        Map<String, List<Map<String, String>>> copied = new HashMap<>();
        tables.forEach(
                (name, rows) -> copied.put(name, rows.stream().map(Map::copyOf).toList()));
        tables = Map.copyOf(copied);
    }

    /** The rules of its day. */
    public LayoutRules rules() {
        return LayoutRules.on(day);
    }

    /** Its name on pages and in the properties of its files. */
    public String title() {
        return fields.get("typeName") + " – " + unit.name() + " – " + about;
    }

    /** Name of its file. */
    public String fileName(PaperFormat format) {
        return PaperFile.name(format, kind.text(), unit.code(), about);
    }

    /** The same paper with other values of some fields. */
    public PaperFacts with(Map<String, String> others) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.putAll(others);
        return new PaperFacts(kind, unit, about, day, type, changed, tables);
    }

    /** Gathers facts; what the catalogue of the kind does not know is a mistake of the program. */
    static final class Builder {

        private final PaperKind kind;
        private final UnitRow unit;
        private final String about;
        private final LocalDate day;
        private final String type;
        private final PaperCatalogue catalogue;
        private List<MemberRow> people = List.of();
        private final Map<String, String> fields = new HashMap<>();
        private final Map<String, List<Map<String, String>>> tables = new HashMap<>();

        Builder(PaperKind kind, UnitRow unit, String about, LocalDate day, String type) {
            this.kind = kind;
            this.unit = unit;
            this.about = about;
            this.day = day;
            this.type = type;
            this.catalogue = PaperCatalogue.of(kind);
            catalogue.fields().forEach(field -> fields.put(field.name(), ""));
            catalogue.tables().forEach(table -> tables.put(table.name(), new ArrayList<>()));
        }

        LocalDate day() {
            return day;
        }

        /** The people of the cell on the day of the paper; none for a committee. */
        List<MemberRow> people() {
            return people;
        }

        void know(List<MemberRow> found) {
            people = List.copyOf(found);
        }

        /** @param value null for nothing */
        Builder set(String field, Object value) {
            if (catalogue.field(field).isEmpty()) {
                throw new IllegalArgumentException(kind + " has no field " + field);
            }
            String tidy = value == null ? null : VietnameseText.tidyText(value.toString());
            fields.put(field, tidy == null ? "" : tidy);
            return this;
        }

        String get(String field) {
            return Optional.ofNullable(fields.get(field))
                    .orElseThrow(() -> new IllegalArgumentException(kind + " has no field " + field));
        }

        /**
         * Adds a row to a table.
         *
         * @param values in the order of the table's fields; null for nothing
         */
        Builder row(String table, Object... values) {
            List<PaperField> known = catalogue.table(table).orElseThrow().fields();
            if (known.size() != values.length) {
                throw new IllegalArgumentException(kind + " has other fields in " + table);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                row.put(known.get(i).name(), values[i] == null ? "" : values[i].toString());
            }
            tables.get(table).add(row);
            return this;
        }

        int rows(String table) {
            return tables.get(table).size();
        }

        PaperFacts build() {
            return new PaperFacts(kind, unit, about, day, type, fields, tables);
        }
    }
}
