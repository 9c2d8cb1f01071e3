package vn.nennep.freeze.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.frame.Language;
import vn.nennep.frame.Words;
import vn.nennep.freeze.FactKind;
import vn.nennep.freeze.NamedDifference;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.Messages;
import vn.nennep.tally.Figure;

/** Differences of frozen facts in words: what of a fact was what, and what it is. */
@Named
@ApplicationScoped
public class DifferenceWords {

    private static final String NONE = "–";

    /** What people wrote stands in the text as SHA-256. */
    private static final String DIGEST = "[0-9a-f]{64}";

    private static final String MOMENT = "\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z";

    private static final Map<String, Figure> FIGURES =
            Arrays.stream(Figure.values()).collect(Collectors.toUnmodifiableMap(Figure::column, Function.identity()));

    @Inject
    private Words words;

    @Inject
    private Language language;

    /** {@code Có mặt: 12 → 11; Địa điểm: …}; of a mark {@code Có mặt → Vắng không lý do}. */
    public String of(NamedDifference one) {
        if (one.kind() == FactKind.MARK) {
            return mark(one.before()) + " → " + mark(one.after());
        }
        JsonObject before = values(one.before());
        JsonObject after = values(one.after());
        if (one.before() == null || one.after() == null) {
            return text(one.before() == null ? "freeze.fact.added" : "freeze.fact.gone");
        }
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> name(name) + ": " + value(before, name) + " → " + value(after, name))
                .collect(Collectors.joining("; "));
    }

    /** What a figure or another column is called. */
    public String name(String column) {
        return FIGURES.containsKey(column)
                ? words.of(FIGURES.get(column))
                : Messages.find(language.getLocale(), "logbook.field." + column).orElse(column);
    }

    private String mark(String letters) {
        if (letters == null || letters.length() < 2) {
            return NONE;
        }
        return Arrays.stream(AttendanceMark.values())
                .filter(mark -> mark.letter() == letters.charAt(1))
                .map(words::of)
                .findFirst()
                .orElse(letters);
    }

    private String value(JsonObject values, String name) {
        if (!values.containsKey(name)) {
            return NONE;
        }
        String value = values.get(name).toString().replace("\"", "");
        if (value.matches(DIGEST)) {
            return text("freeze.fact.text");
        }
        return value.matches(MOMENT) ? words.moment(Instant.parse(value)) : value;
    }

    private String text(String key) {
        return Messages.text(language.getLocale(), key);
    }

    private static JsonObject values(String json) {
        if (json == null) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = JsonTexts.reader(json)) {
            return reader.readObject();
        }
    }
}
