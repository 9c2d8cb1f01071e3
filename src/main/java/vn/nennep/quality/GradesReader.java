package vn.nennep.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.nennep.meeting.MeetingKind;

/** Reads what a criteria file says of grades: vetoes, thresholds, the rule of the year. */
final class GradesReader {

    private static final int LONGEST_NAME = 500;

    private GradesReader() {}

    /**
     * What keeps a grade from being reached.
     *
     * @param codes of the existing criteria
     */
    static List<Veto> vetoes(YamlItem item, Set<String> codes) {
        List<Veto> vetoes = new ArrayList<>();
        for (YamlItem one : item.items()) {
            one.allow("name", "highest", "full-marks");
            String name = one.get("name").map(text -> text.text(LONGEST_NAME)).orElse(null);
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

    /** @param total null when it is missing or wrong, which was reported */
    static List<Criteria.Threshold> thresholds(YamlItem item, BigDecimal total) {
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

    /** The rule by which the grade of a year follows from those of its meetings. */
    static YearRule year(YamlItem item) {
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

    private static List<YearRule.Need> needs(YamlItem list) {
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
}
