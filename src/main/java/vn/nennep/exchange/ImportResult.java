package vn.nennep.exchange;

import java.util.List;
import java.util.stream.Stream;
import vn.nennep.access.FirstPassword;

/**
 * What a file did.
 *
 * @param created rows that were new
 * @param updated rows that differed from what was there
 * @param unchanged rows that were there already, with nothing to change
 * @param firstPasswords of the accounts that the file made, to be shown now and never again; empty for other files
 * @param cleared fields with a value that the file asked to be emptied
 * @param warnings what people should know: what was taken and is probably broken, what the file did beyond its rows
 */
public record ImportResult(
        int created,
        int updated,
        int unchanged,
        List<FirstPassword> firstPasswords,
        int cleared,
        List<Fault> warnings) {

    public ImportResult {
        firstPasswords = List.copyOf(firstPasswords);
        warnings = List.copyOf(warnings);
    }

    static final ImportResult NOTHING = new ImportResult(0, 0, 0);

    /** Both together. */
    ImportResult and(ImportResult other) {
        return new ImportResult(
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                Stream.concat(firstPasswords.stream(), other.firstPasswords.stream())
                        .toList(),
                cleared + other.cleared,
                Stream.concat(warnings.stream(), other.warnings.stream()).toList());
    }

    ImportResult(int created, int updated, int unchanged) {
        this(created, updated, unchanged, List.of(), 0, List.of());
    }

    ImportResult(int created, int updated, int unchanged, List<FirstPassword> firstPasswords) {
        this(created, updated, unchanged, firstPasswords, 0, List.of());
    }

    ImportResult with(int emptied, List<Fault> doubts) {
        return new ImportResult(created, updated, unchanged, firstPasswords, emptied, doubts);
    }

    /** Says nothing of the passwords: it may end up in a log. */
    @Override
    public String toString() {
        return created + " created, " + updated + " updated, " + unchanged + " unchanged";
    }
}
