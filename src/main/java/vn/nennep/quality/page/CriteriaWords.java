package vn.nennep.quality.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.quality.Band;
import vn.nennep.quality.Condition;
import vn.nennep.quality.Criteria;
import vn.nennep.quality.Criterion;
import vn.nennep.quality.Fact;
import vn.nennep.quality.Fraction;
import vn.nennep.quality.Interval;
import vn.nennep.quality.Points;
import vn.nennep.quality.Scale;
import vn.nennep.quality.ScoreSettings;
import vn.nennep.quality.Veto;
import vn.nennep.quality.YearRule;
import vn.nennep.shared.Messages;

/** What a criteria set says, in words. */
@Named
@RequestScoped
public class CriteriaWords {

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    /** A line of the table of criteria. */
    public record Line(String code, String name, String points, boolean heading, List<String> how) {}

    /** The tree as a table, groups before what they hold. */
    public List<Line> lines(Criteria set) {
        List<Line> lines = new ArrayList<>();
        set.groups().forEach(group -> add(group, true, lines));
        return lines;
    }

    private void add(Criterion criterion, boolean top, List<Line> lines) {
        lines.add(new Line(
                criterion.code(),
                criterion.name(),
                points(criterion.most()),
                top || criterion.isGroup(),
                criterion.isGroup() ? List.of() : how(criterion)));
        criterion.children().forEach(child -> add(child, false, lines));
    }

    private List<String> how(Criterion criterion) {
        List<String> how = new ArrayList<>();
        if (criterion.onlyWhen() != null) {
            how.add(messages.text("quality.how.only-when", condition(criterion.onlyWhen())));
        }
        criterion
                .instead()
                .forEach(instead -> how.add(
                        messages.text("quality.how.instead", condition(instead.when()), points(instead.points()))));
        if (criterion.scale() instanceof Scale.Bands scale) {
            how.add(messages.text("quality.how.by", fact(scale.fact())));
            scale.bands().forEach(band -> how.add(band(scale.fact(), band)));
        } else if (criterion.scale() instanceof Scale.YesNo scale) {
            how.add(
                    scale.when() == null
                            ? messages.text("quality.how.by-hand")
                            : messages.text("quality.how.yes-no", condition(scale.when())));
        } else {
            how.add(messages.text(
                    "quality.how.choice",
                    String.join(
                            " · ",
                            criterion.choices().stream().map(this::points).toList())));
        }
        return how;
    }

    private String band(Fact fact, Band band) {
        return messages.text("quality.how.band", points(band.points()), interval(fact, band.interval()));
    }

    private String condition(Condition condition) {
        return condition.fact().kind() == Fact.Kind.YES_NO
                ? fact(condition.fact())
                : fact(condition.fact()) + " " + interval(condition.fact(), condition.interval());
    }

    private String fact(Fact fact) {
        return Messages.label(locale(), fact);
    }

    private String interval(Fact fact, Interval interval) {
        String low = interval.low() == null ? null : (interval.lowIn() ? "≥ " : "> ") + bound(fact, interval.low());
        String high = interval.high() == null ? null : (interval.highIn() ? "≤ " : "< ") + bound(fact, interval.high());
        return low == null ? high == null ? "" : high : high == null ? low : low + "; " + high;
    }

    private String bound(Fact fact, Interval.Bound bound) {
        if (!bound.perNorm().equals(Fraction.ZERO)) {
            return messages.text("quality.how.of-norm", bound.perNorm().toString());
        }
        return fact.kind() == Fact.Kind.SHARE
                ? Points.text(bound.number().percent(), locale()) + " %"
                : bound.number().toString();
    }

    /** What is not in the table: thresholds, vetoes and settings. */
    public List<String> rules(Criteria set) {
        List<String> rules = new ArrayList<>();
        for (Criteria.Threshold threshold : set.thresholds()) {
            String least = threshold.share()
                    ? Points.text(threshold.least().percent(), locale()) + " %"
                    : points(Points.of(threshold.least()));
            rules.add(messages.text(
                    threshold.share() ? "quality.how.threshold-share" : "quality.how.threshold-points",
                    Messages.label(locale(), threshold.grade()),
                    least));
        }
        for (Veto veto : set.vetoes()) {
            rules.add(messages.text(
                    "quality.how.veto",
                    veto.name(),
                    String.join(", ", veto.fullMarks()),
                    Messages.label(locale(), veto.highest())));
        }
        for (ScoreSettings.Norm norm : set.settings().norms()) {
            String size = interval(Fact.COMMITTEE_SIZE, norm.members());
            String kind =
                    norm.kind() == null ? messages.text("quality.how.meeting") : Messages.label(locale(), norm.kind());
            rules.add(
                    size.isEmpty()
                            ? messages.text("quality.how.norm", kind, norm.minutes())
                            : messages.text("quality.how.norm-of-size", kind, norm.minutes(), size));
        }
        rules.add(messages.text(
                "quality.how.combined",
                set.settings().combinedMinutes(),
                set.settings().longestBreak()));
        for (YearRule.Step step : set.year().steps()) {
            String needs = step.needs().stream().map(this::need).collect(Collectors.joining("; "));
            rules.add(messages.text("quality.how.year", Messages.label(locale(), step.grade()), needs));
        }
        rules.add(messages.text("quality.how.base-" + written(set.settings().base())));
        rules.add(messages.text(
                "quality.how.not-applicable-" + written(set.settings().notApplicable())));
        return rules;
    }

    private String need(YearRule.Need need) {
        String word = Messages.label(locale(), need.atLeast());
        return need.share() == null
                ? messages.text("quality.how.year-count", need.count(), word)
                : messages.text(
                        "quality.how.year-share", Points.text(need.share().percent(), locale()), word);
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String points(BigDecimal points) {
        return Points.text(points, locale());
    }

    private Locale locale() {
        return language.getLocale();
    }
}
