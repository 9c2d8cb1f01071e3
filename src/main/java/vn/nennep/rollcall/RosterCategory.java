package vn.nennep.rollcall;

import java.util.Arrays;
import java.util.stream.Collectors;
import vn.nennep.people.MembershipCategory;

/** In what capacity a person stands in a roll call, as of the meeting's day. */
public enum RosterCategory {
    OFFICIAL('O'),
    PROBATIONARY('P'),
    TEMPORARY_IN('T'),
    /** Exempt and came all the same: shown, never counted. */
    EXEMPT('X');

    private final char letter;

    RosterCategory(char letter) {
        this.letter = letter;
    }

    /** The category in which a member of this capacity is due. */
    public static RosterCategory of(MembershipCategory category) {
        return valueOf(category.name());
    }

    /** In SQL, how the table writes what a column names. */
    public static String letterInSql(String column) {
        return Arrays.stream(values())
                .map(one -> "when '%s' then '%s'".formatted(one.name(), one.letter))
                .collect(Collectors.joining(" ", "case " + column + " ", " end"));
    }

    /** How the table writes it. */
    public char letter() {
        return letter;
    }

    /** Whether the person had to attend and so counts in the rate. */
    public boolean isDue() {
        return this != EXEMPT;
    }

    /** The category that a table writes as this letter. */
    public static RosterCategory of(String letter) {
        for (RosterCategory category : values()) {
            if (letter.charAt(0) == category.letter) {
                return category;
            }
        }
        throw new IllegalArgumentException("no category: " + letter);
    }
}
