package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import vn.nennep.record.RecordContent;

/**
 * What a meeting decided: a resolution, or the conclusion of a thematic meeting where the rules of the day let a cell issue
 * conclusions.
 */
@ApplicationScoped
class ResolutionPaper implements PaperSource {

    private static final String CONCLUSION = "KL";

    @Inject
    private MeetingPapers meetings;

    @Override
    public PaperKind kind() {
        return PaperKind.RESOLUTION;
    }

    @Override
    public PaperFacts gather(PaperRequest request) {
        MeetingPapers.Told told = meetings.openToRead(request);
        RecordContent content = told.content();
        LocalDate day = request.dayOr(content.heldOn());
        boolean concludes =
                content.isThematic() && LayoutRules.on(day).mayIssue(told.cell().kind(), CONCLUSION);
        PaperFacts.Builder paper = meetings.begin(
                        kind(),
                        told,
                        day,
                        concludes ? CONCLUSION : kind().type(),
                        concludes ? "KẾT LUẬN" : "NGHỊ QUYẾT")
                .set("chair", content.chair())
                .set("presenters", MeetingPapers.presenters(content))
                .set("presentation", content.presentation())
                .set("conclusion", content.conclusion());
        new RollWords(told.sheet().roll()).addCounts(paper);
        content.found()
                .forEach(task -> paper.row(
                        "found",
                        paper.rows("found") + 1,
                        task.task(),
                        task.person(),
                        task.result() == null ? "Hoàn thành" : task.result()));
        MeetingPapers.addOpinions(paper, content);
        MeetingPapers.addVotes(paper, content);
        MeetingPapers.addTasks(paper, content.tasks());
        MeetingPapers.addScore(paper, content);
        return paper.build();
    }
}
