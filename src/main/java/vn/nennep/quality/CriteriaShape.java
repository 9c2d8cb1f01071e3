package vn.nennep.quality;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can stand at a place of a criteria set: the names that {@link CriteriaReader} knows there, for who writes a set on a page.
 * Whether what stands there is right is for the reader to say.
 */
public enum CriteriaShape {
    NEED(choice("at-least", Grade.values()), text("share"), text("count")),
    YEAR(
            choice("meetings", AppliesTo.values()),
            choice("otherwise", Grade.values()),
            list("good", NEED),
            list("fair", NEED),
            list("average", NEED)),
    GRADES(text("good"), text("fair"), text("average")),
    VETO(text("name"), choice("highest", Grade.values()), texts("full-marks")),
    CONDITION(fact(), text("from"), text("over"), text("start"), text("to"), text("below"), text("end")),
    INSTEAD(text("points"), fact(), text("from"), text("over"), text("start"), text("to"), text("below"), text("end")),
    BAND(text("points"), text("from"), text("over"), text("start"), text("to"), text("below"), text("end")),
    CRITERION(
            text("code"),
            text("name"),
            text("points"),
            fact(),
            options("by-hand", List.of("by-hand")),
            texts("choice"),
            new Name("criteria", Kind.LIST, null, List.of()),
            list("bands", BAND),
            map("yes-no", CONDITION),
            list("instead", INSTEAD),
            map("only-when", CONDITION)),
    MEMBERS(text("from"), text("over"), text("start"), text("to"), text("below"), text("end")),
    NORM(options("kind", List.of("regular", "thematic")), text("minutes"), map("members", MEMBERS)),
    EDGE(text("edge"), text("at"), options("belongs-to", List.of("lower", "upper"))),
    SETTINGS(
            choice("attendance-base", ScoreSettings.AttendanceBase.values()),
            choice("not-applicable", ScoreSettings.NotApplicable.values()),
            text("combined-minutes"),
            text("combined-longest-break"),
            new Name("edges", Kind.NAMED, EDGE, List.of()),
            list("norm-minutes", NORM)),
    SET(
            text("code"),
            text("name"),
            text("unit"),
            choice("applies-to", AppliesTo.values()),
            text("valid-from"),
            text("valid-to"),
            text("guidance"),
            options("example", List.of("true", "false")),
            text("total"),
            map("settings", SETTINGS),
            list("criteria", CRITERION),
            list("vetoes", VETO),
            map("grades", GRADES),
            map("year", YEAR));

    /** What stands behind a name. */
    public enum Kind {
        /** One line of text, a number, a day. */
        TEXT,
        /** One of some words. */
        CHOICE,
        /** Several short texts. */
        TEXTS,
        /** Names of a shape. */
        MAP,
        /** Several of a shape. */
        LIST,
        /** Several of a shape, each called by its first name. */
        NAMED
    }

    /**
     * A name that can stand there.
     *
     * @param shape of what is behind it; null for what has none, and for criteria within a criterion
     * @param options of a choice
     */
    public record Name(String name, Kind kind, CriteriaShape shape, List<String> options) implements Serializable {

        /** The shape of what is behind it. */
        public CriteriaShape of() {
            return name.equals("criteria") ? CRITERION : shape;
        }

        /** Whether it is written beside its name, not below it. */
        public boolean isField() {
            return kind == Kind.TEXT || kind == Kind.CHOICE || kind == Kind.TEXTS;
        }
    }

    private final List<Name> names;

    CriteriaShape(Name... names) {
        this.names = List.of(names);
    }

    /** The names that can stand there, in their order. */
    public List<Name> names() {
        return names;
    }

    private static Name text(String name) {
        return new Name(name, Kind.TEXT, null, List.of());
    }

    private static Name texts(String name) {
        return new Name(name, Kind.TEXTS, null, List.of());
    }

    private static Name options(String name, List<String> options) {
        return new Name(name, Kind.CHOICE, null, options);
    }

    private static Name choice(String name, Enum<?>... constants) {
        return options(name, Stream.of(constants).map(YamlItem::written).toList());
    }

    private static Name fact() {
        return options("fact", Arrays.stream(Fact.values()).map(Fact::key).toList());
    }

    private static Name map(String name, CriteriaShape shape) {
        return new Name(name, Kind.MAP, shape, List.of());
    }

    private static Name list(String name, CriteriaShape shape) {
        return new Name(name, Kind.LIST, shape, List.of());
    }
}
