package vn.nennep.bench;

import java.util.List;

/**
 * Lines that are measured together, in turns, on the same data. It stands in the room that it measures and is named in
 * {@link Bench}.
 *
 * <p>A section proves what it measures: where two lines come to the same rows, a round compares them and throws when they
 * differ.
 */
public interface Section {

    /** The heading in the page of results. */
    String title();

    /** What {@code --only} calls it: one word. */
    String key();

    /** The lines in the order of the page; each has a value when all rounds are over. */
    List<Line> lines();

    /** Makes ready what is not measured. */
    void prepare(World world) throws Exception;

    /**
     * Measures each line once, one after the other, so that what the machine does besides spoils all of them alike.
     * Shared data is left as it was found.
     */
    void round(Measures measures) throws Exception;

    /** How many rounds it makes when so many are asked for, asked when all is ready; fewer only where a round takes minutes,
     * or in the short form. */
    default int rounds(int asked) {
        return asked;
    }

    /** Whether the short form has it too, which runs among the tests in seconds. */
    default boolean isInShort() {
        return true;
    }

    /** What the lines compare, and what they do not: text of the page, below the table. May be empty. */
    default String note() {
        return "";
    }

    /**
     * Measures once more when a limit was missed, with what tells why: the plans of slow statements in the log of the database,
     * what a server is busy with. Nothing where neither could say why.
     *
     * @param round the measures of this one round, which count nowhere
     */
    default void profile(Measures round) throws Exception {}

    /** Lets go of what {@link #prepare} took. */
    default void close() throws Exception {}
}
