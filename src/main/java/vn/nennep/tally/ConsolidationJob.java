package vn.nennep.tally;

/**
 * Whatever carries out an opened run in the background. An interface because the batch door knows this room and not the
 * other way round.
 */
public interface ConsolidationJob {

    /** Starts the job of an opened run and returns at once. */
    void start(long runId);
}
