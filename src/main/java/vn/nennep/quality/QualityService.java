package vn.nennep.quality;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.access.Unscoped;
import vn.nennep.calendar.CalendarService;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * Scores meetings and grades years. A meeting is scored by the set in force on its day and stays with it, its proposal as
 * it was when somebody first scored; a year is graded by the rule of the set in force at its end.
 */
@Stateless
public class QualityService {

    @Inject
    private MeetingFactsRepository meetings;

    @Inject
    private ScoreRepository scores;

    @Inject
    private CriteriaSetRepository sets;

    @Inject
    private YearGradeRepository years;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * The set by which a meeting of the cell would be scored: the nearest unit's first, the meeting's kind before all
     * kinds, the latest first.
     */
    public Optional<CriteriaSet> findSetInForce(long cellId, MeetingKind kind, LocalDate day) {
        return sets.findInForce(cellId, kind, day);
    }

    /** The grade that counts of a meeting within the person's scope; empty while nobody scored. */
    public Optional<Grade> gradeOf(long meetingId) {
        return scores.findGrade(meetingId);
    }

    /** The score of a meeting, or the proposal; not found when its cell is outside the person's scope. */
    public ScoreSheet open(UUID meetingRef) {
        return sheet(visible(meetingRef));
    }

    private MeetingFactsRepository.MeetingRecord visible(UUID meetingRef) {
        return meetings.find(meetingRef)
                .filter(found -> access.maySeeOf(found.cellId(), found.heldOn()))
                .orElseThrow(() -> RefusedException.notFound("meeting.not-found"));
    }

    private ScoreSheet sheet(MeetingFactsRepository.MeetingRecord meeting) {
        ScoreCard card = card(meeting);
        boolean keeps = card != null
                && meeting.status() == MeetingStatus.RECORDED
                && (access.may(Right.KEEP_MEETINGS, meeting.cellId()) || access.may(Right.LEAD_CELL, meeting.cellId()));
        boolean directs = card != null && access.mayAbove(Right.DIRECT_CELLS, meeting.cellId());
        boolean open = (keeps || directs)
                && calendar.standing(meeting.cellId(), meeting.heldOn().getYear())
                        .isOpen();
        return new ScoreSheet(
                meeting.ref(),
                meeting.cellId(),
                meeting.cellCode(),
                meeting.cellName(),
                meeting.kind(),
                meeting.number(),
                meeting.heldOn(),
                meeting.status(),
                card,
                meeting.version() == null ? ScoreSheet.FRESH : meeting.version(),
                meeting.self(),
                meeting.superior(),
                card == null ? null : card.most(),
                keeps && open,
                directs && open,
                access.may(Right.READ_TEXTS, meeting.cellId()));
    }

    private ScoreCard card(MeetingFactsRepository.MeetingRecord meeting) {
        if (meeting.facts() == null || meeting.setId() == null) {
            return null;
        }
        Criteria criteria = sets.find(meeting.setId()).orElseThrow().criteria();
        return meeting.version() == null
                ? ScoreCard.proposed(criteria, meeting.facts())
                : ScoreCard.kept(criteria, meeting.lines());
    }

    /**
     * Saves the score of a side.
     *
     * @param version of the sheet that the person saw; refused when somebody saved something else since
     * @param given for every criterion that applies
     * @throws ScoreRefused when points or reasons are missing
     */
    public void score(ScoreSide side, UUID meetingRef, int version, List<GivenScore> given) {
        MeetingFactsRepository.MeetingRecord meeting = visible(meetingRef);
        requireMay(side, meeting);
        ScoreCard card = card(meeting);
        if (card == null) {
            throw meeting.facts() == null
                    ? RefusedException.conflict("quality.score.not-recorded")
                    : RefusedException.conflict("quality.score.no-set", meeting.heldOn());
        }
        int saved = meeting.version() == null ? ScoreSheet.FRESH : meeting.version();
        if (saved != version) {
            if (card.says(side, given)) {
                // The same form was sent twice, or its answer was lost on the way.
                return;
            }
            throw RefusedException.conflict("quality.score.changed-meanwhile");
        }
        calendar.requireOpen(meeting.cellId(), meeting.heldOn());
        ScoreCard next = card.with(side, given);
        Optional<MeetingScore> kept = scores.find(meeting.id());
        if (kept.map(MeetingScore::getVersion).orElse(ScoreSheet.FRESH) != version) {
            // Saved by somebody else since the sheet was read, a moment ago.
            throw RefusedException.conflict("quality.score.changed-meanwhile");
        }
        MeetingScore score = kept.orElseGet(() -> {
            MeetingScore fresh = new MeetingScore(
                    meeting.id(), meeting.setId(), card.proposedPoints(), card.proposedGrade(), card.most());
            scores.add(fresh);
            return fresh;
        });
        if (side == ScoreSide.SELF) {
            score.scoreSelf(next.outcome(side), access.login(), clock);
        } else {
            score.scoreSuperior(next.outcome(side), access.login(), clock);
        }
        scores.saveLines(meeting.id(), next.lines());
    }

