package vn.nennep.tally;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is counted of a unit and year. Those that are summed up the tree are the columns of the same name, in the
 * temporary tables of a consolidation and in {@code unit_total}.
 */
enum Figure {
    SESSIONS,
    THEMATIC_SESSIONS,
    DUE,
    PRESENT,
    EXCUSED,
    ABSENT,
    THEMATIC_DUE,
    THEMATIC_PRESENT,
    QUARTERS_MISSED,
    CONTRIBUTIONS,
    CONTRIBUTIONS_OPEN,
    SPEAKERS,
    PLANNED_LINES,
    KEPT_LINES,
    PLANS_REPORTED,
    KEY_TASKS,
    KEY_TASKS_DONE,
    CELLS,
    CELLS_WITH_THEMATIC,
    PEOPLE,
    GRADES,
    YEAR_GRADES;

    /** Added up from level to level. */
    private static final Set<Figure> SUMMED = EnumSet.range(SESSIONS, KEY_TASKS_DONE);

    /** Columns of the published line: those summed, and those counted distinct in each unit. */
    private static final Set<Figure> PUBLISHED = EnumSet.range(SESSIONS, PEOPLE);

    /** What a meeting's record, the plan and the key tasks say, summed. */
    static final List<Figure> OF_RECORDS = List.copyOf(EnumSet.range(CONTRIBUTIONS, KEY_TASKS_DONE));

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code sessions, due, …} of what is summed. */
    static String summed() {
        return list(SUMMED, column -> column);
    }

    /** {@code sum(sessions), sum(due), …} of what is summed. */
    static String sums() {
        return list(SUMMED, column -> "sum(" + column + ")");
    }

    /** {@code sum(t.sessions) as sessions, …} of what is summed. */
    static String sums(String table) {
        return list(SUMMED, column -> "sum(%s.%s) as %s".formatted(table, column, column));
    }

    /** {@code coalesce(sum(t.sessions), 0)::integer as sessions, …} of what is summed. */
    static String totals(String table) {
        return list(SUMMED, column -> "coalesce(sum(%s.%s), 0)::integer as %s".formatted(table, column, column));
    }

    /** {@code t.sessions, t.due, …} of what is published. */
    static String published(String table) {
        return list(PUBLISHED, column -> table + "." + column);
    }

    /** {@code sessions, due, …} of what is published. */
    static String published() {
        return list(PUBLISHED, column -> column);
    }

    /** {@code sessions = q.sessions, …} of what is published. */
    static String assigned(String table) {
        return list(PUBLISHED, column -> column + " = " + table + "." + column);
    }

    private static String list(Collection<Figure> figures, Function<String, String> written) {
        return figures.stream().map(Figure::column).map(written).collect(Collectors.joining(", "));
    }

    /** {@code key_tasks, …} */
    static String columns(Collection<Figure> figures) {
        return list(figures, column -> column);
    }

    /** {@code sum(key_tasks) as key_tasks, …} */
    static String sums(Collection<Figure> figures) {
        return list(figures, column -> "sum(%s) as %s".formatted(column, column));
    }

    /** @return rows {@code (name, right, found)} of these figures for a comparison of two tables */
    static String compared(List<Figure> figures, String right, String found) {
        return figures.stream()
                .map(figure ->
                        "('%s', %s.%s, %s.%s)".formatted(figure.name(), right, figure.column(), found, figure.column()))
                .collect(Collectors.joining(", "));
    }
}
