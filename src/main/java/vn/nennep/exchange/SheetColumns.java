package vn.nennep.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.nennep.shared.Messages;

/** What stands on a sheet of a workbook: the columns of its table, and between them what explains a row to people. */
final class SheetColumns {

    /** Names behind codes: after which column of the file they stand, and under which name a query has them. */
    private static final Map<ImportKind, Map<String, String>> EXPLAINING = Map.of(
            ImportKind.UNITS, Map.of("parent_code", "parent_name"),
            ImportKind.MEMBERS, Map.of("official_on", "cell_name"),
            ImportKind.MEMBERSHIPS, Map.of("member_code", "member_name", "cell_code", "cell_name"),
            ImportKind.PLANS, Map.of("cell_code", "cell_name"),
            ImportKind.MEETINGS, Map.of("cell_code", "cell_name"),
            ImportKind.ATTENDANCE, Map.of("meeting_code", "meeting_day", "member_code", "member_name"),
            ImportKind.ACCOUNTS, Map.of("unit_code", "unit_name"));

    private SheetColumns() {}

    /**
     * A column of a sheet.
     *
     * @param name under which a query has it
     * @param column null for one that explains
     */
    record SheetColumn(String name, Column column) {

        boolean explains() {
            return column == null;
        }

        String heading(ImportKind kind, Locale language) {
            return explains()
                    ? "(" + Messages.text(language, "exchange.explained." + name) + ")"
                    : Header.heading(kind, column, language);
        }

        /** As wide as its values mostly are, in signs. */
        int width() {
            if (explains()) {
                return 26;
            }
            return switch (column.shape()) {
                case NUMBER, TIME -> 10;
                case DAY, BIRTH -> 14;
                case NAME -> 28;
                case CHOICE -> 22;
                case TEXT -> column.limit() > 100 ? 44 : 20;
                case CODE -> 20;
                case CODES -> 24;
            };
        }
    }

    /** The columns of a sheet in their order. */
    static List<SheetColumn> of(ImportKind kind) {
        Map<String, String> explaining = EXPLAINING.getOrDefault(kind, Map.of());
        List<SheetColumn> columns = new ArrayList<>();
        for (Column column : kind.rules().columns()) {
            columns.add(new SheetColumn(column.name(), column));
            if (explaining.containsKey(column.name())) {
                columns.add(new SheetColumn(explaining.get(column.name()), null));
            }
        }
        return columns;
    }
}
