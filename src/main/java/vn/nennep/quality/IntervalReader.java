package vn.nennep.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads intervals of a criteria file, and the named edges at which they meet. */
final class IntervalReader {

    private final Map<String, Edge> edges = new HashMap<>();

    /** A named value at which two intervals meet, and to which of them it belongs. */
    private record Edge(Interval.Bound at, boolean toLower) {}

    /** Reads the edges that intervals name. */
    void readEdges(YamlItem item) {
        for (YamlItem.Named named : item.entries()) {
            YamlItem one = named.item();
            one.allow("at", "belongs-to");
            Interval.Bound at = one.get("at").map(YamlItem::bound).orElse(null);
            Side side =
                    one.get("belongs-to").map(which -> which.choice(Side.class)).orElse(null);
            if (at != null && side != null) {
                edges.put(named.name(), new Edge(at, side == Side.LOWER));
            }
        }
    }

    /** The interval that an edge's own value belongs to. */
    private enum Side {
        LOWER,
        UPPER
    }

    /** An interval from {@code from, over, to, below} or from the named edges {@code start, end}. */
    Interval interval(YamlItem item) {
        item.allow("from", "over", "start", "to", "below", "end");
        return boundsOf(item);
    }

    /** The same for an item that has other names as well; null when it is wrong. */
    Interval boundsOf(YamlItem item) {
        Limit low = limit(item, List.of("from", "over", "start"));
        Limit high = limit(item, List.of("to", "below", "end"));
        if (low == null || high == null) {
            return null;
        }
        return new Interval(low.bound(), low.in(), high.bound(), high.in());
    }

    /** A bound, and whether the interval includes it; without a bound it has no end there. */
    private record Limit(Interval.Bound bound, boolean in) {}

    /** @param names of an included bound, of an excluded one, and of a named edge */
    private Limit limit(YamlItem item, List<String> names) {
        List<String> given =
                names.stream().filter(name -> item.find(name).isPresent()).toList();
        if (given.size() > 1) {
            item.refuse("quality.set.two-bounds", String.join(", ", given));
            return null;
        }
        if (given.isEmpty()) {
            return new Limit(null, true);
        }
        YamlItem one = item.find(given.get(0)).orElseThrow();
        if (!given.get(0).equals(names.get(2))) {
            Interval.Bound bound = one.bound();
            return bound == null ? null : new Limit(bound, given.get(0).equals(names.get(0)));
        }
        Edge edge = edges.get(one.raw());
        if (edge == null) {
            one.refuse(
                    "quality.set.unknown-edge",
                    one.raw(),
                    String.join(", ", edges.keySet().stream().sorted().toList()));
            return null;
        }
        // "start" of the interval above takes the value in when it does not belong to the one below.
        return new Limit(edge.at(), given.get(0).equals("end") == edge.toLower());
    }

    /**
     * Refuses values that no interval has or two have.
     *
     * @param norm minutes that bounds may name
     * @param from the least value; null for none
     * @param to the greatest value; null for none
     * @param whole whether values are whole numbers
     */
    static void refuseHoles(
            YamlItem item, List<Interval> intervals, int norm, Fraction from, Fraction to, boolean whole) {
        for (Coverage.Hole hole : Coverage.holes(intervals, norm, from, to, whole)) {
            String value = whole
                    ? hole.value().toString()
                    : hole.value().percent().stripTrailingZeros().toPlainString() + " %";
            if (hole.twice()) {
                item.refuse("quality.set.overlap", value);
            } else {
                item.refuse("quality.set.gap", value);
            }
        }
    }
}
