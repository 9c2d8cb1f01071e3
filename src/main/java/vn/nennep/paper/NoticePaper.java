package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import vn.nennep.meeting.MeetingPreparationService;
import vn.nennep.meeting.PreparationView;
import vn.nennep.record.RecordContent;

/** The notice of a meeting: when, where, what, and who prepares it. */
@ApplicationScoped
class NoticePaper implements PaperSource {

    @Inject
    private MeetingPapers meetings;

    @Inject
    private MeetingPreparationService preparations;

    @Override
    public PaperKind kind() {
        return PaperKind.NOTICE;
    }

    @Override
    public PaperFacts gather(PaperRequest request) {
        MeetingPapers.Told told = meetings.open(request);
        PreparationView preparation = preparations.view(request.meeting());
        RecordContent content = told.content();
        PaperFacts.Builder paper = meetings.begin(
                        kind(), told, request.dayOr(dayOf(preparation)), kind().type(), "THÔNG BÁO")
                .set("chair", content.chair());
        if (content.topic() != null) {
            add(paper, content.topic(), MeetingPapers.presenters(content));
            add(paper, "Thảo luận, góp ý, phản biện", "Các đồng chí đảng viên");
        }
        told.sheet()
                .around()
                .openTasks()
                .forEach(task ->
                        add(paper, "Kết quả nhiệm vụ đã giao: " + PaperWords.small(task.task()), task.person()));
        add(
                paper,
                content.topic() == null ? "Thảo luận và kết luận nhiệm vụ trong tháng" : "Kết luận",
                content.chair());
        return paper.build();
    }

    /** The day on which the members were told; until then today, at the latest the day of the meeting. */
    private static LocalDate dayOf(PreparationView preparation) {
        LocalDate told = preparation.dates().notifiedOn();
        LocalDate held = preparation.meeting().heldOn();
        return told != null ? told : preparation.today().isBefore(held) ? preparation.today() : held;
    }

    private static void add(PaperFacts.Builder paper, String content, String person) {
        paper.row("items", paper.rows("items") + 1, content, person);
    }
}
