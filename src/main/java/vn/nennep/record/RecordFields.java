package vn.nennep.record;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.RefusedException;

/** The fields of a record as a browser sends and keeps them: field → text. */
public final class RecordFields {

    /** Characters that the fields of one record may have together, as JSON. */
    public static final int LONGEST = 400_000;

    private RecordFields() {}

    /**
     * Reads the fields.
     *
     * @param json an object whose values are all texts
     * @throws RefusedException when it is anything else, or too long
     */
    public static Map<String, String> parse(String json) {
        if (json.length() > LONGEST) {
            throw RefusedException.invalid("meeting.record.draft-long");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonReader reader = JsonTexts.reader(json)) {
            reader.readObject().forEach((name, value) -> fields.put(name, ((JsonString) value).getString()));
        } catch (JsonException | ClassCastException malformed) {
            throw RefusedException.invalid("meeting.record.malformed");
        }
        return fields;
    }
}
