package vn.nennep.shared;

import org.jdbi.v3.core.statement.Query;

/** The end of a statement that reads one page of a list in the order that a person chose. */
public final class PageSql {

    private PageSql() {}

    /**
     * Order and limits, with the parameters that {@link #bind} gives.
     *
     * @param key SQL of the text that rows are sorted by, in Vietnamese letter order: a {@code case :sortedBy}, which is
     *     null when no column was chosen
     * @param order the list's own order, which rows with equal keys keep
     */
    public static String of(String key, String order) {
        return " order by case when not :descending then " + key + " end collate \"vi-x-icu\","
                + " case when :descending then " + key + " end collate \"vi-x-icu\" desc nulls last, " + order
                + " limit :most offset :first";
    }

    /** Binds what {@link #of} asks for. */
    public static Query bind(Query statement, PageRequest request) {
        return statement
                .bind("sortedBy", request.sortedBy() == null ? "" : request.sortedBy())
                .bind("descending", request.descending())
                .bind("most", request.size())
                .bind("first", request.first());
    }
}
