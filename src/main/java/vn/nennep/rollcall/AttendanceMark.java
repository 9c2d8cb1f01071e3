package vn.nennep.rollcall;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the roll call says of one person; the better proven mark stands first. */
public enum AttendanceMark {
    PRESENT('P'),
    /** Vắng có lý do. */
    EXCUSED('E'),
    /** Vắng không lý do. */
    ABSENT('A'),
    /** Nobody said yet; such a roll call can be kept, but the meeting is not recorded by it. */
    NOT_RECORDED('N');

    private final char letter;

    AttendanceMark(char letter) {
        this.letter = letter;
    }

    /** In SQL, how the table writes what a column names. */
    public static String letterInSql(String column) {
        return Arrays.stream(values())
                .map(one -> "when '%s' then '%s'".formatted(one.name(), one.letter))
                .collect(Collectors.joining(" ", "case " + column + " ", " end"));
    }

    /** In SQL, the name of what a column of a table has as its letter; null for a mark that nobody gave yet. */
    public static String wordInSql(String column) {
        return Arrays.stream(values())
                .filter(one -> one != NOT_RECORDED)
                .map(one -> "when '%s' then '%s'".formatted(one.letter, one.name()))
                .collect(Collectors.joining(" ", "case " + column + " ", " end"));
    }

    /** How the table writes it. */
    public char letter() {
        return letter;
    }

    /** The better proven of two marks of one person: present over excused over absent over not recorded. */
    AttendanceMark orBetter(AttendanceMark other) {
        return ordinal() <= other.ordinal() ? this : other;
    }

    /** The mark that a table writes as this letter. */
    public static AttendanceMark of(String letter) {
        for (AttendanceMark mark : values()) {
            if (letter.charAt(0) == mark.letter) {
                return mark;
            }
        }
        throw new IllegalArgumentException("no mark: " + letter);
    }
}
