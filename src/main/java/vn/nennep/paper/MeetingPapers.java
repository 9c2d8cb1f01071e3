package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingService;
import vn.nennep.record.RecordContent;
import vn.nennep.record.RecordService;
import vn.nennep.record.RecordSheet;
import vn.nennep.shared.Days;
import vn.nennep.shared.Rate;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** What the papers of a meeting have in common: which meeting it is, and what its record says. */
@ApplicationScoped
class MeetingPapers {

    @Inject
    private PaperHeads heads;

    @Inject
    private MeetingService meetings;

    @Inject
    private RecordService records;

    /**
     * A meeting with its cell and record.
     *
     * @param sheet without what people said where the reader may not read it
     */
    record Told(UnitRow cell, RecordSheet sheet) {

        Meeting meeting() {
            return sheet.roll().meeting();
        }

        RecordContent content() {
            return sheet.content();
        }
    }

    /** The meeting; not found when its cell is outside the person's scope. */
    Told open(PaperRequest request) {
        RecordSheet sheet = records.open(request.meeting());
        return new Told(meetings.cellOf(sheet.roll().meeting()), sheet);
    }

    /**
     * The same, for papers that hold what people said.
     *
     * @throws RefusedException forbidden further up than directly above the cell
     */
    Told openToRead(PaperRequest request) {
        Told told = open(request);
        if (!told.sheet().readable()) {
            throw RefusedException.forbidden("paper.texts-not-readable");
        }
        return told;
    }

    /** Begins a paper of a meeting. */
    PaperFacts.Builder begin(PaperKind kind, Told told, LocalDate day, String type, String typeName) {
        RecordContent content = told.content();
        return heads.begin(kind, told.cell(), told.meeting().getCode(), day, type, typeName)
                .set("year", content.heldOn().getYear())
                .set("meetingTitle", title(content.kind(), content.number(), content.heldOn()))
                .set("weekday", PaperWords.weekday(content.heldOn()) + ", " + PaperWords.date(content.heldOn()))
                .set("startsAt", hour(content.startsAt()))
                .set("endsAt", hour(content.endsAt()))
                .set("meetingPlace", content.place())
                .set("topic", content.topic());
    }

    /** {@code sinh hoạt chuyên đề kỳ 1 năm 2021}, {@code sinh hoạt thường kỳ tháng 7 năm 2021}. */
    static String title(MeetingKind kind, int number, LocalDate day) {
        return kind == MeetingKind.THEMATIC
                ? "sinh hoạt chuyên đề kỳ %d năm %d".formatted(number, day.getYear())
                : "sinh hoạt thường kỳ tháng %d năm %d".formatted(day.getMonthValue(), day.getYear());
    }

    private static String hour(String time) {
        return Optional.ofNullable(time)
                .map(LocalTime::parse)
                .map(PaperWords::hour)
                .orElse("");
    }

    /** Who presents, by name. */
    static String presenters(RecordContent content) {
        return String.join(
                ", ",
                content.presenters().stream().map(RecordContent.Named::name).toList());
    }

    /** Contributions with their replies, in the order in which they were made. */
    static void addOpinions(PaperFacts.Builder paper, RecordContent content) {
        content.contributions()
                .forEach(said -> paper.row(
                        "opinions",
                        paper.rows("opinions") + 1,
                        said.member(),
                        PaperWords.small(PaperWords.label(said.kind())),
                        said.text(),
                        said.reply() == null ? "" : PaperWords.label(said.replyKind()) + ": " + said.reply()));
    }

    static void addVotes(PaperFacts.Builder paper, RecordContent content) {
        content.votes()
                .forEach(vote -> paper.row(
                        "votes",
                        paper.rows("votes") + 1,
                        vote.subject(),
                        vote.agree(),
                        vote.disagree(),
                        vote.other(),
                        vote.base(),
                        PaperWords.rate(new Rate(vote.agree(), vote.base())),
                        vote.isPassed() ? "thông qua" : "không thông qua"));
    }

    static void addTasks(PaperFacts.Builder paper, List<RecordContent.Task> tasks) {
        tasks.forEach(task ->
                paper.row("tasks", paper.rows("tasks") + 1, task.task(), task.person(), Days.shown(task.dueOn())));
    }

    static void addScore(PaperFacts.Builder paper, RecordContent content) {
        if (content.score() != null) {
            paper.set(
                            "score",
                            PaperWords.points(content.score().points()) + "/"
                                    + PaperWords.points(content.score().most()))
                    .set("grade", PaperWords.grade(content.score().grade()));
        }
    }
}
