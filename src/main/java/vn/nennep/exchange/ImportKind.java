package vn.nennep.exchange;

import java.util.List;
import java.util.Locale;
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
    PLANS(new PlansImport(), Right.KEEP_MEETINGS),
    ACCOUNTS(new AccountsImport(), Right.KEEP_ACCOUNTS);

    private final FileRules rules;
    private final Right right;

    ImportKind(FileRules rules) {
        this(rules, Right.IMPORT);
    }

    ImportKind(FileRules rules, Right right) {
        this.rules = rules;
        this.right = right;
    }

    /** What a person must be allowed to do, to load such a file. */
    public Right right() {
        return right;
    }

    /** Its name in an address, e.g. {@code units}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Key of the text that names a column for people. */
    String headingKey(String column) {
        return "exchange.heading." + name() + "." + column;
    }

    FileRules rules() {
        return rules;
    }

    /** The columns of a file of this kind, in the order of the sample. */
    public List<ColumnRow> listColumnRows() {
        return rules.columns().stream()
                .map(column -> new ColumnRow(
                        column.name(), column.shape().name(), column.required(), column.limit(), column.choices()))
                .toList();
    }

    /**
     * A value of a column as people read it: days as 31/12/2021, choices by their words.
     *
     * @param value as files have it
     */
    public String shown(String column, String value, Locale language) {
        return rules.columns().stream()
                .filter(one -> one.name().equals(column))
                .findFirst()
                .map(one -> one.shown(value, language))
                .orElse(value);
    }

    /** The kind by its name in an address, e.g. {@code units}. */
    public static Optional<ImportKind> of(String path) {
        for (ImportKind kind : values()) {
            if (kind.path().equals(path)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
