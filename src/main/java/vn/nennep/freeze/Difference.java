package vn.nennep.freeze;

/**
 * A fact that is not what it was.
 *
 * @param unitId the unit that it belongs to
 * @param kind what sort of fact it is
 * @param key names the fact within unit and kind, e.g. the code of a meeting and the number of a member
 * @param before its value in the first text, where both have values by name those that differ; null when it has none
 * @param after its value in the second one, or now; null when it has none
 */
public record Difference(long unitId, FactKind kind, String key, String before, String after) {

    /** In one line, for the console and the log: unit number, kind, key, both values. */
    public String text() {
        return "unit " + unitId + ", " + kind.word() + " " + key + ": frozen " + orNothing(before) + ", now "
                + orNothing(after);
    }

    private static String orNothing(String value) {
        return value == null ? "nothing" : value;
    }
}
