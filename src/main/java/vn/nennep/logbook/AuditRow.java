package vn.nennep.logbook;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import vn.nennep.audit.AuditAction;
import vn.nennep.shared.JsonTexts;

/**
 * One change or note of the log as it is read. A bulk change is one entry of many rows; each of them is read by itself.
 *
 * @param position of the entry in the chain
 * @param part which row of its entry, counted from 1; 1 for an entry of one row
 * @param login who; "-" for the server itself
 * @param origin the address of the client; "-" for the server itself
 * @param subject table or thing, as {@code meeting}, {@code member}
 * @param subjectKey which one; null when there is only one
 * @param unitId the unit that it belongs to; null when to none
 * @param unitCode its code; null when there is none
 * @param before JSON of the row before; null when there was none
 * @param after JSON of the row after, or details; null when there is none
 */
public record AuditRow(
        long position,
        int part,
        Instant writtenAt,
        String login,
        String origin,
        AuditAction action,
        String subject,
        String subjectKey,
        Long unitId,
        String unitCode,
        String unitName,
        String before,
        String after) {

    /**
     * One field of a change.
     *
     * @param before null when there was nothing
     * @param after null when there is nothing
     */
    public record Change(String field, String before, String after) {}

    /** What people said and wrote of each other: table → its fields. */
    private static final Map<String, Set<String>> TEXTS = Map.of(
            "member_leave", Set.of("reason"),
            "meeting", Set.of("opening", "presentation", "conclusion", "guests", "superior_present", "move_reason"),
            "meeting_vote", Set.of("subject"),
            "topic_proposal", Set.of("reason", "decision_reason"),
            "contribution", Set.of("text", "reply"),
            "assigned_task", Set.of("task", "result"),
            "meeting_score_line", Set.of("self_reason", "superior_reason"),
            "year_grade", Set.of("self_reason", "superior_reason"));

    /** The entry without what people said and wrote of each other: the marks of a roll call stay, the reasons go. */
    public AuditRow withoutTexts() {
        return new AuditRow(
                position,
                part,
                writtenAt,
                login,
                origin,
                action,
                subject,
                subjectKey,
                unitId,
                unitCode,
                unitName,
                silenced(before),
                silenced(after));
    }

    private String silenced(String json) {
        boolean rollCall = subject.equals("roll_call_entry");
        Set<String> texts = TEXTS.getOrDefault(subject, Set.of());
        if (json == null || !rollCall && texts.isEmpty()) {
            return json;
        }
        try (JsonReader reader = JsonTexts.reader(json)) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonArray lines) {
                // Lists come as one entry a statement.
                JsonArrayBuilder kept = JsonTexts.array();
                lines.forEach(line -> kept.add(line instanceof JsonObject fields ? without(fields, texts) : line));
                return kept.build().toString();
            }
            return (rollCall ? marks(value.asJsonObject()) : without(value.asJsonObject(), texts)).toString();
        }
    }

    private static JsonObject without(JsonObject fields, Set<String> texts) {
        JsonObjectBuilder kept = JsonTexts.object();
        fields.forEach((name, value) -> {
            if (!texts.contains(name)) {
                kept.add(name, value);
            }
        });
        return kept.build();
    }

    private static JsonObject marks(JsonObject roll) {
        JsonObjectBuilder kept = JsonTexts.object();
        roll.forEach((name, value) -> {
            if (value instanceof JsonString line) {
                kept.add(name, line.getString().split(" ", 2)[0]);
            } else {
                kept.add(name, value);
            }
        });
        return kept.build();
    }

    /** What differs between before and after, in the order of the fields; for an entry that is no change, its details. */
    public List<Change> changes() {
        Map<String, String> was = fields(before);
        Map<String, String> became = fields(after);
        return Stream.concat(was.keySet().stream(), became.keySet().stream())
                .distinct()
                .sorted()
                .filter(field -> !Objects.equals(was.get(field), became.get(field)))
                .map(field -> new Change(field, was.get(field), became.get(field)))
                .toList();
    }

    private static Map<String, String> fields(String json) {
        Map<String, String> fields = new HashMap<>();
        if (json == null) {
            return fields;
        }
        try (JsonReader reader = JsonTexts.reader(json)) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject object) {
                object.forEach((name, field) -> {
                    if (field != JsonValue.NULL) {
                        fields.put(name, field instanceof JsonString text ? text.getString() : field.toString());
                    }
                });
            } else {
                fields.put("list", value.toString());
            }
        }
        return fields;
    }
}
