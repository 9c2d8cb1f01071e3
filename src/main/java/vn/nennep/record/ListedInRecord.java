package vn.nennep.record;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import vn.nennep.shared.Names;

/**
 * How an entry of a list stands in a record: {@code {"code": …, "nameVi": …, "nameEn": …}}, a name for each language. A
 * meeting may have no entry: JSON Binding calls this for null, too.
 */
public class ListedInRecord implements JsonbAdapter<RecordContent.Listed, Map<String, String>> {

    private static final String CODE = "code";
    private static final String NAME = "name";

    @Override
    public Map<String, String> adaptToJson(RecordContent.Listed listed) {
        if (listed == null) {
            return null;
        }
        Map<String, String> parts = new HashMap<>();
        parts.put(CODE, listed.code());
        listed.names()
                .byLanguage()
                .forEach((language, name) -> parts.put(
                        NAME + language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1), name));
        return parts;
    }

    @Override
    public RecordContent.Listed adaptFromJson(Map<String, String> parts) {
        if (parts == null) {
            return null;
        }
        Map<String, String> names = new HashMap<>();
        parts.forEach((part, text) -> {
            if (part.startsWith(NAME)) {
                names.put(part.substring(NAME.length()).toLowerCase(Locale.ROOT), text);
            }
        });
        return new RecordContent.Listed(parts.get(CODE), new Names(names));
    }
}
