package vn.nennep.exchange;

import java.util.List;
import java.util.Optional;
import vn.nennep.access.Right;

/** The kinds of files, in the order in which a province is loaded. */
public enum ImportKind {
    UNITS(new UnitsImport()),
    MEMBERS(new MembersImport()),
    MEMBERSHIPS(new MembershipsImport()),
    LEAVES(new LeavesImport()),
    MEETINGS(new MeetingsImport()),
    ATTENDANCE(new AttendanceImport()),
    ACCOUNTS(new AccountsImport(), Right.KEEP_ACCOUNTS);

    private final CsvImport rules;
    private final Right right;

    ImportKind(CsvImport rules) {
        this(rules, Right.IMPORT);
    }

    ImportKind(CsvImport rules, Right right) {
        this.rules = rules;
        this.right = right;
    }

    /** What a person must be allowed to do, to load such a file. */
    public Right right() {
        return right;
    }

    CsvImport rules() {
        return rules;
    }

    /** The columns of a file of this kind, in the order of the sample. */
    public List<ColumnRow> listColumnRows() {
        return rules.columns().stream()
                .map(column -> new ColumnRow(
                        column.name(), column.shape().name(), column.required(), column.limit(), column.choices()))
                .toList();
    }

    /** The kind by its name in an address, e.g. {@code units}. */
    public static Optional<ImportKind> of(String path) {
        for (ImportKind kind : values()) {
            if (kind.name().toLowerCase(java.util.Locale.ROOT).equals(path)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
