package vn.nennep.exchange;

import java.util.List;
import java.util.Optional;

/** The workbooks that people take, fill in and send back, each with the tables on its sheets. */
public enum WorkbookKind {
    UNITS(false, ImportKind.UNITS),
    MEMBERS(false, ImportKind.MEMBERS, ImportKind.MEMBERSHIPS),
    PLANS(true, ImportKind.PLANS),
    MEETINGS(true, ImportKind.MEETINGS, ImportKind.ATTENDANCE),
    ACCOUNTS(false, ImportKind.ACCOUNTS);

    private final boolean ofYear;
    private final List<ImportKind> tables;

    WorkbookKind(boolean ofYear, ImportKind... tables) {
        this.ofYear = ofYear;
        this.tables = List.of(tables);
    }

    /** The kind of files as which it comes back: its first table; the others go in with it. */
    public ImportKind importKind() {
        return tables.get(0);
    }

    /** Whether it is always of a year: this one when none is asked for. */
    public boolean isOfYear() {
        return ofYear;
    }

    List<ImportKind> tables() {
        return tables;
    }

    /** The workbook by its name in an address, e.g. {@code members}. */
    public static Optional<WorkbookKind> of(String path) {
        for (WorkbookKind kind : values()) {
            if (kind.importKind().path().equals(path)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
