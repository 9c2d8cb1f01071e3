package vn.nennep.paper;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nennep.shared.JsonTexts;

/** Which figures a text that somebody wrote names: those whose value stands in it as a number of its own. */
final class DraftFigures {

    private static final Pattern FIELD = Pattern.compile("\\{\\{([A-Za-z]+)}}");

    private DraftFigures() {}

    /** The figures of a text with their values, as a JSON object by field. */
    static String of(String text, PaperFacts facts) {
        JsonObjectBuilder named = Json.createObjectBuilder();
        for (PaperField field : PaperCatalogue.of(facts.kind()).citing()) {
            String value = facts.fields().get(field.name());
            if (!value.isEmpty() && names(text, value)) {
                named.add(field.name(), value);
            }
        }
        return named.build().toString();
    }

    private static boolean names(String text, String value) {
        return Pattern.compile("(?<![\\d.,])" + Pattern.quote(value) + "(?![\\d%]|[.,]\\d)")
                .matcher(text)
                .find();
    }

    /** Those figures of a saved text that have other values by now. */
    static List<PaperPart.ChangedFigure> changed(String saved, PaperFacts facts) {
        PaperCatalogue catalogue = PaperCatalogue.of(facts.kind());
        try (JsonReader reader = JsonTexts.reader(saved)) {
            JsonObject named = reader.readObject();
            return named.keySet().stream()
                    .filter(name -> catalogue.field(name).isPresent())
                    .filter(name -> !named.getString(name).equals(facts.fields().get(name)))
                    .map(name -> new PaperPart.ChangedFigure(
                            catalogue.field(name).orElseThrow(),
                            named.getString(name),
                            facts.fields().get(name)))
                    .toList();
        }
    }

    /** The text with the values of the fields that it names; what is no field of the paper stays as it was typed. */
    static String filled(String text, PaperFacts facts) {
        return FIELD.matcher(text)
                .replaceAll(
                        field -> Matcher.quoteReplacement(facts.fields().getOrDefault(field.group(1), field.group())));
    }
}
