package vn.nennep.quality;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import vn.nennep.meeting.MeetingKind;

/**
 * Reads a criteria file (YAML) and finds all its faults at once: shapes, sums, gaps and overlaps of bands, names that
 * nothing has. No object is built from what the file says.
 */
final class CriteriaReader {

    /** The longest file, in bytes. */
    static final int LONGEST = 200_000;

    private static final int DEEPEST = 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CRITERION = 500;
    private static final int LONGEST_NUMBER = 60;
    private static final String CODE = "[A-Z0-9._-]{1,40}";
    private static final String CRITERION_CODE = "[0-9A-Za-z.]{1,20}";

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(LONGEST)
            .build();

    private final List<CriteriaFault> faults = new ArrayList<>();
    private final Map<String, Edge> edges = new HashMap<>();
    private final Set<String> codes = new HashSet<>();
    private ScoreSettings settings;

    /** A named value at which two intervals meet, and to which of them it belongs. */
    private record Edge(Interval.Bound at, boolean toLower) {}

    private CriteriaReader() {}

    /** @throws CriteriaRefused with every fault */
    static Criteria read(byte[] file) {
        CriteriaReader reader = new CriteriaReader();
        Criteria criteria = reader.composed(file).map(reader::criteria).orElse(null);
        if (!reader.faults.isEmpty()) {
            throw new CriteriaRefused(reader.faults);
        }
        return criteria;
    }

    private Optional<YamlItem> composed(byte[] file) {
        if (file.length == 0) {
            return fail(0, "quality.set.empty");
        }
        if (file.length > LONGEST) {
            return fail(0, "quality.set.too-large", String.valueOf(LONGEST / 1000));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (!isHarmless(text)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            return root.isPresent() ? Optional.of(new YamlItem(root.get(), "", faults)) : fail(0, "quality.set.empty");
        } catch (CharacterCodingException e) {
            return fail(0, "quality.set.no-utf8");
        } catch (MarkedYamlEngineException e) {
            return fail(e.getProblemMark().map(Mark::getLine).orElse(-1) + 1, "quality.set.no-yaml");
        } catch (YamlEngineException e) {
            return fail(0, "quality.set.no-yaml");
        }
    }

    /** Event by event, without calling itself: depth and aliases are known before anything is built. */
    private boolean isHarmless(String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            int line = event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
            if (event instanceof AliasEvent) {
                fail(line, "quality.set.alias");
                return false;
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                fail(line, "quality.set.too-deep", String.valueOf(DEEPEST));
                return false;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                fail(line, "quality.set.two-documents");
                return false;
            }
        }
        return true;
    }

    private Optional<YamlItem> fail(int line, String key, String... facts) {
        faults.add(new CriteriaFault(line, "", key, List.of(facts)));
        return Optional.empty();
    }

    private Criteria criteria(YamlItem root) {
        root.allow(
                "code",
                "name",
                "unit",
                "applies-to",
                "valid-from",
                "valid-to",
                "guidance",
                "example",
                "total",
                "settings",
                "criteria",
                "vetoes",
                "grades",
                "year");
        if (!root.isMap()) {
            return null;
        }
        String code = root.get("code")
                .map(item -> shaped(item, CODE, "quality.set.code-shape"))
                .orElse(null);
        String name = root.get("name").map(item -> item.text(LONGEST_NAME)).orElse(null);
        String unit = root.find("unit").map(item -> item.text(LONGEST_NUMBER)).orElse(null);
        AppliesTo appliesTo =
                root.get("applies-to").map(item -> item.choice(AppliesTo.class)).orElse(null);
        LocalDate from = root.get("valid-from").map(YamlItem::day).orElse(null);
        LocalDate to = root.find("valid-to").map(YamlItem::day).orElse(null);
        if (from != null && to != null && to.isBefore(from)) {
            root.find("valid-to").orElseThrow().refuse("quality.set.days-order", from, to);
        }
        String guidance =
                root.find("guidance").map(item -> item.text(LONGEST_NUMBER)).orElse(null);
        boolean example = root.find("example").map(YamlItem::yesNo).orElse(Boolean.FALSE);
        BigDecimal total = root.get("total").map(YamlItem::points).orElse(null);
        settings = root.get("settings").map(this::settings).orElse(null);
        List<Criterion> groups = root.get("criteria").map(this::criterionList).orElse(List.of());
        root.find("criteria").ifPresent(item -> requireSum(item, groups, total, "quality.set.total"));
        List<Veto> vetoes = root.find("vetoes").map(this::vetoes).orElse(List.of());
        List<Criteria.Threshold> thresholds =
                root.get("grades").map(item -> thresholds(item, total)).orElse(List.of());
        YearRule year = root.get("year").map(this::year).orElse(null);
        return new Criteria(
                code,
                name,
                unit,
                appliesTo,
                from,
                to,
                guidance,
                example,
                total,
                settings,
                groups,
                vetoes,
                thresholds,
                year);
    }

