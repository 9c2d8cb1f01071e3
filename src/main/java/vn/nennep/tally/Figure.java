package vn.nennep.tally;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.nennep.calendar.ReportingPeriod;

/**
 * The catalogue of figures: what the report says of a unit and year, each figure declared once. The job, the page,
 * Excel and REST walk it; the order is that of the report.
 *
 * <p>A figure that is summed or counted distinct is the column of the same name in {@code unit_total} and in the
 * temporary tables of a consolidation. {@link FigureSource} says where it is counted, twice and independently;
 * quarters, cells and people are counted by {@link CellCount} and {@link TreeSum}. Its names are the texts
 * {@code Figure.<name>}, for a sentence, and {@code tally.column.<name>}, under the name of its group.
 */
public enum Figure {

    /** Cells in the branch on any day of the period. */
    CELLS(FigureGroup.CELLS, Way.DISTINCT, Opening.CELLS),

    /** Those of them with a thematic meeting. */
    CELLS_WITH_THEMATIC(FigureGroup.CELLS, Way.DISTINCT, Opening.CELLS),

    /** Those that recorded a meeting, or that none was held. */
    CELLS_REPORTED(FigureGroup.REPORTED, Way.DISTINCT, Opening.CELLS),

    /** Those of them that held none. */
    CELLS_ZERO(FigureGroup.REPORTED, Way.DISTINCT, Opening.CELLS),

    /** Those of which nothing is known. */
    CELLS_SILENT(FigureGroup.REPORTED, Way.REST, CELLS_REPORTED, CELLS, Opening.CELLS),
    REPORTED_RATE(FigureGroup.REPORTED, Way.RATE, CELLS_REPORTED, CELLS, Opening.CELLS),

    /** Meetings that were planned and of which the cell says, with its reason, that they were not held. */
    NOT_HELD(FigureGroup.REPORTED, Way.BY_MONTH, Opening.CELLS),

    /** Cells that missed a quarter. */
    CELLS_MISSING(FigureGroup.QUARTERS, Way.DISTINCT, Opening.CELLS),

    /** Cells that missed none. */
    CELLS_KEEPING(FigureGroup.QUARTERS, Way.REST, CELLS_MISSING, CELLS, Opening.CELLS),
    KEEPING_RATE(FigureGroup.QUARTERS, Way.RATE, CELLS_KEEPING, CELLS, Opening.CELLS),

    /** Recorded thematic meetings. */
    THEMATIC_SESSIONS(FigureGroup.THEMATIC, Way.BY_MONTH, Opening.THEMATIC_MEETINGS),
    THEMATIC_DUE(FigureGroup.THEMATIC, Way.BY_MONTH, Opening.THEMATIC_MEETINGS),
    THEMATIC_PRESENT(FigureGroup.THEMATIC, Way.BY_MONTH, Opening.THEMATIC_MEETINGS),
    THEMATIC_RATE(FigureGroup.THEMATIC, Way.RATE, THEMATIC_PRESENT, THEMATIC_DUE, Opening.CELLS),

    /** Recorded meetings of all kinds. */
    SESSIONS(FigureGroup.MEETINGS, Way.BY_MONTH, Opening.MEETINGS),
    DUE(FigureGroup.MEETINGS, Way.BY_MONTH, Opening.MEETINGS),
    PRESENT(FigureGroup.MEETINGS, Way.BY_MONTH, Opening.MEETINGS),
    EXCUSED(FigureGroup.MEETINGS, Way.BY_MONTH, Opening.MEETINGS),
    ABSENT(FigureGroup.MEETINGS, Way.BY_MONTH, Opening.MEETINGS),
    RATE(FigureGroup.MEETINGS, Way.RATE, PRESENT, DUE, Opening.CELLS),

    /** Distinct members who attended. */
    PEOPLE(FigureGroup.ALONE, Way.DISTINCT, Opening.CELLS),

    /** Quarters of cells, ended by the day of the run, without a thematic meeting. */
    QUARTERS_MISSED(FigureGroup.ALONE, Way.BY_QUARTER, Opening.CELLS),