    /**
     * Scores meetings of the demonstration for their cell as somebody would who takes every proposal; what the program
     * cannot judge gets the most points. A meeting without a set in force stays without a score.
     *
     * @param by whose score it is
     */
    @Unscoped
    public void scoreSamples(List<UUID> refs, String by) {
        for (UUID ref : refs) {
            MeetingFactsRepository.MeetingRecord meeting = meetings.find(ref).orElseThrow();
            ScoreCard card = card(meeting);
            if (card != null && meeting.version() == null) {
                ScoreCard scored = card.with(ScoreSide.SELF, taken(card));
                MeetingScore score = new MeetingScore(
                        meeting.id(), meeting.setId(), card.proposedPoints(), card.proposedGrade(), card.most());
                score.scoreSelf(scored.outcome(ScoreSide.SELF), by, clock);
                scores.add(score);
                scores.saveLines(meeting.id(), scored.lines());
            }
        }
    }

    private static List<GivenScore> taken(ScoreCard card) {
        return card.lines().stream()
                .map(line -> new GivenScore(
                        line.criterion(),
                        line.proposed() != null
                                ? line.proposed()
                                : card.criteria()
                                        .find(line.criterion())
                                        .orElseThrow()
                                        .most(),
                        null))
                .toList();
    }

    private void requireMay(ScoreSide side, MeetingFactsRepository.MeetingRecord meeting) {
        if (side == ScoreSide.SUPERIOR) {
            if (!access.mayAbove(Right.DIRECT_CELLS, meeting.cellId())) {
                throw RefusedException.forbidden("access.forbidden");
            }
            return;
        }
        if (!access.may(Right.LEAD_CELL, meeting.cellId())) {
            access.require(Right.KEEP_MEETINGS, meeting.cellId());
        }
        if (meeting.status() == MeetingStatus.CONFIRMED) {
            throw RefusedException.conflict("meeting.confirmed-stays");
        }
    }

    /** The grades of a cell's year with what the rule makes of them. */
    public YearSheet openYear(String cellCode, int year) {
        UnitRow cell = units.getCell(cellCode);
        List<YearMeeting> meetings = years.listMeetings(cell.id(), year);
        Optional<YearGrade> saved = years.find(cell.id(), year);
        Optional<CriteriaSet> set = saved.isPresent()
                ? sets.find(saved.get().setId())
                : sets.findInForce(cell.id(), MeetingKind.REGULAR, endOf(year));
        boolean leads = set.isPresent() && access.may(Right.LEAD_CELL, cell.id());
        boolean directs = set.isPresent() && access.mayAbove(Right.DIRECT_CELLS, cell.id());
        boolean open = (leads || directs) && calendar.standing(cell.id(), year).isOpen();
        Criteria rule = set.map(CriteriaSet::criteria).orElse(null);
        YearRule.Tally tally = rule == null ? null : tally(rule.year(), meetings);
        return new YearSheet(
                cell,
                year,
                meetings,
                rule,
                tally,
                rule == null ? null : rule.year().propose(tally),
                saved.orElseGet(() -> set.map(found ->
                                new YearGrade(cell.id(), year, found.getId(), null, null, null, ScoreSheet.FRESH))
                        .orElse(null)),
                leads && open,
                directs && open,
                access.may(Right.READ_TEXTS, cell.id()));
    }

    private static LocalDate endOf(int year) {
        return LocalDate.of(year, Month.DECEMBER, 31);
    }

    private static YearRule.Tally tally(YearRule rule, List<YearMeeting> meetings) {
        Map<Grade, Integer> grades = new EnumMap<>(Grade.class);
        int held = 0;
        for (YearMeeting meeting : meetings) {
            if (meeting.isRecorded() && rule.counts(meeting.kind())) {
                held++;
                if (meeting.grade() != null) {
                    grades.merge(meeting.grade(), 1, Integer::sum);
                }
            }
        }
        return new YearRule.Tally(held, grades);
    }

    /**
     * Saves the grade of a year.
     *
     * @param version of the sheet that the person saw
     * @param reason needed when the grade is not the proposed one
     */
    public void gradeYear(ScoreSide side, String cellCode, int year, int version, Grade grade, String reason) {
        YearSheet sheet = openYear(cellCode, year);
        long cellId = sheet.cell().id();
        if (side == ScoreSide.SELF) {
            access.require(Right.LEAD_CELL, cellId);
        } else if (!access.mayAbove(Right.DIRECT_CELLS, cellId)) {
            throw RefusedException.forbidden("access.forbidden");
        }
        if (sheet.rule() == null) {
            throw RefusedException.conflict("quality.score.no-set", endOf(year));
        }
        calendar.requireOpen(cellId, endOf(year));
        YearGrade next = sheet.grade().with(side, sheet.proposed(), grade, reason, clock.instant(), access.login());
        if (sheet.grade().version() != version) {
            if (isSame(sheet.grade().of(side), next.of(side))) {
                return;
            }
            throw RefusedException.conflict("quality.year.changed-meanwhile");
        }
        if (!years.save(next, evidence(sheet.tally()))) {
            throw RefusedException.conflict("quality.year.changed-meanwhile");
        }
    }

    private static boolean isSame(YearGrade.Given one, YearGrade.Given other) {
        return one != null && one.grade() == other.grade() && Objects.equals(one.reason(), other.reason());
    }

    private static String evidence(YearRule.Tally tally) {
        JsonObjectBuilder grades = Json.createObjectBuilder();
        tally.grades().forEach((grade, count) -> grades.add(grade.name(), count));
        return Json.createObjectBuilder()
                .add("held", tally.held())
                .add("grades", grades)
                .build()
                .toString();
    }
}
