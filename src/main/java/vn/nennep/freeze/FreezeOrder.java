package vn.nennep.freeze;

/**
 * What shall be frozen.
 *
 * @param unreported whether also with cells that have no recorded meeting
 * @param aside whether also with cells that the figures are without
 * @param reason why; null for the usual one
 */
public record FreezeOrder(int year, boolean unreported, boolean aside, String reason) {

    /** The period as the text names it. */
    String period() {
        return String.valueOf(year);
    }
}
