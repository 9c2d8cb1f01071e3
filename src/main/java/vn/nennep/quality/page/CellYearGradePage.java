package vn.nennep.quality.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Person;
import vn.nennep.plan.PlanService;
import vn.nennep.quality.Grade;
import vn.nennep.quality.Points;
import vn.nennep.quality.QualityService;
import vn.nennep.quality.ScoreSide;
import vn.nennep.quality.YearGrade;
import vn.nennep.quality.YearRule;
import vn.nennep.quality.YearSheet;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;

/** The grade of a cell's year: its meetings with their grades, what the rule proposes and why, what people decide. */
@Named
@ViewScoped
public class CellYearGradePage implements Serializable {

    private static final Map<String, String> FIELDS = Map.of(
            "quality.year.grade-missing", "grade",
            "quality.year.reason-missing", "reason",
            "quality.year.reason-long", "reason");

    @Inject
    private QualityService quality;

    @Inject
    private CalendarService calendar;

    @Inject
    private PlanService plans;

    @Inject
    private Person person;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    private String cellCode;
    private Integer year;
    private YearSheet sheet;
    private int version;
    private Grade grade;
    private String reason;
    private List<Integer> years;

    public void load() {
        messages.open(() -> {
            int thisYear = calendar.today().getYear();
            year = year == null ? thisYear : year;
            if (year < CalendarService.FIRST_YEAR || year > thisYear + 1) {
                throw RefusedException.notFound("access.not-found");
            }
            show();
            years = Years.offered(plans.listCellYears(sheet.cell()), thisYear, year);
        });
    }

    private void show() {
        sheet = quality.openYear(cellCode != null ? cellCode : person.ownCell().orElse(null), year);
        version = sheet.grade() == null ? 0 : sheet.grade().version();
        YearGrade.Given mine = given();
        grade = mine == null ? sheet.proposed() : mine.grade();
        reason = mine == null ? null : mine.reason();
    }

    private YearGrade.Given given() {
        if (sheet.grade() == null) {
            return null;
        }
        boolean superior = getSide() == ScoreSide.SUPERIOR && sheet.grade().superior() != null;
        return superior ? sheet.grade().superior() : sheet.grade().self();
    }

    /** Saves the grade of the side that the person may give. */
    public void save() {
        Optional<RefusedException> refusal = messages.refusalOf(
                () -> quality.gradeYear(getSide(), sheet.cell().code(), year, version, grade, reason));
        if (refusal.isEmpty()) {
            messages.done("quality.year.saved");
            show();
            return;
        }
        if (refusal.get().isChangedMeanwhile()) {
            // The other's decision is shown above; what was typed here stays, and the next save knows of it.
            Grade mine = grade;
            String why = reason;
            show();
            grade = mine;
            reason = why;
        }
        messages.show(refusal.get(), FIELDS.get(refusal.get().key()));
    }

    /** Whose grade the person may give; null for none. */
    public ScoreSide getSide() {
        return sheet.maySuperior() ? ScoreSide.SUPERIOR : sheet.maySelf() ? ScoreSide.SELF : null;
    }

    /** Each condition of the rule in words, best grade first. */
    public List<RuleLine> getRule() {
        List<RuleLine> lines = new ArrayList<>();
        YearRule rule = sheet.rule().year();
        for (YearRule.Step step : rule.steps()) {
            for (YearRule.Need need : step.needs()) {
                lines.add(new RuleLine(step.grade(), sentence(need), isMet(need)));
            }
        }
        return lines;
    }

    /** A condition and whether the year meets it. */
    public record RuleLine(Grade grade, String sentence, boolean met) implements Serializable {}

    private boolean isMet(YearRule.Need need) {
        return sheet.tally().held() > 0 && need.isMet(sheet.tally());
    }

    private String sentence(YearRule.Need need) {
        String word = Messages.label(language.getLocale(), need.atLeast());
        long reached = sheet.tally().atLeast(need.atLeast());
        return need.share() == null
                ? messages.text("quality.year.need-count", need.count(), word, reached)
                : messages.text(
                        "quality.year.need-share",
                        Points.text(need.share().percent(), language.getLocale()),
                        word,
                        reached,
                        sheet.tally().held());
    }

    public String points(BigDecimal points) {
        return Points.text(points, language.getLocale());
    }

    public Grade[] getGrades() {
        return Grade.values();
    }

    public YearSheet getSheet() {
        return sheet;
    }

    public List<Integer> getYears() {
        return years;
    }

    public Grade getGrade() {
        return grade;
    }

    public void setGrade(Grade grade) {
        this.grade = grade;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getCellCode() {
        return cellCode;
    }

    public void setCellCode(String cellCode) {
        this.cellCode = cellCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }
}
