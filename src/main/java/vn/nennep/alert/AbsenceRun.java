package vn.nennep.alert;

import java.util.Optional;

/**
 * The longest run of absences with a reason over the regular meetings of a calendar year. A meeting at which the member
 * was not due is not among them and breaks nothing; being there or being away without a reason does.
 *
 * @param length how many times in a row
 * @param first place of the first of them among the member's meetings, from 0
 */
record AbsenceRun(int length, int first) {

    private static final char EXCUSED = 'E';

    /**
     * @param marks the letters of the roll calls in the order of the meetings
     * @return empty when the member never was away with a reason; of equal runs the latest
     */
    static Optional<AbsenceRun> longest(String marks) {
        AbsenceRun longest = null;
        int length = 0;
        for (int place = 0; place < marks.length(); place++) {
            length = marks.charAt(place) == EXCUSED ? length + 1 : 0;
            if (length > 0 && (longest == null || length >= longest.length)) {
                longest = new AbsenceRun(length, place - length + 1);
            }
        }
        return Optional.ofNullable(longest);
    }

    /** Place of the last of them. */
    int last() {
        return first + length - 1;
    }
}
