package vn.nennep.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.nennep.shared.Codes;

/**
 * A column of a file and the shape of its values.
 *
 * @param required whether a row without a value is faulty
 * @param limit longest text, or highest number; 0 where it has no meaning
 * @param choices allowed words; empty where it has no meaning
 */
record Column(String name, Shape shape, boolean required, int limit, List<String> choices) {

    /** How a value is written, and the type of its staging column. */
    enum Shape {
        CODE("text"),
        /** Codes separated by {@code |}. */
        CODES("text"),
        TEXT("text"),
        CHOICE("text"),
        NUMBER("integer"),
        /** {@code 2021-12-31}. */
        DAY("date"),
        /** {@code 14:30} or {@code 14:30:00}. */
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
        return new Column(name, Shape.CODE, true, 0, List.of());
    }

    static Column codes(String name) {
        return new Column(name, Shape.CODES, false, 0, List.of());
    }

    static Column text(String name, int longest) {
        return new Column(name, Shape.TEXT, true, longest, List.of());
    }

    static Column day(String name) {
        return new Column(name, Shape.DAY, true, 0, List.of());
    }

    static Column time(String name) {
        return new Column(name, Shape.TIME, false, 0, List.of());
    }

    static Column number(String name, int highest) {
        return new Column(name, Shape.NUMBER, true, highest, List.of());
    }

    static <E extends Enum<E>> Column choice(String name, List<E> choices) {
        return new Column(
                name, Shape.CHOICE, true, 0, choices.stream().map(Enum::name).toList());
    }

    Column optional() {
        return new Column(name, shape, false, limit, choices);
    }

    /**
     * What is wrong with a value.
     *
     * @param value tidy; null when the field is empty
     */
    Optional<Fault> faultOf(long line, String value) {
        if (value == null) {
            return required ? fault(line, "exchange.value-missing") : Optional.empty();
        }
        return switch (shape) {
            case CODE -> Codes.isWellFormed(value) ? Optional.empty() : fault(line, "exchange.code-shape", value);
            case CODES ->
                Arrays.stream(value.split("\\|", -1))
                        .filter(code -> !Codes.isWellFormed(code))
                        .findFirst()
                        .flatMap(code -> fault(line, "exchange.code-shape", code));
            case TEXT ->
                value.length() <= limit ? Optional.empty() : fault(line, "exchange.text-long", String.valueOf(limit));
            case CHOICE ->
                choices.contains(value)
                        ? Optional.empty()
                        : fault(line, "exchange.choice-unknown", value, String.join(", ", choices));
            case NUMBER -> isNumber(value) ? Optional.empty() : fault(line, "exchange.number", value, "" + limit);
            case DAY -> isDay(value) ? Optional.empty() : fault(line, "exchange.day", value);
            case TIME -> isTime(value) ? Optional.empty() : fault(line, "exchange.time", value);
        };
    }

    private Optional<Fault> fault(long line, String key, String... facts) {
        return Optional.of(Fault.of(line, name, key, facts));
    }

    private boolean isNumber(String value) {
        return value.matches("\\d{1,9}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= limit;
    }

    private static boolean isDay(String value) {
        try {
            // The shape first: the parser would take years that no table means.
            return value.matches("\\d{4}-\\d{2}-\\d{2}")
                    && LocalDate.parse(value).getYear() >= 1850;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String value) {
        try {
            LocalTime.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
