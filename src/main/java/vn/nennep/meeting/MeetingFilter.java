package vn.nennep.meeting;

import java.time.LocalDate;
import java.util.List;
import vn.nennep.calendar.ReportingPeriod;

/**
 * Which meetings of a unit's branch are wanted. The branch is the tree as it stood on each meeting's date or, when
 * asked for, the tree of one day with those who carry on for the units of before: the same two rules as in the
 * consolidated figures, so that a list has exactly the meetings behind its figure.
 *
 * @param period of which the meetings are; months close as the province decided
 * @param kind null for all
 * @param topicGroup code; null for all
 * @param presentationForm code; null for all
 * @param grade name of the grade that counts, or {@value #NO_GRADE} for meetings without one; null for all
 * @param said what was said in them; null for all
 * @param recordedOnly whether meetings that do not count are left out
 * @param now the day whose tree is meant, which is the day of the run behind the figure; null for the tree of each
 *     meeting's date
 */
public record MeetingFilter(
        ReportingPeriod period,
        MeetingKind kind,
        String topicGroup,
        String presentationForm,
        String grade,
        Said said,
        boolean recordedOnly,
        LocalDate now) {

    /** The grade of a meeting that nobody graded. */
    public static final String NO_GRADE = "NONE";

    /** The grades that a list can be narrowed to, best first. */
    public static final List<String> GRADES = List.of("GOOD", "FAIR", "AVERAGE", "WEAK", NO_GRADE);

    /** What was said in a meeting. */
    public enum Said {
        /** There were contributions. */
        ANYTHING,
        /** A contribution is without a reply. */
        UNANSWERED,
        /** Members spoke, contributors or presenters. */
        BY_MEMBERS
    }

    public int year() {
        return period.year();
    }

    /** All meetings of a year, recorded or not, by the tree of their dates. */
    public static MeetingFilter ofYear(int year) {
        return new MeetingFilter(ReportingPeriod.of(year), null, null, null, null, null, false, null);
    }
}
