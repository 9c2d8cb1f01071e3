package vn.nennep.exchange;

/**
 * What a file did.
 *
 * @param created rows that were new
 * @param updated rows that said something else than what was there
 * @param unchanged rows that said what was there already
 */
public record ImportResult(int created, int updated, int unchanged) {}