    private static String shaped(YamlItem item, String shape, String key) {
        if (!item.raw().matches(shape)) {
            item.refuse(key, item.raw());
            return null;
        }
        return item.raw();
    }

    private ScoreSettings settings(YamlItem item) {
        item.allow(
                "attendance-base",
                "not-applicable",
                "edges",
                "norm-minutes",
                "combined-minutes",
                "combined-longest-break");
        item.find("edges").ifPresent(this::readEdges);
        ScoreSettings.AttendanceBase base = item.get("attendance-base")
                .map(one -> one.choice(ScoreSettings.AttendanceBase.class))
                .orElse(null);
        ScoreSettings.NotApplicable notApplicable = item.get("not-applicable")
                .map(one -> one.choice(ScoreSettings.NotApplicable.class))
                .orElse(null);
        List<ScoreSettings.Norm> norms =
                item.get("norm-minutes").map(this::norms).orElse(List.of());
        int combined =
                item.get("combined-minutes").map(one -> one.whole(1, 1440)).orElse(0);
        int pause = item.find("combined-longest-break")
                .map(one -> one.whole(0, 240))
                .orElse(0);
        return new ScoreSettings(base, notApplicable, norms, combined, pause);
    }

    private void readEdges(YamlItem item) {
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

    private List<ScoreSettings.Norm> norms(YamlItem item) {
        List<ScoreSettings.Norm> norms = new ArrayList<>();
        for (YamlItem one : item.items()) {
            one.allow("kind", "members", "minutes");
            MeetingKind kind = one.find("kind")
                    .map(which -> which.choice(MeetingKind.class))
                    .orElse(null);
            Interval members = one.find("members").map(this::interval).orElse(Interval.ALL);
            Integer minutes =
                    one.get("minutes").map(number -> number.whole(1, 1440)).orElse(null);
            if (members != null && minutes != null) {
                norms.add(new ScoreSettings.Norm(kind, members, minutes));
            }
        }
        for (MeetingKind kind : MeetingKind.values()) {
            List<Interval> sizes = norms.stream()
                    .filter(norm -> norm.kind() == null || norm.kind() == kind)
                    .map(ScoreSettings.Norm::members)
                    .toList();
            refuseHoles(item, sizes, 0, Fraction.ONE, null, true);
        }
        return norms;
    }

    /** An interval from {@code from, over, to, below} or from the named edges {@code start, end}. */
    private Interval interval(YamlItem item) {
        item.allow("from", "over", "start", "to", "below", "end");
        return boundsOf(item);
    }

    private Interval boundsOf(YamlItem item) {
        Limit low = limit(item, List.of("from", "over", "start"));
        Limit high = limit(item, List.of("to", "below", "end"));
        if (low == null || high == null) {
            return null;
        }
        return new Interval(low.bound(), low.in(), high.bound(), high.in());
    }

    private record Limit(Interval.Bound bound, boolean in) {}

    /** @param names of a bound taken in, of one left out, and of a named edge; null when it is wrong */
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

    private List<Criterion> criterionList(YamlItem item) {
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
                .map(one -> shaped(one, CRITERION_CODE, "quality.set.criterion-code"))
                .orElse(null);
        if (code != null && !codes.add(code)) {
            item.refuse("quality.set.code-twice", code);
        }
        String name = item.get("name").map(one -> one.text(LONGEST_CRITERION)).orElse(null);
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
            List<Criterion> children = criterionList(item.find("criteria").orElseThrow());
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
        // What is wrong was told; its points still count in the sums, which would be wrong for no reason of their own.
        Scale told = scale == null ? new Scale.YesNo(most, null) : scale;
        return new Criterion(code, name, most, List.of(), told, instead, onlyWhen);
    }

    /** A wrong child has no points here, and was told of already. */
    private void requireSum(YamlItem item, List<Criterion> parts, BigDecimal whole, String key) {
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
            Interval interval = boundsOf(one);
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
        List<Interval> intervals = bands.stream().map(Band::interval).toList();
        if (fact != Fact.MINUTES_SHORT && intervals.stream().anyMatch(Interval::isOfNorm)) {
            rule.refuse("quality.set.norm-of-other", fact.key());
            return null;
        }
        Fraction from = fact.kind() == Fact.Kind.DAYS ? null : Fraction.ZERO;
        Fraction to = fact.kind() == Fact.Kind.SHARE ? Fraction.ONE : null;
        int[] norms = settings == null || intervals.stream().noneMatch(Interval::isOfNorm)
                ? new int[] {0}
                : settings.listNorms();
        for (int norm : norms) {
            refuseHoles(rule, intervals, norm, from, to, fact.isWhole());
        }
        return new Scale.Bands(fact, bands);
    }

    private void refuseHoles(
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
        Interval interval = boundsOf(item);
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

    private List<Veto> vetoes(YamlItem item) {
        List<Veto> vetoes = new ArrayList<>();
        for (YamlItem one : item.items()) {
            one.allow("name", "highest", "full-marks");
            String name =
                    one.get("name").map(text -> text.text(LONGEST_CRITERION)).orElse(null);
            Grade highest =
                    one.get("highest").map(grade -> grade.choice(Grade.class)).orElse(null);
            List<String> watched = new ArrayList<>();
            one.get("full-marks").ifPresent(list -> list.items().forEach(code -> {
                if (!codes.contains(code.raw())) {
                    code.refuse("quality.set.unknown-criterion", code.raw());
                }
                watched.add(code.raw());
            }));
            if (highest == Grade.GOOD) {
                one.refuse("quality.set.veto-of-nothing");
            }
            vetoes.add(new Veto(name, highest, watched));
        }
        return vetoes;
    }

    private List<Criteria.Threshold> thresholds(YamlItem item, BigDecimal total) {
        item.allow("good", "fair", "average");
        List<Criteria.Threshold> thresholds = new ArrayList<>();
        for (Grade grade : List.of(Grade.GOOD, Grade.FAIR, Grade.AVERAGE)) {
            item.get(YamlItem.written(grade)).ifPresent(one -> {
                Fraction least = one.fraction();
                boolean share = one.endsWith("%") || one.raw().contains("/");
                if (least != null) {
                    Fraction top = share ? Fraction.ONE : total == null ? least : Fraction.of(total);
                    if (least.compareTo(top) > 0 || least.compareTo(Fraction.ZERO) <= 0) {
                        one.refuse("quality.set.threshold-range", one.raw());
                    }
                    thresholds.add(new Criteria.Threshold(grade, least, share));
                }
            });
        }
        for (int i = 1; i < thresholds.size(); i++) {
            Criteria.Threshold better = thresholds.get(i - 1);
            Criteria.Threshold worse = thresholds.get(i);
            if (better.share() != worse.share()) {
                item.refuse("quality.set.thresholds-mixed");
            } else if (worse.least().isAtLeast(better.least())) {
                item.refuse(
                        "quality.set.thresholds-order",
                        YamlItem.written(better.grade()),
                        YamlItem.written(worse.grade()));
            }
        }
        return thresholds;
    }

    private YearRule year(YamlItem item) {
        item.allow("meetings", "good", "fair", "average", "otherwise");
        AppliesTo meetings =
                item.get("meetings").map(one -> one.choice(AppliesTo.class)).orElse(null);
        Map<Grade, List<YearRule.Need>> steps = new EnumMap<>(Grade.class);
        for (Grade grade : List.of(Grade.GOOD, Grade.FAIR, Grade.AVERAGE)) {
            item.find(YamlItem.written(grade)).ifPresent(list -> steps.put(grade, needs(list)));
        }
        if (steps.isEmpty()) {
            item.refuse("quality.set.year-empty");
        }
        Grade otherwise =
                item.get("otherwise").map(one -> one.choice(Grade.class)).orElse(null);
        Grade worst = steps.keySet().stream().reduce((a, b) -> b).orElse(null);
        if (otherwise != null && worst != null && otherwise.isAtLeast(worst)) {
            item.refuse("quality.set.year-otherwise", YamlItem.written(otherwise), YamlItem.written(worst));
        }
        return new YearRule(
                meetings == null || meetings == AppliesTo.ALL ? null : MeetingKind.valueOf(meetings.name()),
                steps.entrySet().stream()
                        .map(step -> new YearRule.Step(step.getKey(), step.getValue()))
                        .toList(),
                otherwise);
    }

    private List<YearRule.Need> needs(YamlItem list) {
        List<YearRule.Need> needs = new ArrayList<>();
        for (YamlItem one : list.items()) {
            one.allow("at-least", "share", "count");
            Grade atLeast =
                    one.get("at-least").map(grade -> grade.choice(Grade.class)).orElse(null);
            Optional<YamlItem> share = one.find("share");
            Optional<YamlItem> count = one.find("count");
            if (share.isPresent() == count.isPresent()) {
                one.refuse("quality.set.share-or-count");
                continue;
            }
            Fraction part = share.map(YamlItem::fraction).orElse(null);
            if (part != null && (part.compareTo(Fraction.ONE) > 0 || part.compareTo(Fraction.ZERO) <= 0)) {
                one.refuse("quality.set.share-range", share.get().raw());
            }
            needs.add(new YearRule.Need(
                    atLeast, part, count.map(number -> number.whole(1, 99)).orElse(null)));
        }
        if (needs.isEmpty()) {
            list.refuse("quality.set.year-empty");
        }
        return needs;
    }

    private static String plain(BigDecimal points) {
        return points.stripTrailingZeros().toPlainString();
    }
}
