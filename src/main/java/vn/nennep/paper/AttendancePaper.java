package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.people.MemberRow;
import vn.nennep.people.PositionKind;
import vn.nennep.people.PositionService;
import vn.nennep.rollcall.RollCallSheet;
import vn.nennep.rollcall.SheetRow;
import vn.nennep.tree.UnitRow;

/** The attendance sheet: filled with the roll of a meeting, or blank, with the members of a cell, for the wall. */
@ApplicationScoped
class AttendancePaper implements PaperSource {

    private static final String TYPE_NAME = "DANH SÁCH ĐIỂM DANH";

    @Inject
    private PaperHeads heads;

    @Inject
    private MeetingPapers meetings;

    @Inject
    private UnitService units;

    @Inject
    private PositionService positions;

    @Inject
    private CalendarService calendar;

    @Override
    public PaperKind kind() {
        return PaperKind.ATTENDANCE_SHEET;
    }

    @Override
    public PaperFacts gather(PaperRequest request) {
        return request.meeting() == null ? blank(request) : filled(request);
    }

    private PaperFacts blank(PaperRequest request) {
        UnitRow cell = units.getCell(request.unit());
        PaperPeriod year = PaperPeriod.ofYear(request);
        PaperFacts.Builder paper = heads.begin(
                        kind(),
                        cell,
                        year.text(),
                        request.dayOr(year.dayOfPaper(calendar.today())),
                        kind().type(),
                        TYPE_NAME)
                .set("period", year.words())
                .set("year", year.year());
        Map<String, String> titles = titles();
        for (MemberRow one : paper.people()) {
            paper.row(
                    "members",
                    paper.rows("members") + 1,
                    one.fullName(),
                    position(one, titles),
                    PaperWords.label(one.category()),
                    "",
                    PaperWords.label(one.leave()));
        }
        return paper.build();
    }

    private PaperFacts filled(PaperRequest request) {
        MeetingPapers.Told told = meetings.open(request);
        RollCallSheet roll = told.sheet().roll();
        LocalDate day = told.content().heldOn();
        PaperFacts.Builder paper = meetings.begin(kind(), told, day, kind().type(), TYPE_NAME);
        Map<String, String> titles = titles();
        Map<Long, String> held = paper.people().stream()
                .collect(Collectors.toMap(MemberRow::id, one -> position(one, titles), (one, same) -> one));
        roll.due().forEach(row -> add(paper, row, held, roll.frozen()));
        roll.notDue().forEach(row -> add(paper, row, held, roll.frozen()));
        if (told.meeting().isRecorded()) {
            paper.set("due", PaperWords.count(roll.count().due()))
                    .set("present", PaperWords.count(roll.count().present()))
                    .set("excused", PaperWords.count(roll.count().excused()))
                    .set("absent", PaperWords.count(roll.count().absent()))
                    .set("rate", PaperWords.rate(roll.count().rate()));
        }
        return paper.build();
    }

    /** @param called whether somebody called the roll; until then nobody has a mark */
    private static void add(PaperFacts.Builder paper, SheetRow row, Map<Long, String> held, boolean called) {
        paper.row(
                "members",
                paper.rows("members") + 1,
                row.fullName(),
                held.getOrDefault(row.memberId(), ""),
                PaperWords.label(row.category()),
                called ? PaperWords.label(row.mark()) : "",
                row.reason() == null ? PaperWords.label(row.notDueBecause()) : row.reason());
    }

    private Map<String, String> titles() {
        return positions.listKinds().stream()
                .collect(Collectors.toMap(PositionKind::code, kind -> kind.name(PaperWords.language())));
    }

    private static String position(MemberRow one, Map<String, String> titles) {
        List<String> held = one.positions();
        return held.isEmpty() ? "" : titles.getOrDefault(held.get(0), "");
    }
}
