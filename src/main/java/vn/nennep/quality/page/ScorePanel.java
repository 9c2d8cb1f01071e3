package vn.nennep.quality.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.quality.Criteria;
import vn.nennep.quality.Criterion;
import vn.nennep.quality.FactValue;
import vn.nennep.quality.Fraction;
import vn.nennep.quality.GivenScore;
import vn.nennep.quality.Grade;
import vn.nennep.quality.Points;
import vn.nennep.quality.QualityService;
import vn.nennep.quality.ScoreLine;
import vn.nennep.quality.ScoreRefused;
import vn.nennep.quality.ScoreSheet;
import vn.nennep.quality.ScoreSide;
import vn.nennep.quality.Scored;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/**
 * The score of a meeting, as a part of a page ({@code WEB-INF/quality/score-panel.xhtml}). The page says which meeting:
 * {@link #open} shows it at once, {@link #prepare} only when the person asks for it.
 */
@Named
@ViewScoped
public class ScorePanel implements Serializable {

    @Inject
    private QualityService quality;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    private UUID meetingRef;
    private ScoreSheet sheet;
    private ScoreSide side;
    private List<ScoreLineForm> lines = List.of();

    /** Shows the score of a meeting. */
    public void open(UUID meeting) {
        meetingRef = meeting;
        show();
    }

    /** Remembers the meeting; its score is shown when the person asks for it, so that the page opens without it. */
    public void prepare(UUID meeting) {
        meetingRef = meeting;
    }

    /** Shows the score of the meeting as it is saved; what was typed is forgotten. */
    public void show() {
        sheet = quality.open(meetingRef);
        // A superior comes to judge; entering the cell's own score for it is the exception.
        side = sheet.maySuperior() ? ScoreSide.SUPERIOR : sheet.maySelf() ? ScoreSide.SELF : null;
        fill();
    }

    private void fill() {
        List<ScoreLineForm> filled = new ArrayList<>();
        if (sheet.card() != null) {
            Criteria criteria = sheet.card().criteria();
            Map<String, ScoreLine> byCode = new LinkedHashMap<>();
            sheet.card().lines().forEach(line -> byCode.put(line.criterion(), line));
            for (Criterion group : criteria.groups()) {
                String heading = group.isGroup() ? group.code() + ". " + group.name() : null;
                for (Criterion leaf : group.leaves().toList()) {
                    if (byCode.containsKey(leaf.code())) {
                        filled.add(new ScoreLineForm(leaf, byCode.get(leaf.code()), side, heading));
                        heading = null;
                    }
                }
            }
        }
        lines = filled;
    }

    /** Shows the other side's score, for somebody who may give both; what was typed is forgotten. */
    public void changeSide() {
        boolean other = side == ScoreSide.SUPERIOR ? sheet.maySelf() : sheet.maySuperior();
        if (other) {
            side = side == ScoreSide.SUPERIOR ? ScoreSide.SELF : ScoreSide.SUPERIOR;
            fill();
        }
    }

    /** After a change: the total is computed when it is drawn. */
    public void follow() {
        lines.forEach(line -> line.setFault(null));
    }

    /** Saves the score of the side that the person may give. */
    public void save() {
        List<GivenScore> given = lines.stream().map(ScoreLineForm::given).toList();
        Optional<RefusedException> refusal =
                messages.refusalOf(() -> quality.score(side, meetingRef, sheet.version(), given));
        if (refusal.isEmpty()) {
            messages.done("quality.score.saved");
            ScoreSide before = side;
            show();
            if (side != before) {
                changeSide();
            }
            return;
        }
        lines.forEach(line -> line.setFault(null));
        if (refusal.get() instanceof ScoreRefused incomplete) {
            lines.forEach(line -> line.setFault(faultOf(incomplete, line)));
        } else if (refusal.get().isChangedMeanwhile()) {
            compare();
        }
        messages.show(refusal.get(), null);
    }

    private String faultOf(ScoreRefused refused, ScoreLineForm line) {
        String key = refused.faults().get(line.getCriterion().code());
        return key == null ? null : Messages.text(language.getLocale(), key, GivenScore.LONGEST_REASON);
    }

    /** Keeps what this person gave, and says beside it what the other did; the next save knows of it. */
    private void compare() {
        List<ScoreLineForm> mine = lines;
        sheet = quality.open(meetingRef);
        fill();
        for (ScoreLineForm theirs : lines) {
            mine.stream()
                    .filter(line -> line.getCriterion()
                            .code()
                            .equals(theirs.getCriterion().code()))
                    .findFirst()
                    .ifPresent(line -> keep(line, theirs));
        }
    }

    private void keep(ScoreLineForm mine, ScoreLineForm theirs) {
        boolean same = mine.getPoints() != null
                && theirs.getPoints() != null
                && mine.getPoints().compareTo(theirs.getPoints()) == 0;
        if (!same) {
            theirs.setTheirs(Points.text(theirs.getPoints(), language.getLocale()));
        }
        theirs.setPoints(mine.getPoints());
        theirs.setReason(mine.getReason());
    }

    /** Whether everything is as the program proposes. */
    public boolean isAsProposed() {
        return lines.stream().noneMatch(ScoreLineForm::isReasonNeeded);
    }

    /** How many criteria still have no points. */
    public long getOpenCount() {
        return lines.stream().filter(line -> line.getPoints() == null).count();
    }

    /** The outcome of the points in the fields, as far as they are filled in; null without lines. */
    public Criteria.Outcome getOutcome() {
        if (lines.isEmpty() || side == null) {
            return null;
        }
        Map<String, BigDecimal> given = new LinkedHashMap<>();
        lines.forEach(line ->
                given.put(line.getCriterion().code(), line.getPoints() == null ? Points.NONE : line.getPoints()));
        return sheet.card().criteria().grade(given);
    }

    /** {@code 86/91 · Tốt}, or a dash. */
    public String text(Scored scored) {
        return scored == null
                ? "–"
                : messages.text("quality.score.points-of", points(scored.points()), points(sheet.most()))
                        + " · "
                        + Messages.label(language.getLocale(), scored.grade());
    }

    /** What the program can judge by itself. */
    public String getProposedText() {
        return messages.text(
                "quality.score.points-of",
                points(sheet.card().proposedPoints()),
                points(sheet.card().proposedOf()));
    }

    /** The points that count: the superior's, else the cell's, else the proposal. */
    public BigDecimal counting(ScoreLine line) {
        return line.superior() != null ? line.superior() : line.self() != null ? line.self() : line.proposed();
    }

    /** The colour of a grade. */
    public String tone(Grade grade) {
        return switch (grade) {
            case GOOD -> "good";
            case FAIR -> "none";
            case AVERAGE -> "warn";
            case WEAK -> "bad";
        };
    }

    /** Exact points as they are shown. */
    public String exact(Fraction exact) {
        return points(Points.of(exact));
    }

    public String points(BigDecimal points) {
        return Points.text(points, language.getLocale());
    }

    public String sentence(FactValue evidence) {
        return evidence == null ? "" : evidence.sentence(language.getLocale());
    }

    public UUID getMeetingRef() {
        return meetingRef;
    }

    /** Null until it is shown. */
    public ScoreSheet getSheet() {
        return sheet;
    }

    /** Whose score the person may give; null for none. */
    public ScoreSide getSide() {
        return side;
    }

    public List<ScoreLineForm> getLines() {
        return lines;
    }
}
