package vn.nennep.quality;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import vn.nennep.shared.JsonTexts;

/** The lines of a score as they come from the database and go there: all of a meeting in one JSON. */
final class ScoreLines {

    /** The lines of the score {@code s}, under the names that {@link #read} knows; null for none. */
    static final String COLUMN =
            """
            (select cast(jsonb_agg(jsonb_build_object('criterion', l.criterion, 'proposed', l.proposed_points,
                'evidence', l.evidence, 'self', l.self_points, 'selfReason', l.self_reason,
                'superior', l.superior_points, 'superiorReason', l.superior_reason)) as text)
                from meeting_score_line l where l.meeting_id = s.meeting_id)
            """;

    private ScoreLines() {}

    /** @param json null for none */
    static List<ScoreLine> read(String json) {
        if (json == null) {
            return List.of();
        }
        try (JsonReader reader = JsonTexts.reader(json)) {
            JsonArray array = reader.readArray();
            return array.getValuesAs(JsonObject.class).stream()
                    .map(line -> new ScoreLine(
                            line.getString("criterion"),
                            points(line, "proposed"),
                            line.isNull("evidence")
                                    ? null
                                    : FactValue.read(
                                            line.getJsonObject("evidence").toString()),
                            points(line, "self"),
                            text(line, "selfReason"),
                            points(line, "superior"),
                            text(line, "superiorReason")))
                    .toList();
        }
    }

    private static BigDecimal points(JsonObject line, String name) {
        return line.isNull(name) ? null : Points.of(line.getJsonNumber(name).bigDecimalValue());
    }

    private static String text(JsonObject line, String name) {
        return line.isNull(name) ? null : line.getString(name);
    }

    /** All lines as one JSON, for {@code jsonb_to_recordset}. */
    static String write(List<ScoreLine> lines) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        lines.forEach(line -> array.add(json(line)));
        return array.build().toString();
    }

    private static JsonObjectBuilder json(ScoreLine line) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("criterion", line.criterion());
        put(json, "proposed", line.proposed());
        put(json, "self", line.self());
        put(json, "superior", line.superior());
        if (line.selfReason() != null) {
            json.add("self_reason", line.selfReason());
        }
        if (line.superiorReason() != null) {
            json.add("superior_reason", line.superiorReason());
        }
        if (line.evidence() != null) {
            try (JsonReader reader = JsonTexts.reader(line.evidence().json())) {
                json.add("evidence", reader.readObject());
            }
        }
        return json;
    }

    private static void put(JsonObjectBuilder json, String name, BigDecimal points) {
        if (points == null) {
            json.add(name, JsonValue.NULL);
        } else {
            json.add(name, points);
        }
    }
}
