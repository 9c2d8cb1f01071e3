package vn.nennep.exchange.rest;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Locale;
import vn.nennep.exchange.Fault;
import vn.nennep.exchange.FileLook;
import vn.nennep.exchange.LookRow;
import vn.nennep.exchange.RowState;
import vn.nennep.exchange.TableLook;
import vn.nennep.frame.Problem;

/** What a file would do, and what is wrong with it, as JSON. */
final class LookJson {

    private LookJson() {}

    static void write(JsonGenerator json, FileLook look, Locale language) {
        json.writeStartObject().write("right", look.isRight()).write("digest", look.digest());
        json.writeStartObject("counts");
        for (RowState state : RowState.values()) {
            json.write(word(state), look.count(state));
        }
        json.write("cleared", look.cleared()).writeEnd();
        json.writeStartArray("tables");
        look.tables().forEach(table -> write(json, table, language));
        json.writeEnd().writeEnd();
    }

    private static void write(JsonGenerator json, TableLook table, Locale language) {
        json.writeStartObject().write("kind", table.kind().path());
        if (table.sheet() != null) {
            json.write("sheet", table.sheet());
        }
        json.write("checked", table.checked());
        for (RowState state : RowState.values()) {
            json.write(word(state), table.count(state));
        }
        json.write("cleared", table.cleared());
        faults(json, "faults", table.faults(), language);
        json.writeStartArray("rows");
        for (LookRow row : table.rows()) {
            json.writeStartObject()
                    .write("line", row.line())
                    .write("state", word(row.state()))
                    .write("name", row.name());
            if (row.effect() != null) {
                json.write("effect", word(row.effect()));
            }
            json.writeStartArray("changes");
            for (LookRow.Change change : row.changes()) {
                json.writeStartObject().write("column", change.column());
                if (change.cell() != null) {
                    json.write("cell", change.cell());
                }
                json.write("before", change.before())
                        .write("after", change.after())
                        .write("cleared", change.isCleared())
                        .writeEnd();
            }
            json.writeEnd();
            faults(json, "reasons", row.reasons(), language);
            json.writeEnd();
        }
        json.writeEnd().write("rows_not_shown", table.hidden()).writeEnd();
    }

    /** Faults or warnings, each with the place where it is. */
    static void faults(JsonGenerator json, String name, List<Fault> faults, Locale language) {
        json.writeStartArray(name);
        for (Fault fault : faults) {
            json.writeStartObject().write("line", fault.line()).write("column", fault.column());
            if (fault.sheet() != null) {
                json.write("sheet", fault.sheet());
            }
            if (fault.cell() != null) {
                json.write("cell", fault.cell());
            }
            json.write("code", Problem.code(fault.key()))
                    .write("reason", fault.reason(language))
                    .writeEnd();
        }
        json.writeEnd();
    }

    private static String word(RowState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
