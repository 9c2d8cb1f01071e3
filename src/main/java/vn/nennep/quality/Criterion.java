package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * One criterion of a set, or a group of them.
 *
 * @param code unique in the set, e.g. {@code 2a}
 * @param most the most points that it can get
 * @param children those of a group; empty for one that is scored itself
 * @param scale null for a group
 * @param instead fixed points in special cases, the first that holds counts
 * @param onlyWhen when it is scored at all; null for always
 */
public record Criterion(
        String code,
        String name,
        BigDecimal most,
        List<Criterion> children,
        Scale scale,
        List<Instead> instead,
        Condition onlyWhen)
        implements Serializable {

    /** Fixed points when a condition holds, whatever the scale says. */
    public record Instead(Condition when, BigDecimal points) implements Serializable {}

    public boolean isGroup() {
        return scale == null;
    }

    /** The points that a person may give, most first. */
    public List<BigDecimal> choices() {
        return Stream.concat(scale.choices().stream(), instead.stream().map(Instead::points))
                .distinct()
                .sorted((a, b) -> b.compareTo(a))
                .toList();
    }

    /** Itself when it is scored, or all below it that are. */
    public Stream<Criterion> leaves() {
        return isGroup() ? children.stream().flatMap(Criterion::leaves) : Stream.of(this);
    }
}
