package vn.nennep.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.nennep.people.Birth;
import vn.nennep.shared.Codes;
import vn.nennep.shared.Days;
import vn.nennep.shared.DoubtfulText;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Times;
import vn.nennep.shared.VietnameseText;

/**
 * A column of a file and the shape of its values.
 *
 * @param required whether a row without a value is faulty
 * @param limit longest text, or highest number; 0 where it has no meaning
 * @param choices allowed words; empty where it has no meaning
 * @param words what people write for a choice: its name, and its labels in both languages in their search form; empty
 *     where it has no meaning
 * @param labelPrefix begins the keys of the labels of its choices; null where it has no meaning
 * @param identifying whether it is part of what tells the rows apart
 */
record Column(
        String name,
        Shape shape,
        boolean required,
        int limit,
        List<String> choices,
        Map<String, String> words,
        String labelPrefix,
        boolean identifying) {

    /** Stands between a code and the name that explains it, in what workbooks offer to choose from. */
    static final String EXPLAINED = " · ";

    /** The word that empties a field. An empty field keeps what is there. */
    static final String CLEAR = "XÓA";

    private static final String ISO = "\\d{4}-\\d{2}-\\d{2}";
    private static final String SECONDS = "\\d{2}:\\d{2}:\\d{2}";

    private static final String CLEAR_PLAIN = VietnameseText.searchable(CLEAR);

    /** How a value is written, and the type of its staging column. */
    enum Shape {
        CODE("text"),
        /** Codes separated by {@code |}. */
        CODES("text"),
        TEXT("text"),
        /** The name of a person or a unit. */
        NAME("text"),
        CHOICE("text"),
        NUMBER("integer"),
        /** As {@link Days} reads it. */
        DAY("date"),
        /** A day, or a year when no more is known. */
        BIRTH("text"),
        /** As {@link Times} reads it. */
        TIME("time");

        private final String type;

        Shape(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    static Column code(String name) {
        return of(name, Shape.CODE, true, 0);
    }

    static Column codes(String name) {
        return of(name, Shape.CODES, false, 0);
    }

    static Column text(String name, int longest) {
        return of(name, Shape.TEXT, true, longest);
    }

    static Column name(String name, int longest) {
        return of(name, Shape.NAME, true, longest);
    }

    static Column birth(String name) {
        return of(name, Shape.BIRTH, false, 0);
    }

    static Column day(String name) {
        return of(name, Shape.DAY, true, 0);
    }

    static Column time(String name) {
        return of(name, Shape.TIME, false, 0);
    }

    static Column number(String name, int highest) {
        return of(name, Shape.NUMBER, true, highest);
    }

    static <E extends Enum<E>> Column choice(String name, List<E> choices) {
        Map<String, String> words = new HashMap<>();
        for (E choice : choices) {
            words.put(VietnameseText.searchable(Messages.label(Messages.ENGLISH, choice)), choice.name());
            words.put(VietnameseText.searchable(Messages.label(Messages.VIETNAMESE, choice)), choice.name());
        }
        choices.forEach(choice -> words.put(VietnameseText.searchable(choice.name()), choice.name()));
        return new Column(
                name,
                Shape.CHOICE,
                true,
                0,
                choices.stream().map(Enum::name).toList(),
                Map.copyOf(words),
                choices.get(0).getDeclaringClass().getSimpleName() + ".",
                false);
    }

    private static Column of(String name, Shape shape, boolean required, int limit) {
        return new Column(name, shape, required, limit, List.of(), Map.of(), null, false);
    }

    Column optional() {
        return new Column(name, shape, false, limit, choices, words, labelPrefix, identifying);
    }

    /** The same as a part of what tells the rows apart. */
    Column key() {
        return new Column(name, shape, required, limit, choices, words, labelPrefix, true);
    }

    /** Whether its value says to people which row it is: codes and days that identify it, names, what it is about. */
    boolean isTelling() {
        return identifying || shape == Shape.NAME || required && (shape == Shape.TEXT || shape == Shape.DAY);
    }

    /** A value as people read it. */
    String shown(String value, Locale language) {
        return switch (shape) {
            case CHOICE -> choices.contains(value) ? label(value, language) : value;
            case DAY, BIRTH -> value.matches(ISO) ? Days.shown(LocalDate.parse(value)) : value;
            case TIME -> value.matches(SECONDS) ? value.substring(0, value.lastIndexOf(':')) : value;
            default -> value;
        };
    }

    /** A choice as people read it. */
    String label(String choice, Locale language) {
        return Messages.text(language, labelPrefix + choice);
    }

    /**
     * A value as it was read.
     *
     * @param value in the one form in which it is staged; null for an empty or faulty field
     * @param clears whether the field asks that what is there be emptied
     * @param fault null when there is none
     */
    record Reading(String value, boolean clears, Fault fault) {}

    /**
     * Reads a value.
     *
     * @param value tidy; null when the field is empty
     * @param today in Việt Nam
     */
    Reading read(long line, String value, LocalDate today) {
        if (value == null) {
            return required ? faulty(line, "exchange.value-missing") : new Reading(null, false, null);
        }
        if (VietnameseText.searchable(value).equals(CLEAR_PLAIN)) {
            return required ? faulty(line, "exchange.clear-required", value) : new Reading(null, true, null);
        }
        return switch (shape) {
            case CODE -> codes(line, value, List.of(unexplained(value)));
            case CODES ->
                codes(
                        line,
                        value,
                        Arrays.stream(value.split("\\|", -1))
                                .map(Column::unexplained)
                                .toList());
            case TEXT, NAME ->
                value.length() <= limit ? right(value) : faulty(line, "exchange.text-long", String.valueOf(limit));
            case CHOICE -> choice(line, value);
            case NUMBER -> isNumber(value) ? right(value) : faulty(line, "exchange.number", value, "" + limit);
            case DAY -> day(line, value, today);
            case BIRTH -> birth(line, value, today);
            case TIME -> time(line, value);
        };
    }

    /** What makes a value doubtful that is right in its shape; a warning, not a fault. */
    Optional<Fault> doubtOf(long line, String value) {
        Optional<String> doubt =
                switch (shape) {
                    case CODE, CODES -> DoubtfulText.inCode(value);
                    case NAME -> DoubtfulText.inName(value);
                    case TEXT -> DoubtfulText.inText(value);
                    default -> Optional.empty();
                };
        return doubt.map(key -> Fault.of(line, name, key, value));
    }

    private Reading codes(long line, String value, List<String> codes) {
        return codes.stream()
                .filter(code -> !Codes.isWellFormed(code))
                .findFirst()
                .map(code -> faulty(line, "exchange.code-shape", code))
                .orElseGet(() -> right(codes.stream().collect(Collectors.joining("|"))));
    }

    /** A code without the name that a workbook shows behind it. */
    private static String unexplained(String written) {
        int explained = written.indexOf(EXPLAINED);
        return (explained < 0 ? written : written.substring(0, explained)).strip();
    }

    private Reading choice(long line, String value) {
        String word = words.get(VietnameseText.searchable(value));
        return word != null ? right(word) : faulty(line, "exchange.choice-unknown", value, String.join(", ", choices));
    }

    private Reading day(long line, String value, LocalDate today) {
        try {
            return right(Days.parse(value, today).toString());
        } catch (DateTimeException e) {
            return faulty(line, "exchange.day", value);
        }
    }

    private Reading birth(long line, String value, LocalDate today) {
        try {
            return right(Birth.parse(value, today).written());
        } catch (DateTimeException e) {
            return faulty(line, "exchange.birth", value);
        }
    }

    private Reading time(long line, String value) {
        try {
            return right(Times.parse(value).toString());
        } catch (DateTimeException e) {
            return faulty(line, "exchange.time", value);
        }
    }

    private boolean isNumber(String value) {
        return value.matches("\\d{1,9}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= limit;
    }

    private static Reading right(String value) {
        return new Reading(value, false, null);
    }

    private Reading faulty(long line, String key, String... facts) {
        return new Reading(null, false, Fault.of(line, name, key, facts));
    }
}
