package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.PeriodService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.codelist.ListService;
import vn.nennep.codelist.ListedCode;
import vn.nennep.guidance.GuidanceService;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingService;
import vn.nennep.people.MemberRow;
import vn.nennep.people.MembershipCategory;
import vn.nennep.plan.KeyTaskRow;
import vn.nennep.plan.KeyTaskService;
import vn.nennep.plan.KeyTaskStatus;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportService;
import vn.nennep.shared.Days;
import vn.nennep.tree.TreeView;
import vn.nennep.tree.UnitRow;

/** What a cell reports of a period: its members, key tasks and thematic sessions, in the words of the report of 2021. */
@ApplicationScoped
class CellReportPaper implements PaperSource {

    private static final Prose RESULTS = Prose.of("cell-report-results");
    private static final Prose DIRECTION = Prose.of("cell-report-direction");

    @Inject
    private PaperHeads heads;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private PeriodService periods;

    @Inject
    private ReportService reports;

    @Inject
    private MeetingService meetings;

    @Inject
    private KeyTaskService keyTasks;

    @Inject
    private GuidanceService guidance;

    @Inject
    private ListService lists;

    @Override
    public PaperKind kind() {
        return PaperKind.CELL_REPORT;
    }

    @Override
    public PaperFacts gather(PaperRequest request) {
        UnitRow cell = units.getCell(request.unit());
        ReportingPeriod asked = request.reportingPeriod();
        Optional<ConsolidatedReport> report = reports.find(cell, asked, TreeView.THEN, 0);
        PaperPeriod period = PaperPeriod.of(asked, report, periods);
        PaperFacts.Builder paper = heads.begin(
                        kind(),
                        cell,
                        period.text(),
                        request.dayOr(period.dayOfPaper(calendar.today())),
                        kind().type(),
                        "BÁO CÁO")
                .set("year", period.year())
                .set("period", period.words());
        addMembers(paper);
        guidance.listInForce(cell.id(), paper.day()).stream()
                .findFirst()
                .ifPresent(one -> paper.set("guidance", GuidanceWords.of(one)));
        if (report.isPresent()) {
            ReportFigures.set(paper, report.get());
            addKeyTasks(paper, cell, period);
            addSessions(paper, cell, period);
            paper.set("results", RESULTS.with(paper::get));
        } else {
            paper.set("noFigures", NoFigures.of(cell, period));
        }
        return paper.set("direction", DIRECTION.with(paper::get)).build();
    }

    private static void addMembers(PaperFacts.Builder paper) {
        List<MemberRow> people =
                paper.people().stream().filter(one -> one.category().isHome()).toList();
        long official = people.stream()
                .filter(one -> one.category() == MembershipCategory.OFFICIAL)
                .count();
        paper.set("members", PaperWords.count(people.size()))
                .set("official", PaperWords.count(official))
                .set("probationary", people.size() == official ? "" : PaperWords.count(people.size() - official));
    }

    private void addKeyTasks(PaperFacts.Builder paper, UnitRow cell, PaperPeriod period) {
        List<KeyTaskRow> sent = keyTasks.listBrief(cell, period.year()).stream()
                .filter(task -> task.status() != KeyTaskStatus.DRAFT)
                .toList();
        paper.set(
                "keyTaskList",
                PaperWords.listed(sent.stream().map(KeyTaskRow::task).toList()));
        // Of a part of a year no figure tells it.
        String published = paper.get("keyTasks");
        paper.set("keyTaskCount", published.isEmpty() ? PaperWords.count(sent.size()) : published);
        sent.forEach(task -> paper.row(
                "tasks",
                paper.rows("tasks") + 1,
                task.task(),
                task.target(),
                PaperWords.label(task.selfRating()),
                PaperWords.label(task.superiorRating())));
    }

    private void addSessions(PaperFacts.Builder paper, UnitRow cell, PaperPeriod period) {
        List<MeetingRow> held = meetings.listOfCell(cell, period.year()).stream()
                .filter(meeting -> meeting.isThematic() && meeting.isRecorded() && period.has(meeting.heldOn()))
                .toList();
        paper.set(
                "topicList",
                PaperWords.numbered(held.stream()
                        .map(MeetingRow::topic)
                        .map(PaperWords::text)
                        .toList()));
        List<ListedCode> groups = lists.listTopicGroups();
        held.forEach(meeting -> paper.row(
                "sessions",
                paper.rows("sessions") + 1,
                meeting.topic(),
                name(groups, meeting.topicGroup()),
                Days.shown(meeting.heldOn()),
                meeting.count().due(),
                meeting.count().present(),
                PaperWords.rate(meeting.count().rate()),
                PaperWords.grade(meeting.grade())));
    }

    private static String name(List<ListedCode> list, String code) {
        return list.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> one.name(PaperWords.language()))
                .orElse("");
    }
}
