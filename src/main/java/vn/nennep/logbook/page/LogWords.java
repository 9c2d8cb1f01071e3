package vn.nennep.logbook.page;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.nennep.audit.AuditAction;
import vn.nennep.logbook.AuditRow;
import vn.nennep.logbook.LogNames;
import vn.nennep.shared.Clocks;
import vn.nennep.shared.Days;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.Messages;

/**
 * Says an entry of the log in the words of people. A column or value without a word is not shown: it stays in the log,
 * which {@code verify-audit} reads.
 */
final class LogWords {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d.*");
    private static final Pattern TIME = Pattern.compile("(\\d\\d:\\d\\d):\\d\\d");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]+");

    /** Columns whose number is a person's, a unit's, a meeting's. */
    private static final Set<String> PEOPLE = Set.of(
            "member_id",
            "chair_id",
            "minutes_secretary_id",
            "person_id",
            "replied_by_id",
            "kept_id",
            "merged_id",
            "one_id",
            "other_id",
            "merged_into");

    private static final Set<String> UNITS =
            Set.of("cell_id", "unit_id", "parent_id", "from_cell_id", "to_cell_id", "successor_id", "predecessor_id");

    private static final Set<String> MEETINGS = Set.of("meeting_id", "done_in_id");

    /** What the program itself writes beside a reading, as a word of its own. */
    private static final Set<String> OWN_WORDS = Set.of("how", "view");

    /** Columns of a list that a province extends. */
    private static final Set<String> LISTED = Set.of("topic_group", "form");

    /** Table and column → the enumeration whose words its values have. */
    private static final Map<String, String> ENUMERATIONS = Map.ofEntries(
            Map.entry("unit_period kind", "UnitKind"),
            Map.entry("unit_event kind", "UnitEventKind"),
            Map.entry("membership category", "MembershipCategory"),
            Map.entry("member_leave kind", "LeaveKind"),
            Map.entry("meeting kind", "MeetingKind"),
            Map.entry("meeting status", "MeetingStatus"),
            Map.entry("meeting mode", "MeetingMode"),
            Map.entry("role_grant role", "Role"),
            Map.entry("member_transfer kind", "TransferKind"),
            Map.entry("member_transfer status", "TransferStatus"),
            Map.entry("amendment status", "AmendmentStatus"),
            Map.entry("annual_plan status", "AnnualPlanStatus"),
            Map.entry("topic_proposal status", "TopicProposalStatus"),
            Map.entry("key_task status", "KeyTaskStatus"),
            Map.entry("key_task self_rating", "KeyTaskRating"),
            Map.entry("key_task superior_rating", "KeyTaskRating"),
            Map.entry("meeting_preparation approved_by", "Approver"),
            Map.entry("meeting_material purpose", "MaterialPurpose"),
            Map.entry("contribution kind", "ContributionKind"),
            Map.entry("contribution reply_kind", "ReplyKind"),
            Map.entry("meeting_vote threshold", "VoteThreshold"),
            Map.entry("criteria_set applies_to", "AppliesTo"),
            Map.entry("meeting_score proposed_grade", "Grade"),
            Map.entry("meeting_score self_grade", "Grade"),
            Map.entry("meeting_score superior_grade", "Grade"),
            Map.entry("meeting_score grade", "Grade"),
            Map.entry("year_grade proposed_grade", "Grade"),
            Map.entry("year_grade self_grade", "Grade"),
            Map.entry("year_grade superior_grade", "Grade"),
            Map.entry("year_grade grade", "Grade"));

    private static final Map<String, String> MARKS =
            Map.of("P", "PRESENT", "E", "EXCUSED", "A", "ABSENT", "N", "NOT_RECORDED");

    private final Locale locale;
    private final LogNames names;

    LogWords(Locale locale, LogNames names) {
        this.locale = locale;
        this.names = names;
    }

    /** Every number or code in these entries that may be a person's, a unit's or a meeting's. */
    static Set<String> mentions(List<AuditRow> rows) {
        Set<String> found = new HashSet<>();
        for (AuditRow row : rows) {
            if (row.subject().equals("roll_call_entry")) {
                row.changes().forEach(change -> found.add(change.field()));
            }
            for (JsonObject fields : objects(row.before())) {
                collect(fields, found);
            }
            for (JsonObject fields : objects(row.after())) {
                collect(fields, found);
            }
        }
        return found;
    }

    private static void collect(JsonObject fields, Set<String> found) {
        fields.forEach((name, value) -> {
            if (PEOPLE.contains(name) || UNITS.contains(name) || MEETINGS.contains(name)) {
                found.add(text(value));
            }
        });
    }

    LogEntry entry(AuditRow row) {
        return new LogEntry(
                row,
                row.login().equals("-")
                        ? word("logbook.server")
                        : names.accounts().getOrDefault(row.login(), row.login()),
                wordOr("logbook.subject." + row.subject(), ""),
                which(row),
                row.subject().equals("roll_call_entry") ? marks(row) : fields(row));
    }

    private String which(AuditRow row) {
        String key = row.subjectKey();
        if (key == null) {
            return "";
        }
        return switch (row.subject()) {
            case "meeting", "meeting_form", "meeting_presenter", "roll_call_entry", "meeting_score_line" ->
                meeting(key);
            case "meeting_preparation", "meeting_material", "meeting_score" -> meeting(key);
            case "member", "membership", "member_leave", "member_position" ->
                names.members().getOrDefault(key, "");
            case "unit", "unit_period", "year_grade" -> names.units().getOrDefault(key, "");
            case "account" -> names.accounts().getOrDefault(key, key);
            case "topic_group",
                    "topic_group_name",
                    "presentation_form",
                    "presentation_form_name",
                    "position_kind",
                    "position_kind_name" -> names.lists().getOrDefault(key, "");
            case "member_transfer",
                    "guidance",
                    "criteria_set",
                    "reporting_year",
                    "year_exception",
                    "amendment",
                    "plan_due" -> key;
            case "file" -> wordOr("ImportKind." + key.toUpperCase(Locale.ROOT), "");
            case "report", "register" -> report(key);
            default -> "";
        };
    }

    /** A unit's code and a year. */
    private String report(String key) {
        int blank = key.lastIndexOf(' ');
        return blank < 0
                ? ""
                : names.units().getOrDefault(key.substring(0, blank), "") + " " + key.substring(blank + 1);
    }

    private String meeting(String key) {
        String found = names.meetings().get(key);
        if (found == null) {
            return "";
        }
        String[] parts = found.split("\\|");
        return word(
                "logbook.meeting", word("MeetingKind." + parts[0]), parts[1], Days.shown(LocalDate.parse(parts[2])));
    }

    /** One line for each person: the mark before and the mark after. */
    private List<String> marks(AuditRow row) {
        return row.changes().stream()
                .map(change -> {
                    String name = names.members().getOrDefault(change.field(), word("logbook.somebody"));
                    String before = mark(change.before());
                    String after = mark(change.after());
                    if (before == null) {
                        return word("logbook.marked", name, after);
                    }
                    return after == null
                            ? word("logbook.unmarked", name, before)
                            : word("logbook.remarked", name, before, after);
                })
                .sorted()
                .toList();
    }

    /** A category, a mark and perhaps a reason, in the letters of the table: {@code OE Đi công tác}. */
    private String mark(String line) {
        if (line == null) {
            return null;
        }
        String[] parts = line.split(" ", 2);
        String mark = parts[0].startsWith("X")
                ? word("logbook.came-exempt")
                : word("AttendanceMark." + MARKS.getOrDefault(parts[0].substring(1), "NOT_RECORDED"))
                        .toLowerCase(locale);
        return parts.length == 1 ? mark : mark + " (" + parts[1] + ")";
    }

    private List<String> fields(AuditRow row) {
        List<JsonObject> before = objects(row.before());
        List<JsonObject> after = objects(row.after());
        if (before.size() > 1 || after.size() > 1 || isList(row.before()) || isList(row.after())) {
            return listed(row, before, after);
        }
        List<String> lines = new ArrayList<>();
        for (AuditRow.Change change : row.changes()) {
            String label = wordOr("logbook.field." + change.field(), "");
            String was = value(row.subject(), change.field(), change.before());
            String became = value(row.subject(), change.field(), change.after());
            if (label.isEmpty() || was == null && became == null) {
                continue;
            }
            boolean changed = row.action() == AuditAction.UPDATE;
            lines.add(label + ": "
                    + (changed
                            ? (was == null ? word("logbook.nothing") : was) + " → "
                                    + (became == null ? word("logbook.nothing") : became)
                            : was == null ? became : was));
        }
        return lines;
    }

    private List<String> listed(AuditRow row, List<JsonObject> before, List<JsonObject> after) {
        List<String> lines = new ArrayList<>();
        for (JsonObject one : before.isEmpty() ? after : before) {
            List<String> said = new ArrayList<>();
            one.forEach((name, value) -> {
                String shown = value(row.subject(), name, value == JsonValue.NULL ? null : text(value));
                String label = wordOr("logbook.field." + name, "");
                if (shown != null && !label.isEmpty()) {
                    said.add(label + ": " + shown);
                }
            });
            if (!said.isEmpty()) {
                lines.add(String.join(" · ", said));
            }
        }
        return lines;
    }

    /** A value in words; null when there is none, or no word for it. */
    private String value(String table, String column, String value) {
        if (value == null) {
            return null;
        }
        if (PEOPLE.contains(column)) {
            return names.members().get(value);
        }
        if (UNITS.contains(column)) {
            return names.units().get(value);
        }
        if (MEETINGS.contains(column)) {
            return meeting(value);
        }
        if (LISTED.contains(column) || table.equals("member_position") && column.equals("kind")) {
            return names.lists().get(value);
        }
        String enumeration = ENUMERATIONS.get(table + " " + column);
        if (enumeration != null) {
            return wordOr(enumeration + "." + value, null);
        }
        if (OWN_WORDS.contains(column)) {
            return wordOr("logbook.value." + value.toUpperCase(Locale.ROOT), null);
        }
        if (value.equals("true") || value.equals("false")) {
            return word(value.equals("true") ? "logbook.true" : "logbook.false");
        }
        if (DAY.matcher(value).matches()) {
            return Days.shown(LocalDate.parse(value));
        }
        if (MOMENT.matcher(value).matches()) {
            return moment(value);
        }
        if (TIME.matcher(value).matches()) {
            return value.substring(0, 5);
        }
        // A code that has no word says nothing to people.
        return CODE.matcher(value).matches() ? wordOr("logbook.value." + value, null) : value;
    }

    private static String moment(String value) {
        try {
            Instant moment = OffsetDateTime.parse(value.replace(' ', 'T')).toInstant();
            return java.time.format.DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy")
                    .format(moment.atZone(Clocks.ZONE));
        } catch (java.time.DateTimeException unreadable) {
            return null;
        }
    }

    private static boolean isList(String json) {
        return json != null && json.stripLeading().startsWith("[");
    }

    private static List<JsonObject> objects(String json) {
        if (json == null) {
            return List.of();
        }
        try (JsonReader reader = JsonTexts.reader(json)) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonArray list) {
                return list.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList();
            }
            return value instanceof JsonObject one ? List.of(one) : List.of();
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private String word(String key, Object... facts) {
        return Messages.text(locale, key, facts);
    }

    private String wordOr(String key, String otherwise) {
        return Messages.find(locale, key).orElse(otherwise);
    }
}
