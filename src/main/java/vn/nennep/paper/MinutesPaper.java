package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import vn.nennep.record.RecordContent;

/** The minutes of a meeting, for whoever may read what was said. */
@ApplicationScoped
class MinutesPaper implements PaperSource {

    @Inject
    private MeetingPapers meetings;

    @Override
    public PaperKind kind() {
        return PaperKind.MINUTES;
    }

    @Override
    public PaperFacts gather(PaperRequest request) {
        MeetingPapers.Told told = meetings.openToRead(request);
        RecordContent content = told.content();
        PaperFacts.Builder paper = meetings.begin(kind(), told, content.heldOn(), kind().type(), "BIÊN BẢN")
                .set("mode", PaperWords.label(content.mode()))
                .set("chair", content.chair())
                .set("minutesSecretary", content.minutesSecretary())
                .set("guests", content.guests())
                .set("superiorPresent", content.superiorPresent())
                .set("guidance", content.guidance())
                .set("opening", content.opening())
                .set("presenters", MeetingPapers.presenters(content))
                .set(
                        "forms",
                        content.forms().stream()
                                .map(form -> PaperWords.small(form.name(PaperWords.language())))
                                .collect(Collectors.joining(", ")))
                .set("presentation", content.presentation())
                .set("conclusion", content.conclusion());
        RollWords roll = new RollWords(told.sheet().roll());
        roll.addCounts(paper);
        roll.addNames(paper);
        MeetingPapers.addOpinions(paper, content);
        MeetingPapers.addVotes(paper, content);
        MeetingPapers.addTasks(paper, content.tasks());
        MeetingPapers.addScore(paper, content);
        return paper.build();
    }
}
