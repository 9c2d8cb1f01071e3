package vn.nennep.tally;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of statements over the columns of figures, so that no statement names them by itself. */
final class FigureSql {

    private FigureSql() {}

    /** {@code due integer, present integer, …} of what is summed. */
    static String definitions() {
        return written(Figure.summed(), "%1$s integer");
    }

    /** {@code due, present, …} of what is summed. */
    static String summed() {
        return written(Figure.summed(), "%1$s");
    }

    /** {@code sum(due) as due, …} of what is summed. */
    static String sums() {
        return sums(Figure.summed());
    }

    /** {@code coalesce(sum(due), 0)::integer as due, …} of what is summed. */
    static String filledSums() {
        return written(Figure.summed(), "coalesce(sum(%1$s), 0)::integer as %1$s");
    }

    /** {@code 0 as cells, …} of what is counted once in each unit. */
    static String none() {
        return written(Figure.distinct(), "0 as %1$s");
    }

    /** How many are summed. */
    static int numberOfSummed() {
        return Figure.summed().size();
    }

    /** {@code array[s.due, …]} of what is summed: the figures of a stretch as they are kept. */
    static String kept(String table) {
        return "array[" + written(Figure.summed(), table + ".%1$s") + "]";
    }

    /** {@code array[coalesce(s.due, 0), …]} of what is known of each month. */
    static String ofMonth(String table) {
        return "array[" + written(Figure.byMonth(), "coalesce(" + table + ".%1$s, 0)::integer") + "]";
    }

    /** {@code sum(f.figures[1])::integer as due, …} of what is summed, out of kept figures. */
    static String sumsOfKept(String array) {
        return sumsOfKept(Figure.summed(), array);
    }

    /** {@code sum(f.figures[1])::integer as due, …} of some of them. */
    static String sumsOfKept(Collection<Figure> figures, String array) {
        return figures.stream()
                .map(figure -> "sum(%s)::integer as %s".formatted(figure.of(array), figure.column()))
                .collect(Collectors.joining(", "));
    }

    /** {@code sum(f.figures[1] - f.before[1]), …} of what is summed. */
    static String differencesOfKept(String array, String before) {
        return Figure.summed().stream()
                .map(figure -> "sum(%s - %s)".formatted(figure.of(array), figure.of(before)))
                .collect(Collectors.joining(", "));
    }

    /** {@code due = t.due + d.due, …} of what is summed. */
    static String added(String table, String difference) {
        return written(Figure.summed(), "%1$s = " + table + ".%1$s + " + difference + ".%1$s");
    }

    /** {@code d.due <> 0 or …} of what is summed. */
    static String anyOf(String difference) {
        return Figure.summed().stream()
                .map(figure -> difference + "." + figure.column() + " <> 0")
                .collect(Collectors.joining(" or "));
    }

    /** {@code coalesce(t.due, 0)::integer as due, …} of what is summed. */
    static String filled(String table) {
        return written(Figure.summed(), "coalesce(" + table + ".%1$s, 0)::integer as %1$s");
    }

    /** {@code sum(s.due) as due, …} of what is summed. */
    static String sums(String table) {
        return sums(Figure.summed(), table);
    }

    /** {@code t.due, t.present, …} of what is published. */
    static String published(String table) {
        return written(Figure.counted(), table + ".%1$s");
    }

    /** {@code due, present, …} of what is published. */
    static String published() {
        return written(Figure.counted(), "%1$s");
    }

    /** {@code due = q.due, …} of what is published. */
    static String assigned(String table) {
        return written(Figure.counted(), "%1$s = " + table + ".%1$s");
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
}
