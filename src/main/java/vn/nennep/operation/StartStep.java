package vn.nennep.operation;

/**
 * Something that is done at every start after the tables are up to date and before the first page is served.
 *
 * <p>All steps of a start are done one after the other under one lock of the database, so no other server is at any of
 * them. A server may be killed between two of them or in the middle of one: each works in a transaction of its own and
 * does nothing when it finds its work done.
 */
public interface StartStep {

    /** Place in the start; the smaller comes first. */
    int place();

    /** What is being done, for the person at the console, in Vietnamese and English. */
    String task();

    /**
     * Looks at settings, before the database is waited for.
     *
     * @throws IllegalStateException naming the impossible setting; the program does not start then
     */
    default void check() {}

    /**
     * Does it, unless it was done.
     *
     * @throws IllegalStateException saying what is wrong; the program does not start then
     */
    void run();
}
