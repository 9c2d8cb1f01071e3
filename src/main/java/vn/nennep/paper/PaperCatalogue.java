package vn.nennep.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.nennep.tally.Figure;

/**
 * What a template of a kind can name. The facts of a paper have just these fields and tables, and a template is checked
 * against them.
 *
 * @param fields of the paper as a whole
 */
public record PaperCatalogue(List<PaperField> fields, List<PaperTable> tables) {

    private static final String[] OF_MEETING = {"meetingTitle", "weekday", "startsAt", "endsAt", "meetingPlace", "topic"
    };

    private static final Set<String> PARTS = Set.of("results", "assessment", "difficulties", "direction", "proposals");

    private static final Map<PaperKind, PaperCatalogue> ALL = new EnumMap<>(PaperKind.class);

    static {
        put(
                PaperKind.PLAN,
                fields("guidance", "orientation", "adjustReason", "lineCount"),
                table("lines", "no", "topic", "group", "month", "presenters", "chair", "forms", "note"));
        put(PaperKind.NOTICE, fields(OF_MEETING, "chair"), table("items", "no", "content", "person"));
        put(
                PaperKind.ATTENDANCE_SHEET,
                fields(OF_MEETING, "due", "present", "excused", "absent", "rate"),
                table("members", "no", "name", "position", "category", "mark", "reason"));
        put(
                PaperKind.MINUTES,
                fields(
                        OF_MEETING,
                        "mode",
                        "chair",
                        "minutesSecretary",
                        "guests",
                        "superiorPresent",
                        "guidance",
                        "opening",
                        "presenters",
                        "forms",
                        "presentation",
                        "conclusion",
                        "members",
                        "official",
                        "probationary",
                        "temporaryIn",
                        "due",
                        "present",
                        "presentOfficial",
                        "presentProbationary",
                        "presentTemporaryIn",
                        "exempt",
                        "excused",
                        "excusedNames",
                        "absent",
                        "absentNames",
                        "score",
                        "grade"),
                table("opinions", "no", "speaker", "opinionKind", "text", "reply"),
                table("votes", "no", "subject", "agree", "disagree", "other", "base", "rate", "result"),
                table("tasks", "no", "task", "person", "dueOn"));
        put(
                PaperKind.RESOLUTION,
                fields(
                        OF_MEETING,
                        "chair",
                        "presenters",
                        "presentation",
                        "conclusion",
                        "members",
                        "due",
                        "present",
                        "excused",
                        "absent",
                        "exempt",
                        "score",
                        "grade"),
                table("found", "no", "task", "person", "result"),
                table("opinions", "no", "speaker", "opinionKind", "text", "reply"),
                table("votes", "no", "subject", "agree", "disagree", "other", "base", "rate", "result"),
                table("tasks", "no", "task", "person", "dueOn"));
        put(
                PaperKind.KEY_TASKS,
                fields("taskCount"),
                table("tasks", "no", "task", "target", "person", "dueOn", "state", "selfRating", "superiorRating"));
        put(
                PaperKind.SCORE_SHEET,
                fields(OF_MEETING, "criteria", "guidance", "most", "self", "superiorScore", "grade"),
                table("lines", "no", "criterion", "most", "proposed", "self", "superiorScore", "reason"));
        put(
                PaperKind.CELL_REPORT,
                fields(
                        "members",
                        "official",
                        "probationary",
                        "keyTaskCount",
                        "keyTaskList",
                        "topicList",
                        "guidance",
                        "published",
                        "noFigures",
                        "frozen",
                        "frozenCode",
                        "results",
                        "difficulties",
                        "direction",
                        "proposals"),
                figures(),
                table("sessions", "no", "topic", "group", "heldOn", "due", "present", "rate", "grade"),
                table("tasks", "no", "task", "target", "selfRating", "superiorRating"));
        put(
                PaperKind.CONSOLIDATED_REPORT,
                fields(
                        "published",
                        "noFigures",
                        "incomplete",
                        "frozen",
                        "frozenCode",
                        "unitCount",
                        "assessment",
                        "difficulties",
                        "proposals"),
                figures(),
                lines("lines"),
                lines("total"),
                table("aside", "no", "code", "name", "reason"));
    }

    public PaperCatalogue {
        fields = List.copyOf(fields);
        tables = List.copyOf(tables);
    }

    /** What a template of a kind can name. */
    public static PaperCatalogue of(PaperKind kind) {
        return ALL.get(kind);
    }

    public Optional<PaperField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public Optional<PaperTable> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The fields that people can write by hand. */
    public List<PaperField> parts() {
        return fields.stream().filter(field -> PARTS.contains(field.name())).toList();
    }

    /** The fields that cite a figure. */
    public List<PaperField> citing() {
        return fields.stream().filter(field -> field.figure() != null).toList();
    }

    private static void put(PaperKind kind, Object... parts) {
        List<PaperField> fields = new ArrayList<>(head(kind));
        List<PaperTable> tables = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof PaperTable table) {
                tables.add(table);
            } else {
                ((List<?>) part).forEach(field -> fields.add((PaperField) field));
            }
        }
        ALL.put(kind, new PaperCatalogue(fields, tables));
    }

    /** What every paper has: who, where, when, signed by whom. */
    private static List<PaperField> head(PaperKind kind) {
        // Minutes and attendance sheets are signed by others.
        boolean signed = kind != PaperKind.MINUTES && kind != PaperKind.ATTENDANCE_SHEET;
        List<PaperField> head = new ArrayList<>(List.of(
                PaperField.of("superior"),
                PaperField.required("organisation"),
                new PaperField("number", null, kind.type() != null),
                PaperField.required("place"),
                PaperField.required("date"),
                new PaperField("signedFor", null, signed),
                new PaperField("signerTitle", null, signed),
                new PaperField("signer", null, signed)));
        Stream.of("typeName", "unit", "unitShort", "superiorUnit", "year", "period", "replaces")
                .map(PaperField::of)
                .forEach(head::add);
        return head;
    }

    private static List<PaperField> fields(String... names) {
        return Arrays.stream(names).map(PaperField::of).toList();
    }

    private static List<PaperField> fields(String[] some, String... others) {
        return Stream.of(some, others)
                .flatMap(Arrays::stream)
                .map(PaperField::of)
                .toList();
    }

    /** The catalogue of figures. */
    private static List<PaperField> figures() {
        return Arrays.stream(Figure.values()).map(PaperField::of).toList();
    }

    private static PaperTable table(String name, String... fields) {
        return new PaperTable(name, fields(fields));
    }

    private static PaperTable lines(String name) {
        List<PaperField> fields = new ArrayList<>(fields("no", "code", "name", "note"));
        fields.addAll(figures());
        return new PaperTable(name, fields);
    }
}
