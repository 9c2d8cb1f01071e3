package vn.nennep.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the criteria of a criteria file: groups, their sums, and how points are found. */
final class CriterionReader {

    private static final int LONGEST_NAME = 500;
    private static final String CODE = "[0-9A-Za-z.]{1,20}";

    private final IntervalReader intervals;
    private final ScoreSettings settings;
    private final Set<String> codes = new HashSet<>();

    /** @param settings null when they are missing or wrong, which was reported */
    CriterionReader(IntervalReader intervals, ScoreSettings settings) {
        this.intervals = intervals;
        this.settings = settings;
    }

    /** The codes of all criteria that were read. */
    Set<String> codes() {
        return codes;
    }

    List<Criterion> list(YamlItem item) {
        List<Criterion> criteria = new ArrayList<>();
        for (YamlItem one : item.items()) {
            Criterion criterion = criterion(one);
            if (criterion != null) {
                criteria.add(criterion);
            }
        }
        if (criteria.isEmpty() && item.items().isEmpty()) {
            item.refuse("quality.set.no-criteria");
        }
        return criteria;
    }

    private Criterion criterion(YamlItem plain) {
        if (!plain.isMap()) {
            plain.refuse("quality.set.no-map");
            return null;
        }
        YamlItem item = plain.find("code").map(code -> plain.named(code.raw())).orElse(plain);
        item.allow("code", "name", "points", "criteria", "fact", "bands", "yes-no", "choice", "instead", "only-when");
        String code = item.get("code")
                .map(one -> one.shaped(CODE, "quality.set.criterion-code"))
                .orElse(null);
        if (code != null && !codes.add(code)) {
            item.refuse("quality.set.code-twice", code);
        }
        String name = item.get("name").map(one -> one.text(LONGEST_NAME)).orElse(null);
        BigDecimal most = item.get("points").map(YamlItem::points).orElse(null);
        List<String> ways = Stream.of("criteria", "bands", "yes-no", "choice")
                .filter(way -> item.find(way).isPresent())
                .toList();
        if (ways.size() != 1) {
            item.refuse("quality.set.one-way", "criteria, bands, yes-no, choice");
            return null;
        }
        if (ways.get(0).equals("criteria")) {
            item.find("instead").ifPresent(one -> one.refuse("quality.set.not-of-group"));
            item.find("only-when").ifPresent(one -> one.refuse("quality.set.not-of-group"));
            List<Criterion> children = list(item.find("criteria").orElseThrow());
            requireSum(item, children, most, "quality.set.group-sum");
            return new Criterion(code, name, most, children, null, List.of(), null);
        }
        Scale scale = most == null ? null : scale(item, ways.get(0), most);
        List<Criterion.Instead> instead = new ArrayList<>();
        item.find("instead").ifPresent(list -> list.items().forEach(one -> instead(one, most, instead)));
        Condition onlyWhen = item.find("only-when")
                .map(one -> {
                    one.allow("fact", "from", "over", "start", "to", "below", "end");
                    return condition(one);
                })
                .orElse(null);
        if (most == null) {
            return null;
        }
        // The fault was reported; the points still count, so that the sums are not reported as well.
        Scale told = scale == null ? new Scale.YesNo(most, null) : scale;
        return new Criterion(code, name, most, List.of(), told, instead, onlyWhen);
    }

    /** A wrong child has no points here, and was reported already. */
    void requireSum(YamlItem item, List<Criterion> parts, BigDecimal whole, String key) {
        boolean complete = parts.stream().allMatch(part -> part.most() != null)
                && parts.size() == (item.find("criteria").orElse(item)).items().size();
        if (whole == null || !complete) {
            return;
        }
        BigDecimal sum = Points.sum(parts.stream().map(Criterion::most).toList());
        if (sum.compareTo(whole) != 0) {
            item.refuse(key, plain(sum), plain(whole));
        }
    }

    private Scale scale(YamlItem item, String way, BigDecimal most) {
        YamlItem rule = item.find(way).orElseThrow();
        return switch (way) {
            case "bands" -> bands(item, rule, most);
            case "yes-no" -> yesNo(rule, most);
            default -> choice(rule, most);
        };
    }

