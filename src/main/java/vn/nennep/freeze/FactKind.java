package vn.nennep.freeze;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the canonical text of a year is made of, in the order of the words: each kind of fact with the table that has it.
 * The values of a fact are the table's own columns, so that a column of a later release is in the text by itself.
 *
 * <p>A text that people wrote stands as its SHA-256: whoever reads the canonical text learns that it was changed, and
 * nothing of what was said. Columns named here as shown are codes, states and names of units.
 */
public enum FactKind {

    /** A figure of a unit as published: one line a view and place. */
    FIGURE(
            "unit_total",
            "t.unit_id",
            Key.PLACE,
            "t.year = :year",
            "id year view unit_id parent_id whole",
            "code name kind"),

    /** A figure split by a dimension. */
    SHARE(
            "unit_total_part",
            "t.unit_id",
            Key.PLACE + " || '/' || t.dimension || '/' || t.value",
            "t.year = :year",
            "id year view unit_id parent_id whole dimension value",
            ""),

    /** A cell that the figures of a unit are without. */
    ASIDE(
            "unit_total_aside",
            "t.unit_id",
            "t.view || '/' || t.cell_id",
            "t.year = :year",
            "year view unit_id cell_id",
            "code name failure"),

    /** A meeting with its state and counts. */
    MEETING(
            "meeting",
            "t.cell_id",
            "t.code",
            "t.year = :year",
            "id ref cell_id code version",
            "kind status mode topic_group"),

    /** What somebody was called at a meeting: the letters of category and mark. */
    MARK(
            "roll_call_entry",
            "m.cell_id",
            Key.OF_MEETING + "t.member_id",
            "t.year = :year and m.year = :year",
            "meeting_id member_id year",
            "category mark"),
    FORM("meeting_form", "m.cell_id", Key.OF_MEETING + "t.form", Key.MEETING_OF_YEAR, "meeting_id form", ""),
    PRESENTER(
            "meeting_presenter",
            "m.cell_id",
            Key.OF_MEETING + "t.member_id",
            Key.MEETING_OF_YEAR,
            "meeting_id member_id",
            ""),
    CONTRIBUTION(
            "contribution",
            "m.cell_id",
            Key.OF_MEETING + "t.ref",
            Key.MEETING_OF_YEAR,
            "id ref meeting_id version",
            "kind reply_kind"),
    VOTE(
            "meeting_vote",
            "m.cell_id",
            Key.OF_MEETING + "t.ref",
            Key.MEETING_OF_YEAR,
            "id ref meeting_id version",
            "threshold"),
    SCORE(
            "meeting_score",
            "m.cell_id",
            "m.code",
            Key.MEETING_OF_YEAR,
            "meeting_id version",
            "proposed_grade self_grade superior_grade grade"),
    SCORE_LINE(
            "meeting_score_line",
            "m.cell_id",
            Key.OF_MEETING + "t.criterion",
            Key.MEETING_OF_YEAR,
            "meeting_id criterion",
            ""),

    /** The grade of a cell's year. */
    GRADE(
            "year_grade",
            "t.cell_id",
            "t.year",
            "t.year = :year",
            "cell_id year version",
            "proposed_grade self_grade superior_grade grade"),
    PLAN(
            "annual_plan",
            "t.cell_id",
            "t.revision",
            "t.year = :year",
            "id ref cell_id year revision version",
            "status number"),
    PLAN_LINE(
            "plan_line",
            "p.cell_id",
            Key.OF_PLAN + "t.line",
            "p.year = :year",
            "id plan_id line version",
            "topic_group"),
    PLAN_LINE_GROUP(
            "plan_line_group",
            "p.cell_id",
            Key.OF_LINE + "t.topic_group",
            "p.year = :year",
            "plan_line_id topic_group",
            ""),
    PLAN_LINE_FORM("plan_line_form", "p.cell_id", Key.OF_LINE + "t.form", "p.year = :year", "plan_line_id form", ""),
    PLAN_LINE_PRESENTER(
            "plan_line_presenter",
            "p.cell_id",
            Key.OF_LINE + "t.member_id",
            "p.year = :year",
            "plan_line_id member_id",
            ""),
    KEY_TASK(
            "key_task",
            "t.cell_id",
            "t.ref",
            "t.year = :year",
            "id ref cell_id year version",
            "status self_rating superior_rating");

    /** Parts of keys and conditions that kinds have in common. */
    private static final class Key {
        static final String PLACE =
                "t.view || '/' || case when t.whole then 'whole' else 'part' end || '/' || coalesce(cast(t.parent_id as text), '-')";
        static final String OF_MEETING = "m.code || '/' || ";
        static final String MEETING_OF_YEAR = "m.year = :year";
        static final String OF_PLAN = "p.revision || '/' || ";
        static final String OF_LINE = "p.revision || '/' || l.line || '/' || ";

        private Key() {}
    }

    private static final Map<String, FactKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FactKind::word, Function.identity()));

    private final String table;
    private final String unit;
    private final String key;
    private final String condition;
    private final Set<String> omitted;
    private final Set<String> shown;

    FactKind(String table, String unit, String key, String condition, String omitted, String shown) {
        this.table = table;
        this.unit = unit;
        this.key = key;
        this.condition = condition;
        this.omitted = words(omitted);
        this.shown = words(shown);
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    /** Its word in the text, e.g. {@code score-line}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of a word.
     *
     * @return null for a word of none
     */
    static FactKind of(String word) {
        return BY_WORD.get(word);
    }

    String table() {
        return table;
    }

    /** Whether a column of the table is a value of the fact: not what names it, nor what only the program needs. */
    boolean takes(String column) {
        return !omitted.contains(column);
    }

    /** The statement of its lines in a year, unsorted. */
    String select(List<FactColumn> columns) {
        return "select %s || chr(9) || '%s' || chr(9) || %s || chr(9) || %s as line from %s where %s"
                .formatted(unit, word(), key, value(columns), from(), condition);
    }

    private String from() {
        if (unit.startsWith("m.")) {
            return table + " t join meeting m on m.id = t.meeting_id";
        }
        if (this == PLAN_LINE) {
            return "plan_line t join annual_plan p on p.id = t.plan_id";
        }
        if (unit.startsWith("p.")) {
            return table + " t join plan_line l on l.id = t.plan_line_id join annual_plan p on p.id = l.plan_id";
        }
        return table + " t";
    }

    private String value(List<FactColumn> columns) {
        if (this == MARK) {
            // A million of them: letters, without names of columns.
            return "t.category || t.mark || coalesce(' ' || " + FactColumn.digest("t.reason") + ", '')";
        }
        return columns.isEmpty()
                ? "'{}'"
                : "cast(jsonb_strip_nulls(%s) as text)"
                        .formatted(FactColumn.chunks(columns).stream()
                                .map(some -> "jsonb_build_object(%s)"
                                        .formatted(some.stream()
                                                .map(column -> column.named(shown.contains(column.name())))
                                                .collect(Collectors.joining(", "))))
                                .collect(Collectors.joining(" || ")));
    }
}
