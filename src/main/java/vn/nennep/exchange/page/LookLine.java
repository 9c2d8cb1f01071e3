package vn.nennep.exchange.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.nennep.exchange.Fault;
import vn.nennep.exchange.FileLook;
import vn.nennep.exchange.ImportKind;
import vn.nennep.exchange.LookRow;
import vn.nennep.exchange.RowState;
import vn.nennep.exchange.TableLook;

/**
 * A row of a file in the table that is looked at before it is written.
 *
 * @param kind what the rows of its table are
 * @param sheet null for a file without sheets
 * @param line of the file, or of the sheet
 * @param place addresses of the cells that it is about; empty when it has none
 * @param name what tells the row apart
 * @param effect null for a faulty row
 */
public record LookLine(
        ImportKind kind,
        String sheet,
        long line,
        String place,
        RowState state,
        RowState effect,
        String name,
        List<LookRow.Change> changes,
        List<Fault> reasons) {

    private static final Pattern DAY = Pattern.compile("(?<=^| )(\\d{4})-(\\d{2})-(\\d{2})(?=$| )");

    /** The rows of all tables, those to be looked at first before others. */
    static List<LookLine> of(FileLook look) {
        List<LookLine> lines = new ArrayList<>();
        for (TableLook table : look.tables()) {
            table.faults().forEach(fault -> lines.add(of(table, fault)));
            table.rows().forEach(row -> lines.add(of(table, row)));
        }
        lines.sort(Comparator.comparing(LookLine::state));
        return lines;
    }

    private static LookLine of(TableLook table, Fault fault) {
        return new LookLine(
                table.kind(),
                table.sheet(),
                fault.line(),
                fault.cell() == null ? "" : fault.cell(),
                RowState.FAULT,
                null,
                fault.column(),
                List.of(),
                List.of(fault));
    }

    private static LookLine of(TableLook table, LookRow row) {
        List<String> cells = new ArrayList<>();
        row.reasons().stream().map(Fault::cell).filter(cell -> cell != null).forEach(cells::add);
        row.changes().stream()
                .map(LookRow.Change::cell)
                .filter(cell -> cell != null)
                .forEach(cells::add);
        return new LookLine(
                table.kind(),
                table.sheet(),
                row.line(),
                cells.stream().distinct().collect(Collectors.joining(", ")),
                row.state(),
                row.effect(),
                DAY.matcher(row.name()).replaceAll("$3/$2/$1"),
                row.changes(),
                row.reasons());
    }
}
