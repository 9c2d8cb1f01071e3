package vn.nennep.quality;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.nennep.meeting.MeetingHours;
import vn.nennep.meeting.MeetingKind;

/**
 * What the tables say about one meeting. Days and times are null where nobody entered them.
 *
 * @param otherStartsAt of the cell's meeting of the other kind on the same day; null when there is none
 * @param members who belonged to the cell on the day, guests from other cells left out
 * @param committeeSize positions of secretary, deputy and committee member held on the day
 * @param excusedStreak the longest run of absences with reason of one member over the regular meetings of the year
 * @param tasksFrom day of the last meeting of the kind before this one; null when there was none
 * @param tasks what that meeting assigned
 */
public record MeetingFacts(
        MeetingKind kind,
        LocalDate heldOn,
        LocalTime startsAt,
        LocalTime endsAt,
        LocalTime otherStartsAt,
        LocalTime otherEndsAt,
        int members,
        int committeeSize,
        int due,
        int present,
        int excused,
        int absent,
        int excusedStreak,
        int speakers,
        int contributions,
        int openContributions,
        LocalDate notifiedOn,
        LocalDate superiorNotifiedOn,
        LocalDate committeeMetOn,
        LocalDate postedOn,
        LocalDate finalPostedOn,
        LocalDate tasksFrom,
        int tasks,
        int tasksDone,
        boolean thematicInMonth)
        implements Serializable {

    /** Whether two meetings of the day are one sitting: they overlap, or the break between them is short. */
    boolean isCombined(ScoreSettings settings) {
        if (startsAt == null || endsAt == null || otherStartsAt == null || otherEndsAt == null) {
            return false;
        }
        boolean first = startsAt.isBefore(otherStartsAt);
        int earlierEnd =
                first ? MeetingHours.endMinute(startsAt, endsAt) : MeetingHours.endMinute(otherStartsAt, otherEndsAt);
        int laterStart = MeetingHours.startMinute(first ? otherStartsAt : startsAt);
        return laterStart - earlierEnd <= settings.longestBreak();
    }

    /** The minutes that the sitting should last; 0 when the set has no norm for it. */
    int norm(ScoreSettings settings) {
        return isCombined(settings)
                ? settings.combinedMinutes()
                : settings.norm(kind, members).orElse(0);
    }

    /** The minutes that the sitting lasted; null when a time is missing. */
    private Long minutes(ScoreSettings settings) {
        if (startsAt == null || endsAt == null) {
            return null;
        }
        int from = MeetingHours.startMinute(startsAt);
        int to = MeetingHours.endMinute(startsAt, endsAt);
        if (isCombined(settings)) {
            from = Math.min(from, MeetingHours.startMinute(otherStartsAt));
            to = Math.max(to, MeetingHours.endMinute(otherStartsAt, otherEndsAt));
        }
        return (long) to - from;
    }

    /** The value of a fact with its evidence; without a value where it cannot be known. */
    public FactValue value(Fact fact, ScoreSettings settings) {
        return switch (fact) {
            case MINUTES_SHORT -> minutesShort(settings);
            case ATTENDANCE_RATE -> attendance(settings);
            case ABSENT_WITHOUT_REASON -> count(fact, "absent", absent);
            case EXCUSED_STREAK -> count(fact, "streak", excusedStreak);
            case COMMITTEE_SIZE -> committeeSize == 0 ? unknown(fact) : count(fact, "committee", committeeSize);
            case COMMITTEE_MET_BEFORE -> committeeMet();
            case NOTIFIED -> notified();
            case DAYS_OF_NOTICE -> days(fact, notifiedOn, heldOn);
            case DAYS_POSTED_BEFORE -> days(fact, postedOn, heldOn);
            case DOCUMENTS_POSTED -> postedOn == null ? unknown(fact) : yes(fact, Map.of("posted", day(postedOn)));
            case SPEAKER_SHARE -> speakerShare();
            case OPEN_CONTRIBUTIONS -> contributions == 0 ? unknown(fact) : count(fact, "open", openContributions);
            case DAYS_TO_FINAL -> days(fact, heldOn, finalPostedOn);
            case TASKS_DONE -> tasksDoneShare();
            case THEMATIC_IN_MONTH -> yesNo(fact, thematicInMonth, Map.of());
        };
    }

    private FactValue minutesShort(ScoreSettings settings) {
        Long lasted = minutes(settings);
        int norm = norm(settings);
        if (lasted == null || norm == 0) {
            return unknown(Fact.MINUTES_SHORT);
        }
        Map<String, String> details = new LinkedHashMap<>();
        details.put("lasted", lasted.toString());
        details.put("norm", String.valueOf(norm));
        details.put("short", String.valueOf(Math.max(0, norm - lasted)));
        return new FactValue(Fact.MINUTES_SHORT, Fraction.of(Math.max(0, norm - lasted)), details);
    }

    private FactValue attendance(ScoreSettings settings) {
        int base = settings.base() == ScoreSettings.AttendanceBase.DUE ? due : due - excused;
        if (base == 0) {
            return unknown(Fact.ATTENDANCE_RATE);
        }
        Map<String, String> details = new LinkedHashMap<>();
        details.put("present", String.valueOf(present));
        details.put("base", String.valueOf(base));
        details.put("excused", String.valueOf(excused));
        details.put("absent", String.valueOf(absent));
        return new FactValue(Fact.ATTENDANCE_RATE, Fraction.of(present, base), details);
    }

    private FactValue speakerShare() {
        // Nobody noted as speaking: the record was not kept that way, or not yet.
        if (present == 0 || speakers == 0) {
            return unknown(Fact.SPEAKER_SHARE);
        }
        Map<String, String> details = new LinkedHashMap<>();
        details.put("speakers", String.valueOf(speakers));
        details.put("present", String.valueOf(present));
        return new FactValue(Fact.SPEAKER_SHARE, Fraction.of(Math.min(speakers, present), present), details);
    }

    private FactValue tasksDoneShare() {
        if (tasks == 0) {
            return unknown(Fact.TASKS_DONE);
        }
        Map<String, String> details = new LinkedHashMap<>();
        details.put("done", String.valueOf(tasksDone));
        details.put("tasks", String.valueOf(tasks));
        details.put("from", day(tasksFrom));
        return new FactValue(Fact.TASKS_DONE, Fraction.of(tasksDone, tasks), details);
    }

    private FactValue committeeMet() {
        return committeeMetOn == null
                ? unknown(Fact.COMMITTEE_MET_BEFORE)
                : yesNo(Fact.COMMITTEE_MET_BEFORE, !committeeMetOn.isAfter(heldOn), Map.of("met", day(committeeMetOn)));
    }

    private FactValue notified() {
        if (notifiedOn == null || superiorNotifiedOn == null) {
            return unknown(Fact.NOTIFIED);
        }
        Map<String, String> details = new LinkedHashMap<>();
        details.put("members", day(notifiedOn));
        details.put("superior", day(superiorNotifiedOn));
        return yesNo(Fact.NOTIFIED, !notifiedOn.isAfter(heldOn) && !superiorNotifiedOn.isAfter(heldOn), details);
    }

    private static FactValue days(Fact fact, LocalDate from, LocalDate to) {
        if (from == null || to == null) {
            return unknown(fact);
        }
        long days = ChronoUnit.DAYS.between(from, to);
        Map<String, String> details = new LinkedHashMap<>();
        details.put("days", String.valueOf(days));
        details.put("from", day(from));
        details.put("to", day(to));
        return new FactValue(fact, Fraction.of(days), details);
    }

    private static FactValue count(Fact fact, String name, int count) {
        return new FactValue(fact, Fraction.of(count), Map.of(name, String.valueOf(count)));
    }

    private static FactValue yes(Fact fact, Map<String, String> details) {
        return yesNo(fact, true, details);
    }

    private static FactValue yesNo(Fact fact, boolean yes, Map<String, String> details) {
        return new FactValue(fact, yes ? Fraction.ONE : Fraction.ZERO, details);
    }

    private static FactValue unknown(Fact fact) {
        return new FactValue(fact, null, Map.of());
    }

    private static String day(LocalDate day) {
        return day.toString();
    }
}
