package vn.nennep.tally;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** Cells in the branch on any day of the year. */
    CELLS(FigureGroup.CELLS, Way.DISTINCT, Opening.NOTHING),

    /** Those of them with a thematic meeting. */
    CELLS_WITH_THEMATIC(FigureGroup.CELLS, Way.DISTINCT, Opening.NOTHING),

    /** Recorded thematic meetings. */
    THEMATIC_SESSIONS(FigureGroup.THEMATIC, Way.SUMMED, Opening.THEMATIC_MEETINGS),
    THEMATIC_DUE(FigureGroup.THEMATIC, Way.SUMMED, Opening.THEMATIC_MEETINGS),
    THEMATIC_PRESENT(FigureGroup.THEMATIC, Way.SUMMED, Opening.THEMATIC_MEETINGS),
    THEMATIC_RATE(FigureGroup.THEMATIC, Way.RATE, THEMATIC_PRESENT, THEMATIC_DUE, Opening.NOTHING),

    /** Recorded meetings of all kinds. */
    SESSIONS(FigureGroup.MEETINGS, Way.SUMMED, Opening.MEETINGS),
    DUE(FigureGroup.MEETINGS, Way.SUMMED, Opening.MEETINGS),
    PRESENT(FigureGroup.MEETINGS, Way.SUMMED, Opening.MEETINGS),
    EXCUSED(FigureGroup.MEETINGS, Way.SUMMED, Opening.MEETINGS),
    ABSENT(FigureGroup.MEETINGS, Way.SUMMED, Opening.MEETINGS),
    RATE(FigureGroup.MEETINGS, Way.RATE, PRESENT, DUE, Opening.NOTHING),

    /** Distinct members who attended. */
    PEOPLE(FigureGroup.ALONE, Way.DISTINCT, Opening.NOTHING),

    /** Quarters of cells, ended by the day of the run, without a thematic meeting. */
    QUARTERS_MISSED(FigureGroup.ALONE, Way.SUMMED, Opening.NOTHING),

    /** Contributions of members in the meetings. */
    CONTRIBUTIONS(FigureGroup.SAID, Way.SUMMED, Opening.MEETINGS_WITH_CONTRIBUTIONS),

    /** Those without a reply that need one. */
    CONTRIBUTIONS_OPEN("openContributions", FigureGroup.SAID, Opening.MEETINGS_WITH_OPEN_CONTRIBUTIONS),

    /** Members who spoke, contributors and presenters, summed over the meetings. */
    SPEAKERS(FigureGroup.SAID, Way.SUMMED, Opening.MEETINGS_WITH_SPEAKERS),

    /** Plans in force that were reported to the superior. */
    PLANS_REPORTED(FigureGroup.PLANS, Way.SUMMED, Opening.PLANS),

    /** Thematic meetings that the plans in force foresee. */
    PLANNED_LINES("planLines", FigureGroup.PLANS, Opening.PLAN_LINES),

    /** Those of them that were held in the year. */
    KEPT_LINES("planLinesKept", FigureGroup.PLANS, Opening.PLAN_LINES_KEPT),
    OPEN_LINES(FigureGroup.PLANS, Way.REST, KEPT_LINES, PLANNED_LINES, Opening.PLAN_LINES_OPEN),
    KEPT_RATE(FigureGroup.PLANS, Way.RATE, KEPT_LINES, PLANNED_LINES, Opening.NOTHING),

    /** Key tasks that were sent to the superior. */
    KEY_TASKS(FigureGroup.KEY_TASKS, Way.SUMMED, Opening.KEY_TASKS),

    /** Those rated as done or better, by the superior or, until then, by the cell. */
    KEY_TASKS_DONE(FigureGroup.KEY_TASKS, Way.SUMMED, Opening.KEY_TASKS_DONE),
    KEY_TASKS_RATE(FigureGroup.KEY_TASKS, Way.RATE, KEY_TASKS_DONE, KEY_TASKS, Opening.NOTHING);

    /** How a unit comes to a figure. */
    public enum Way {
        /** Added up from level to level. */
        SUMMED,
        /** Counted once in each unit, never added up. */
        DISTINCT,
        /** One figure out of another; nothing where the other is 0. */
        RATE,
        /** One figure without another. */
        REST
    }

    private static final List<Figure> COUNTED = only(Way.SUMMED, Way.DISTINCT);
    private static final List<Figure> SUMMED = only(Way.SUMMED);

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
        this(json, group, Way.SUMMED, null, null, opening);
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

    /** {@code due integer, present integer, …} of what is summed. */
    static String definitions() {
        return written(SUMMED, "%1$s integer");
    }

    /** {@code due, present, …} of what is summed. */
    static String summed() {
        return written(SUMMED, "%1$s");
    }

    /** {@code sum(due) as due, …} of what is summed. */
    static String sums() {
        return sums(SUMMED);
    }

    /** How many are summed. */
    static int numberOfSummed() {
        return SUMMED.size();
    }

    /** {@code array[coalesce(sum(due), 0)::integer, …]} of what is summed: the figures of a stretch as they are kept. */
    static String kept() {
        return "array[" + written(SUMMED, "coalesce(sum(%1$s), 0)::integer") + "]";
    }

    /** {@code sum(f.figures[1])::integer as due, …} of what is summed, out of kept figures. */
    static String sumsOfKept(String array) {
        return sumsOfKept(SUMMED, array);
    }

    /** {@code sum(f.figures[1])::integer as due, …} of some of them. */
    static String sumsOfKept(Collection<Figure> figures, String array) {
        return figures.stream()
                .map(figure -> "sum(%s)::integer as %s".formatted(figure.of(array), figure.column()))
                .collect(Collectors.joining(", "));
    }

    /** {@code sum(f.figures[1] - f.before[1]), …} of what is summed. */
    static String differencesOfKept(String array, String before) {
        return SUMMED.stream()
                .map(figure -> "sum(%s - %s)".formatted(figure.of(array), figure.of(before)))
                .collect(Collectors.joining(", "));
    }

    /** {@code f.figures[1]}: this one, which is summed, out of kept figures. */
    String of(String array) {
        return "%s[%d]".formatted(array, SUMMED.indexOf(this) + 1);
    }

    /** {@code due integer, people integer, …} of what is published. */
    static String publishedDefinitions() {
        return written(COUNTED, "%1$s integer");
    }

    /** {@code coalesce(sum(due), 0)::integer as due, …} of what is published. */
    static String publishedSums() {
        return written(COUNTED, "coalesce(sum(%1$s), 0)::integer as %1$s");
    }

    /** {@code due = t.due + d.due, …} of what is published. */
    static String added(String table, String difference) {
        return written(COUNTED, "%1$s = " + table + ".%1$s + " + difference + ".%1$s");
    }

    /** {@code d.due <> 0 or …} of what is published. */
    static String anyOf(String difference) {
        return COUNTED.stream()
                .map(figure -> difference + "." + figure.column() + " <> 0")
                .collect(Collectors.joining(" or "));
    }

    /** {@code coalesce(t.due, 0)::integer as due, …} of what is summed. */
    static String filled(String table) {
        return written(SUMMED, "coalesce(" + table + ".%1$s, 0)::integer as %1$s");
    }

    /** {@code sum(s.due) as due, …} of what is summed. */
    static String sums(String table) {
        return sums(SUMMED, table);
    }

    /** {@code t.due, t.present, …} of what is published. */
    static String published(String table) {
        return written(COUNTED, table + ".%1$s");
    }

    /** {@code due, present, …} of what is published. */
    static String published() {
        return written(COUNTED, "%1$s");
    }

    /** {@code due = q.due, …} of what is published. */
    static String assigned(String table) {
        return written(COUNTED, "%1$s = " + table + ".%1$s");
    }

    /** {@code key_tasks, …} */
    static String columns(Collection<Figure> figures) {
        return written(figures, "%1$s");
    }

    /** {@code sum(key_tasks) as key_tasks, …} */
    static String sums(Collection<Figure> figures) {
        return written(figures, "sum(%1$s) as %1$s");
    }

    /** {@code sum(s.key_tasks) as key_tasks, …} */
    static String sums(Collection<Figure> figures, String table) {
        return written(figures, "sum(" + table + ".%1$s) as %1$s");
    }

    /** @return rows {@code (name, right, found)} of these figures for a comparison of two tables */
    static String compared(Collection<Figure> figures, String right, String found) {
        return figures.stream()
                .map(figure ->
                        "('%s', %s.%s, %s.%s)".formatted(figure.name(), right, figure.column(), found, figure.column()))
                .collect(Collectors.joining(", "));
    }

    private static String written(Collection<Figure> figures, String pattern) {
        Function<Figure, String> one = figure -> pattern.formatted(figure.column());
        return figures.stream().map(one).collect(Collectors.joining(", "));
    }

    private static List<Figure> only(Way... ways) {
        List<Way> wanted = List.of(ways);
        return Arrays.stream(values())
                .filter(figure -> wanted.contains(figure.way))
                .toList();
    }
}
