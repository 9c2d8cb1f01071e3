package vn.nennep.shared;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Map;

/** Opens JSON that is at hand as text, such as a column of a table, and makes new one. */
public final class JsonTexts {

    /** Kept: {@link Json#createReader(java.io.Reader)} looks through the jars for the implementation at every call. */
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private JsonTexts() {}

    /** A new object to be filled. */
    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /** A new array to be filled. */
    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /** A reader of this text, to be closed; what is no JSON is refused when it is read. */
    public static JsonReader reader(String json) {
        return READERS.createReader(new StringReader(json));
    }
}
