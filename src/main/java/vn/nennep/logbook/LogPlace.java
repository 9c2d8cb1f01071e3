package vn.nennep.logbook;

/**
 * A place in the log, from where a list goes on.
 *
 * @param position of an entry in the chain
 * @param part which of its rows, counted from 1; 0 for all of them
 */
public record LogPlace(long position, int part) {}