    /** Contributions of members in the meetings. */
    CONTRIBUTIONS(FigureGroup.SAID, Way.BY_MONTH, Opening.MEETINGS_WITH_CONTRIBUTIONS),

    /** Those without a reply that need one. */
    CONTRIBUTIONS_OPEN("openContributions", FigureGroup.SAID, Opening.MEETINGS_WITH_OPEN_CONTRIBUTIONS),

    /** Members who spoke, contributors and presenters, summed over the meetings. */
    SPEAKERS(FigureGroup.SAID, Way.BY_MONTH, Opening.MEETINGS_WITH_SPEAKERS),

    /** Plans in force that were reported to the superior. */
    PLANS_REPORTED(FigureGroup.PLANS, Way.BY_YEAR, Opening.PLANS),

    /** Thematic meetings that the plans in force foresee. */
    PLANNED_LINES("planLines", FigureGroup.PLANS, Opening.PLAN_LINES),

    /** Those of them that were held in the year. */
    KEPT_LINES("planLinesKept", FigureGroup.PLANS, Opening.PLAN_LINES_KEPT),
    OPEN_LINES(FigureGroup.PLANS, Way.REST, KEPT_LINES, PLANNED_LINES, Opening.PLAN_LINES_OPEN),
    KEPT_RATE(FigureGroup.PLANS, Way.RATE, KEPT_LINES, PLANNED_LINES, Opening.CELLS),

    /** Key tasks that were sent to the superior. */
    KEY_TASKS(FigureGroup.KEY_TASKS, Way.BY_YEAR, Opening.KEY_TASKS),

    /** Those rated as done or better, by the superior or, until then, by the cell. */
    KEY_TASKS_DONE(FigureGroup.KEY_TASKS, Way.BY_YEAR, Opening.KEY_TASKS_DONE),
    KEY_TASKS_RATE(FigureGroup.KEY_TASKS, Way.RATE, KEY_TASKS_DONE, KEY_TASKS, Opening.CELLS);

    /** How a unit comes to a figure. */
    public enum Way {
        /** Added up from level to level, and from month to month. */
        BY_MONTH,
        /** Added up from level to level, and from quarter to quarter. */
        BY_QUARTER,
        /** Added up from level to level; it belongs to a year as a whole. */
        BY_YEAR,
        /** Counted once in each unit and period, never added up. */
        DISTINCT,
        /** One figure out of another; nothing where the other is 0. */
        RATE,
        /** One figure without another. */
        REST
    }

    /** Those that no year has that was published before its months were counted. */
    private static final Set<Figure> COUNTED_WITH_MONTHS =
            EnumSet.of(CELLS_REPORTED, CELLS_ZERO, NOT_HELD, CELLS_MISSING);

    private static final List<Figure> SUMMED = only(Way.BY_MONTH, Way.BY_QUARTER, Way.BY_YEAR);
    private static final List<Figure> COUNTED = only(Way.BY_MONTH, Way.BY_QUARTER, Way.BY_YEAR, Way.DISTINCT);
    private static final List<Figure> BY_MONTH = only(Way.BY_MONTH);
    private static final List<Figure> DISTINCT = only(Way.DISTINCT);

    private final String json;
    private final FigureGroup group;
    private final Way way;
    private final Figure part;
    private final Figure whole;
    private final Opening opening;

    Figure(FigureGroup group, Way way, Opening opening) {
        this(null, group, way, null, null, opening);
    }

    Figure(String json, FigureGroup group, Opening opening) {
        this(json, group, Way.BY_MONTH, null, null, opening);
    }

    Figure(FigureGroup group, Way way, Figure part, Figure whole, Opening opening) {
        this(null, group, way, part, whole, opening);
    }

    Figure(String json, FigureGroup group, Way way, Figure part, Figure whole, Opening opening) {
        this.json = json;
        this.group = group;
        this.way = way;
        this.part = part;
        this.whole = whole;
        this.opening = opening;
    }

    /** The figures that stand in the tables, in the order of the report; rates and rests come from them. */
    public static List<Figure> counted() {
        return COUNTED;
    }

