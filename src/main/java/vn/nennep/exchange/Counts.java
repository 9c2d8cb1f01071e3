package vn.nennep.exchange;

/** The three counts of a result from two of them. */
final class Counts {

    private Counts() {}

    static ImportResult of(Staging staged, int created, int updated) {
        int rows = staged.number("select count(*) from staged");
        return new ImportResult(created, updated, rows - created - updated);
    }
}
