package vn.nennep.tally;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.nennep.calendar.ReportingPeriod;

/**
 * By what the meetings or the cells of a line are split. A value is a code, the name of a grade or a number of a month.
 */
public enum Dimension {

    /** Meetings of all kinds by month of reports, 1 to 12; they are in the figures of a line. */
    MONTH("byMonth", Comparator.comparing(Integer::valueOf)),

    /** Thematic meetings by code of their topic group. */
    TOPIC_GROUP("byTopicGroup"),

    /** Thematic meetings by code of their presentation form; a meeting with two of them counts under both. */
    FORM("byForm"),

    /** Meetings of all kinds by grade, {@value #NO_GRADE} for those without one. */
    GRADE("byGrade"),

    /** Cells by the grade of their year; a cell without one is under none. */
    YEAR_GRADE("byYearGrade");

    /** The grade of meetings that nobody graded. */
    public static final String NO_GRADE = "NONE";

    /** Grades, the best first. */
    public static final List<String> GRADES = List.of("GOOD", "FAIR", "AVERAGE", "WEAK");

    /** Whether its values are known of a part of a year. */
    public boolean isOfParts() {
        return this != YEAR_GRADE;
    }

    /**
     * How many meetings or cells of a published share are of a period, for a statement.
     *
     * @param share the table {@code unit_total_part}
     */
    public static String ofShare(String share, ReportingPeriod period) {
        return period.isWholeYear()
                ? share + ".sessions"
                : IntStream.rangeClosed(period.firstMonth(), period.lastMonth())
                        .mapToObj(month -> "%s.by_month[%d]".formatted(share, month))
                        .collect(Collectors.joining(" + ", "(", ")"));
    }

    /** Counted a second time from the grades themselves; the others are shares of what is counted again as a whole. */
    static final Set<Dimension> RECOUNTED = EnumSet.of(GRADE, YEAR_GRADE);

    private final String json;
    private final Comparator<String> order;

    Dimension(String json) {
        this(json, Comparator.naturalOrder());
    }

    Dimension(String json, Comparator<String> order) {
        this.json = json;
        this.order = order;
    }

    /** Its name for other programs. */
    public String json() {
        return json;
    }

    /** The order of its values. */
    public Comparator<String> order() {
        return order;
    }

    /** {@code 'GOOD', …} */
    static String quotedGrades() {
        return GRADES.stream().map(grade -> "'" + grade + "'").collect(Collectors.joining(", "));
    }

    /** {@code 'GRADE', …} */
    static String quoted(Set<Dimension> dimensions) {
        return Arrays.stream(values())
                .filter(dimensions::contains)
                .map(one -> "'" + one.name() + "'")
                .collect(Collectors.joining(", "));
    }
}
