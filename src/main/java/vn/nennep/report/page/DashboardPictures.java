package vn.nennep.report.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.codelist.ListService;
import vn.nennep.codelist.ListedCode;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportLine;
import vn.nennep.report.YearByMonth;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Rate;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;

/** Draws the pictures of the dashboard from published figures. */
@ApplicationScoped
public class DashboardPictures {

    private static final int PERCENT = 100;

    private static final Map<String, String> GRADE_COLOURS = Map.of(
            "GOOD",
            ChartTexts.GOOD,
            "FAIR",
            ChartTexts.FAIR,
            "AVERAGE",
            ChartTexts.AVERAGE,
            "WEAK",
            ChartTexts.WEAK,
            Dimension.NO_GRADE,
            ChartTexts.NOTHING);

    @Inject
    private ReportLinks links;

    @Inject
    private ListService lists;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    /** The pictures of a year that have anything to show. */
    public List<Picture> draw(YearByMonth figures) {
        ReportLine unit = figures.year().unit();
        List<Picture> pictures = new ArrayList<>();
        pictures.add(rates(figures));
        addShares(pictures, "groups", Dimension.TOPIC_GROUP, "group", named(lists.listTopicGroups()), figures.year());
        addShares(pictures, "forms", Dimension.FORM, "form", named(lists.listPresentationForms()), figures.year());
        addShares(pictures, "grades", Dimension.GRADE, "grade", grades(), figures.year());
        if (unit.number(Figure.PLANNED_LINES) > 0) {
            pictures.add(plan(figures.year()));
        }
        return pictures;
    }

    /**
     * A value of a dimension and its name.
     *
     * @param colour null for any
     */
    private record Value(String code, String name, String colour) {}

    private List<Value> named(List<ListedCode> codes) {
        return codes.stream()
                .map(one -> new Value(one.code(), one.name(language.getLocale()), null))
                .toList();
    }

    private List<Value> grades() {
        return Stream.concat(Dimension.GRADES.stream(), Stream.of(Dimension.NO_GRADE))
                .map(grade -> new Value(grade, gradeName(grade), GRADE_COLOURS.get(grade)))
                .toList();
    }

    private String gradeName(String grade) {
        return Messages.text(language.getLocale(), "Grade." + grade);
    }

    private Picture rates(YearByMonth figures) {
        List<String> labels = new ArrayList<>();
        List<Picture.Row> rows = new ArrayList<>();
        List<BigDecimal> all = new ArrayList<>();
        List<BigDecimal> thematic = new ArrayList<>();
        ReportLine line = figures.year().unit();
        for (ReportingPeriod month : ReportingPeriod.listOf(figures.year().year(), ReportingPeriod.Kind.MONTH)) {
            Rate ofAll = figures.rate(line, month.number(), Figure.RATE);
            Rate ofThematic = figures.rate(line, month.number(), Figure.THEMATIC_RATE);
            labels.add(Integer.toString(month.number()));
            all.add(percent(ofAll));
            thematic.add(percent(ofThematic));
            rows.add(new Picture.Row(
                    month.name(language.getLocale()),
                    List.of(fraction(ofAll), fraction(ofThematic)),
                    figures.number(line, month.number(), Figure.SESSIONS) == 0
                            ? null
                            : links.meetings(line.currentCode(), null, month, null)));
        }
        return new Picture(
                "rates",
                messages.text("report.dashboard.rates"),
                ChartTexts.bars(
                        labels,
                        List.of(
                                new ChartTexts.Series(messages.text("report.dashboard.all"), all),
                                new ChartTexts.Series(messages.text("report.dashboard.thematic"), thematic)),
                        PERCENT),
                List.of(
                        messages.text("report.dashboard.month"),
                        messages.text("report.dashboard.all"),
                        messages.text("report.dashboard.thematic")),
                rows);
    }

    private String fraction(Rate rate) {
        return "%s (%s/%s)"
                .formatted(words.rate(rate), words.number((int) rate.part()), words.number((int) rate.whole()));
    }

    /** Nothing where nobody was due: a bar of no height would say that nobody came. */
    private static BigDecimal percent(Rate rate) {
        return rate.isDefined()
                ? BigDecimal.valueOf(rate.part() * PERCENT)
                        .divide(BigDecimal.valueOf(rate.whole()), 2, RoundingMode.HALF_UP)
                : null;
    }

    private void addShares(
            List<Picture> pictures,
            String id,
            Dimension dimension,
            String by,
            List<Value> values,
            ConsolidatedReport report) {
        ReportLine line = report.unit();
        Function<Value, Integer> number = value -> line.part(dimension, value.code());
        List<Value> shown =
                values.stream().filter(value -> number.apply(value) > 0).toList();
        if (shown.isEmpty()) {
            return;
        }
        String title = messages.text("report.dashboard." + id);
        List<String> names = shown.stream().map(Value::name).toList();
        ChartTexts.Series numbers =
                new ChartTexts.Series(title, shown.stream().map(number).toList());
        List<String> colours = shown.get(0).colour() == null
                ? null
                : shown.stream().map(Value::colour).toList();
        pictures.add(new Picture(
                id,
                title,
                // A meeting has several forms, so they are no shares of a whole.
                dimension == Dimension.FORM
                        ? ChartTexts.bars(names, List.of(numbers), null)
                        : ChartTexts.shares(names, numbers, colours),
                List.of(title, messages.text("report.dashboard.number")),
                shown.stream()
                        .map(value -> new Picture.Row(
                                value.name(),
                                List.of(words.number(number.apply(value))),
                                links.meetings(line.currentCode(), null, report.period(), by, value.code(), null)))
                        .toList()));
    }

    private Picture plan(ConsolidatedReport report) {
        ReportLine line = report.unit();
        String title = messages.text("report.dashboard.plan");
        ReportingPeriod period = report.period();
        return new Picture(
                "plan",
                title,
                ChartTexts.shares(
                        List.of(messages.text("report.plan-lines.yes"), messages.text("report.plan-lines.no")),
                        new ChartTexts.Series(
                                title, List.of(line.number(Figure.KEPT_LINES), line.number(Figure.OPEN_LINES))),
                        List.of(ChartTexts.GOOD, ChartTexts.NOTHING)),
                List.of(title, messages.text("report.dashboard.number")),
                List.of(
                        new Picture.Row(
                                messages.text("report.plan-lines.yes"),
                                List.of(words.number(line.number(Figure.KEPT_LINES))),
                                links.planLines(line.currentCode(), null, period, "yes", null)),
                        new Picture.Row(
                                messages.text("report.plan-lines.no"),
                                List.of(words.number(line.number(Figure.OPEN_LINES))),
                                links.planLines(line.currentCode(), null, period, "no", null))));
    }
}
