package vn.nennep.exchange;

import java.util.List;
import vn.nennep.access.FirstPassword;

/**
 * What a file did.
 *
 * @param created rows that were new
 * @param updated rows that said something else than what was there
 * @param unchanged rows that said what was there already
 * @param firstPasswords of the accounts that the file made, to be shown now and never again; empty for other files
 * @param warnings what people should know of what it did, by line
 */
public record ImportResult(
        int created, int updated, int unchanged, List<FirstPassword> firstPasswords, List<Fault> warnings) {

    public ImportResult {
        firstPasswords = List.copyOf(firstPasswords);
        warnings = List.copyOf(warnings);
    }

    ImportResult(int created, int updated, int unchanged) {
        this(created, updated, unchanged, List.of());
    }

    ImportResult(int created, int updated, int unchanged, List<FirstPassword> firstPasswords) {
        this(created, updated, unchanged, firstPasswords, List.of());
    }

    ImportResult with(List<Fault> noted) {
        return new ImportResult(created, updated, unchanged, firstPasswords, noted);
    }

    /** Says nothing of the passwords: it may end up in a log. */
    @Override
    public String toString() {
        return created + " created, " + updated + " updated, " + unchanged + " unchanged";
    }
}