    /** The figures that are added up from level to level, in the order in which they are kept of a stretch. */
    static List<Figure> summed() {
        return SUMMED;
    }

    /** The figures that are known of each month, in the order in which {@code by_month} has them. */
    public static List<Figure> byMonth() {
        return BY_MONTH;
    }

    /** The figures that are counted once in each period, in the order in which {@code by_span} has them. */
    public static List<Figure> distinct() {
        return DISTINCT;
    }

    /** The figures of a group, in the order of the report. */
    public static List<Figure> of(FigureGroup group) {
        return Arrays.stream(values()).filter(figure -> figure.group == group).toList();
    }

    /** The figures that it stands with in the report. */
    public FigureGroup group() {
        return group;
    }

    /** The list that it opens into. */
    public Opening opening() {
        return opening;
    }

    /**
     * Whether it is known of a period. What belongs to a year as a whole is not known of a part of it, and a quarter that was
     * missed not of a part of a quarter.
     */
    public boolean isOf(ReportingPeriod period) {
        return switch (way) {
            case BY_MONTH -> true;
            case BY_QUARTER -> !period.quarters().isEmpty();
            case BY_YEAR -> period.isWholeYear();
            case DISTINCT -> this != CELLS_MISSING || !period.quarters().isEmpty();
            case RATE, REST -> part.isOf(period) && whole.isOf(period);
        };
    }

    /**
     * Its number in a published line, for a statement; null where the line was published before it was counted.
     *
     * @param line the table {@code unit_total}
     * @throws IllegalArgumentException when it is not counted, or not known of the period
     */
    public String ofLine(String line, ReportingPeriod period) {
        if (!COUNTED.contains(this) || !isOf(period)) {
            throw new IllegalArgumentException(this + " of " + period);
        }
        if (period.isWholeYear()) {
            String number = line + "." + column();
            return COUNTED_WITH_MONTHS.contains(this)
                    ? "case when cardinality(%s.by_month) > 0 then %s end".formatted(line, number)
                    : number;
        }
        return switch (way) {
            case BY_MONTH ->
                IntStream.rangeClosed(period.firstMonth(), period.lastMonth())
                        .mapToObj(month -> "%s.by_month[%d][%d]".formatted(line, month, placeInMonth()))
                        .collect(Collectors.joining(" + "));
            case BY_QUARTER ->
                period.quarters().stream()
                        .map(quarter -> "%s.by_quarter[%d]".formatted(line, quarter))
                        .collect(Collectors.joining(" + "));
            default ->
                "%s.by_span[%d][%d]"
                        .formatted(line, placeInSpan(), PeriodSpan.of(period).place());
        };
    }

    /** How a unit comes to it. */
    public Way way() {
        return way;
    }

    public boolean isRate() {
        return way == Way.RATE;
    }

    public boolean isRest() {
        return way == Way.REST;
    }

    /** The numerator of a rate, what a rest is without; null of a figure that is counted. */
    public Figure part() {
        return part;
    }

    /** The denominator of a rate, what a rest is a part of; null of a figure that is counted. */
    public Figure whole() {
        return whole;
    }

    /** Its name for other programs, e.g. {@code thematicSessions}. */
    public String json() {
        if (json != null) {
            return json;
        }
        String[] words = column().split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** Its column in the tables. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The place of this one, which is known of each month, in an array {@code by_month[month][figure]}. */
    int placeInMonth() {
        return BY_MONTH.indexOf(this) + 1;
    }

    /** The place of this one, which is counted once in each period, in an array {@code by_span[figure][span]}. */
    int placeInSpan() {
        return DISTINCT.indexOf(this) + 1;
    }

    /** {@code f.figures[1]}: this one, which is summed, out of kept figures. */
    String of(String array) {
        return "%s[%d]".formatted(array, SUMMED.indexOf(this) + 1);
    }

    private static List<Figure> only(Way... ways) {
        List<Way> wanted = List.of(ways);
        return Arrays.stream(values())
                .filter(figure -> wanted.contains(figure.way))
                .toList();
    }
}
