package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.quality.Criteria;
import vn.nennep.quality.Criterion;
import vn.nennep.quality.QualityService;
import vn.nennep.quality.ScoreLine;
import vn.nennep.quality.ScoreSheet;
import vn.nennep.quality.Scored;
import vn.nennep.shared.RefusedException;

/** The score of a meeting, criterion by criterion; why points were changed only for whoever may read what people wrote. */
@ApplicationScoped
class ScorePaper implements PaperSource {

    @Inject
    private MeetingPapers meetings;

    @Inject
    private QualityService quality;

    @Override
    public PaperKind kind() {
        return PaperKind.SCORE_SHEET;
    }

    @Override
    public PaperFacts gather(PaperRequest request) {
        MeetingPapers.Told told = meetings.open(request);
        ScoreSheet sheet = quality.open(request.meeting());
        if (sheet.card() == null) {
            throw RefusedException.notFound("paper.no-score", told.content().heldOn());
        }
        Criteria criteria = sheet.card().criteria();
        PaperFacts.Builder paper = meetings.begin(
                        kind(), told, told.content().heldOn(), kind().type(), "BẢNG CHẤM ĐIỂM")
                .set("criteria", criteria.name())
                .set("guidance", criteria.guidance())
                .set("most", PaperWords.points(sheet.most()))
                .set("self", points(sheet.self()))
                .set("superiorScore", points(sheet.superior()))
                .set(
                        "grade",
                        sheet.counting() == null
                                ? ""
                                : PaperWords.label(sheet.counting().grade()));
        for (ScoreLine line : sheet.card().lines()) {
            Criterion criterion = criteria.find(line.criterion()).orElseThrow();
            paper.row(
                    "lines",
                    line.criterion(),
                    criterion.name(),
                    PaperWords.points(criterion.most()),
                    PaperWords.points(line.proposed()),
                    PaperWords.points(line.self()),
                    PaperWords.points(line.superior()),
                    sheet.readsReasons() ? reasons(line) : "");
        }
        return paper.build();
    }

    private static String reasons(ScoreLine line) {
        return Stream.of(line.selfReason(), line.superiorReason())
                .filter(reason -> reason != null)
                .collect(Collectors.joining("; "));
    }

    private static String points(Scored scored) {
        BigDecimal points = scored == null ? null : scored.points();
        return PaperWords.points(points);
    }
}
