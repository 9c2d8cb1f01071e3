package vn.nennep.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import vn.nennep.shared.VietnameseText;

/**
 * An item of a criteria file with its place, read so that one fault does not hide the next: what is wrong is noted and
 * comes back empty.
 */
final class YamlItem {

    /** More faults than an honest file has; the rest is not reported. */
    static final int MOST_FAULTS = 200;

    private final Node node;
    private final String place;
    private final List<CriteriaFault> faults;

    YamlItem(Node node, String place, List<CriteriaFault> faults) {
        this.node = node;
        this.place = place;
        this.faults = faults;
    }

    /** Notes that the item is wrong. */
    void refuse(String key, Object... facts) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new CriteriaFault(
                    line(),
                    place,
                    key,
                    Arrays.stream(facts).map(String::valueOf).toList()));
        }
    }

    /** The text of the item when it matches a pattern; otherwise null, and the fault is noted under a key. */
    String shaped(String shape, String key) {
        if (!raw().matches(shape)) {
            refuse(key, raw());
            return null;
        }
        return raw();
    }

    private int line() {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    /** The same item under another name, as that of the criterion that it describes. */
    YamlItem named(String name) {
        int last = place.lastIndexOf(" › ");
        return new YamlItem(node, (last < 0 ? "" : place.substring(0, last + 3)) + name, faults);
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Notes when the item is no map, and every name in it that is not one of these. */
    void allow(String... names) {
        if (!(node instanceof MappingNode map)) {
            refuse("quality.set.no-map");
            return;
        }
        List<String> known = List.of(names);
        Set<String> seen = new HashSet<>();
        for (NodeTuple pair : map.getValue()) {
            String name = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            YamlItem key = new YamlItem(pair.getKeyNode(), place, faults);
            if (!known.contains(name)) {
                key.refuse("quality.set.unknown-name", name, String.join(", ", known));
            }
            if (!seen.add(name)) {
                key.refuse("quality.set.name-twice", name);
            }
        }
    }

    /** The item of a name; empty when there is none or it is null. */
    Optional<YamlItem> find(String name) {
        if (!(node instanceof MappingNode map)) {
            return Optional.empty();
        }
        return map.getValue().stream()
                .filter(pair -> pair.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(name))
                .map(NodeTuple::getValueNode)
                .filter(value -> !isNull(value))
                .map(value -> new YamlItem(value, place.isEmpty() ? name : place + " › " + name, faults))
                .findFirst();
    }

    /** The item of a name, its absence noted. */
    Optional<YamlItem> get(String name) {
        Optional<YamlItem> found = find(name);
        if (found.isEmpty() && isMap()) {
            refuse("quality.set.missing", name);
        }
        return found;
    }

    private static boolean isNull(Node value) {
        return value instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && (scalar.getValue().isEmpty()
                        || scalar.getValue().equals("null")
                        || scalar.getValue().equals("~"));
    }

    /** Names and items of a map, in the file's order. */
    List<Named> entries() {
        if (!(node instanceof MappingNode map)) {
            refuse("quality.set.no-map");
            return List.of();
        }
        List<Named> entries = new ArrayList<>();
        for (NodeTuple pair : map.getValue()) {
            if (pair.getKeyNode() instanceof ScalarNode key) {
                entries.add(new Named(
                        key.getValue(), new YamlItem(pair.getValueNode(), place + " › " + key.getValue(), faults)));
            }
        }
        return entries;
    }

    record Named(String name, YamlItem item) {}

    /** Items of a list, named by their places from 1. */
    List<YamlItem> items() {
        if (!(node instanceof SequenceNode list)) {
            refuse("quality.set.no-list");
            return List.of();
        }
        List<YamlItem> items = new ArrayList<>();
        for (Node one : list.getValue()) {
            items.add(new YamlItem(one, place + " › " + (items.size() + 1), faults));
        }
        return items;
    }

    /** @return null when it is no text of a sensible length */
    String text(int longest) {
        String text = node instanceof ScalarNode scalar ? VietnameseText.tidy(scalar.getValue()) : null;
        if (text == null) {
            refuse("quality.set.no-text");
        } else if (text.length() > longest) {
            refuse("quality.set.text-long", longest);
            return null;
        }
        return text;
    }

    private String scalar() {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    LocalDate day() {
        try {
            return LocalDate.parse(scalar());
        } catch (DateTimeParseException wrong) {
            refuse("quality.set.no-day", scalar());
            return null;
        }
    }

    Boolean yesNo() {
        return switch (scalar()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> {
                refuse("quality.set.no-yes-no", scalar());
                yield null;
            }
        };
    }

    Integer whole(int least, int most) {
        if (scalar().matches("\\d{1,6}")) {
            int number = Integer.parseInt(scalar());
            if (number >= least && number <= most) {
                return number;
            }
        }
        refuse("quality.set.no-whole", scalar(), least, most);
        return null;
    }

    /** Points from 0 with two decimals at the most. */
    BigDecimal points() {
        if (!scalar().matches("\\d{1,4}(\\.\\d{1,2})?")) {
            refuse("quality.set.no-points", scalar());
            return null;
        }
        return Points.of(new BigDecimal(scalar()));
    }

    Fraction fraction() {
        Optional<Fraction> found = Fraction.parse(scalar());
        if (found.isEmpty()) {
            refuse("quality.set.no-fraction", scalar());
        }
        return found.orElse(null);
    }

    boolean endsWith(String end) {
        return scalar().endsWith(end);
    }

    /** A bound: a number, a share, or a share of the norm of minutes as in {@code 1/2 norm}. */
    Interval.Bound bound() {
        boolean ofNorm = endsWith(" norm");
        String number = ofNorm ? scalar().substring(0, scalar().length() - " norm".length()) : scalar();
        Optional<Fraction> found = Fraction.parse(number);
        if (found.isEmpty()) {
            refuse("quality.set.no-fraction", scalar());
            return null;
        }
        return ofNorm ? new Interval.Bound(Fraction.ZERO, found.get()) : new Interval.Bound(found.get(), Fraction.ZERO);
    }

    /** One of the constants, written in small letters with hyphens. */
    <E extends Enum<E>> E choice(Class<E> type) {
        E[] all = type.getEnumConstants();
        Optional<E> found =
                Arrays.stream(all).filter(one -> written(one).equals(scalar())).findFirst();
        if (found.isEmpty()) {
            refuse(
                    "quality.set.unknown-choice",
                    scalar(),
                    Arrays.stream(all).map(YamlItem::written).collect(Collectors.joining(", ")));
        }
        return found.orElse(null);
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Fact fact() {
        Optional<Fact> found = Fact.of(scalar());
        if (found.isEmpty()) {
            refuse(
                    "quality.set.unknown-fact",
                    scalar(),
                    Arrays.stream(Fact.values()).map(Fact::key).collect(Collectors.joining(", ")));
        }
        return found.orElse(null);
    }

    String raw() {
        return scalar();
    }
}