    private Scale yesNo(YamlItem rule, BigDecimal most) {
        if (!rule.isMap()) {
            if (!rule.raw().equals("by-hand")) {
                rule.refuse("quality.set.yes-no-shape");
            }
            return new Scale.YesNo(most, null);
        }
        rule.allow("fact", "from", "over", "start", "to", "below", "end");
        return new Scale.YesNo(most, condition(rule));
    }

    private Scale choice(YamlItem rule, BigDecimal most) {
        List<BigDecimal> points = new ArrayList<>();
        for (YamlItem one : rule.items()) {
            BigDecimal read = one.points();
            if (read != null) {
                points.add(read);
            }
        }
        requireMost(rule, points, most);
        return new Scale.Choice(points);
    }

    private Scale bands(YamlItem item, YamlItem rule, BigDecimal most) {
        Fact fact = item.get("fact").map(YamlItem::fact).orElse(null);
        List<Band> bands = new ArrayList<>();
        List<YamlItem> given = rule.items();
        for (YamlItem one : given) {
            one.allow("points", "from", "over", "start", "to", "below", "end");
            BigDecimal points = one.get("points").map(YamlItem::points).orElse(null);
            Interval interval = intervals.boundsOf(one);
            if (points != null && interval != null) {
                bands.add(new Band(interval, points));
            }
        }
        if (fact == null || bands.size() < given.size()) {
            return null;
        }
        if (fact.kind() == Fact.Kind.YES_NO) {
            item.refuse("quality.set.bands-of-yes-no", fact.key());
            return null;
        }
        requireMost(rule, bands.stream().map(Band::points).toList(), most);
        List<Interval> values = bands.stream().map(Band::interval).toList();
        if (fact != Fact.MINUTES_SHORT && values.stream().anyMatch(Interval::isOfNorm)) {
            rule.refuse("quality.set.norm-of-other", fact.key());
            return null;
        }
        Fraction from = fact.kind() == Fact.Kind.DAYS ? null : Fraction.ZERO;
        Fraction to = fact.kind() == Fact.Kind.SHARE ? Fraction.ONE : null;
        int[] norms = settings == null || values.stream().noneMatch(Interval::isOfNorm)
                ? new int[] {0}
                : settings.listNorms();
        for (int norm : norms) {
            IntervalReader.refuseHoles(rule, values, norm, from, to, fact.isWhole());
        }
        return new Scale.Bands(fact, bands);
    }

    private void requireMost(YamlItem item, List<BigDecimal> points, BigDecimal most) {
        BigDecimal best = points.stream().max(BigDecimal::compareTo).orElse(Points.NONE);
        if (best.compareTo(most) != 0) {
            item.refuse("quality.set.most", plain(best), plain(most));
        }
    }

    private void instead(YamlItem one, BigDecimal most, List<Criterion.Instead> instead) {
        one.allow("points", "fact", "from", "over", "start", "to", "below", "end");
        Condition condition = condition(one);
        BigDecimal points = one.get("points").map(YamlItem::points).orElse(null);
        if (points != null && most != null && points.compareTo(most) > 0) {
            one.refuse("quality.set.most", plain(points), plain(most));
        }
        if (condition != null && points != null) {
            instead.add(new Criterion.Instead(condition, points));
        }
    }

    private Condition condition(YamlItem item) {
        Fact fact = item.get("fact").map(YamlItem::fact).orElse(null);
        Interval interval = intervals.boundsOf(item);
        if (fact == null || interval == null) {
            return null;
        }
        boolean bounded = interval.low() != null || interval.high() != null;
        if (fact.kind() == Fact.Kind.YES_NO) {
            return new Condition(fact, bounded ? interval : Interval.YES);
        }
        if (!bounded) {
            item.refuse("quality.set.no-bound", fact.key());
            return null;
        }
        return new Condition(fact, interval);
    }

    private static String plain(BigDecimal points) {
        return points.stripTrailingZeros().toPlainString();
    }
}
