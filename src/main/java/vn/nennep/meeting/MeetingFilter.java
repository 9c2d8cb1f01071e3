package vn.nennep.meeting;

/**
 * Which meetings of a unit's branch are wanted. The branch is the tree as it stood on each meeting's date, the same
 * rule as in the consolidated figures, so that a list has exactly the meetings behind its figure.
 *
 * @param year calendar year
 * @param kind null for all
 * @param topicGroup code; null for all
 * @param form code; null for all
 * @param month 1 to 12; null for all
 * @param recordedOnly leave out what is not counted
 */
public record MeetingFilter(
        int year, MeetingKind kind, String topicGroup, String form, Integer month, boolean recordedOnly) {

    public static MeetingFilter ofYear(int year) {
        return new MeetingFilter(year, null, null, null, null, false);
    }
}
