package vn.nennep.quality;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.Messages;

/**
 * A fact of one meeting, with what it rests on: the evidence of a proposed score.
 *
 * @param value null when it is not known
 * @param details what the sentence names, in its order: numbers, days as {@code 2021-03-05}, texts
 */
public record FactValue(Fact fact, Fraction value, Map<String, String> details) implements Serializable {

    public FactValue {
        details = new LinkedHashMap<>(details);
    }

    public boolean isKnown() {
        return value != null;
    }

    /** The evidence as a sentence for people. */
    public String sentence(Locale locale) {
        List<Object> facts = new ArrayList<>();
        details.values().forEach(detail -> facts.add(shown(detail)));
        if (fact.kind() == Fact.Kind.SHARE && isKnown()) {
            facts.add(percent(locale));
        }
        String key = isKnown()
                ? "quality.fact." + fact.key() + (fact.kind() == Fact.Kind.YES_NO ? "." + yesNo() : "")
                : "quality.unknown." + fact.key();
        return Messages.text(locale, key, facts);
    }

    private String yesNo() {
        return value.equals(Fraction.ZERO) ? "no" : "yes";
    }

    private String percent(Locale locale) {
        java.text.NumberFormat format = java.text.NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(value.percent()) + " %";
    }

    private static Object shown(String detail) {
        return detail.matches("\\d{4}-\\d\\d-\\d\\d") ? java.time.LocalDate.parse(detail) : detail;
    }

    /** As it is kept with the score. */
    public String json() {
        JsonObjectBuilder named = Json.createObjectBuilder();
        details.forEach(named::add);
        JsonObjectBuilder whole = Json.createObjectBuilder().add("fact", fact.key());
        if (isKnown()) {
            whole.add("value", value.toString());
        }
        // An array, because jsonb does not keep the order of an object's members.
        var order = Json.createArrayBuilder();
        details.keySet().forEach(order::add);
        return whole.add("facts", named).add("order", order).build().toString();
    }

    /** What {@link #json} wrote; null for null. */
    public static FactValue read(String json) {
        if (json == null) {
            return null;
        }
        try (JsonReader reader = JsonTexts.reader(json)) {
            JsonObject whole = reader.readObject();
            JsonObject named = whole.getJsonObject("facts");
            Map<String, String> details = new LinkedHashMap<>();
            whole.getJsonArray("order").forEach(name -> {
                String key = ((jakarta.json.JsonString) name).getString();
                details.put(key, named.getString(key));
            });
            Fraction value = whole.containsKey("value")
                    ? Fraction.parse(whole.getString("value")).orElse(null)
                    : null;
            return new FactValue(Fact.of(whole.getString("fact")).orElseThrow(), value, details);
        }
    }
}
