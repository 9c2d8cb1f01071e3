package vn.nennep.quality;

import java.time.LocalDate;
import java.time.LocalTime;
import vn.nennep.meeting.MeetingKind;

/** Facts of a regular meeting of fourteen members at which all is well; a test changes what it speaks of. */
final class SampleFacts {

    static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    static final LocalTime START = LocalTime.of(14, 0);

    MeetingKind kind = MeetingKind.REGULAR;
    LocalTime endsAt = START.plusMinutes(90);
    LocalTime otherStartsAt;
    LocalTime otherEndsAt;
    int members = 14;
    int committee = 3;
    int due = 14;
    int excused;
    int absent;
    int streak;
    int speakers = 8;
    LocalDate notifiedOn = DAY.minusDays(3);
    LocalDate postedOn = DAY.minusDays(1);
    LocalDate finalPostedOn = DAY.plusDays(2);
    LocalDate committeeMetOn = DAY.minusDays(2);
    int tasks = 10;
    int tasksDone = 10;
    boolean thematic = true;

    static SampleFacts all() {
        return new SampleFacts();
    }

    static MeetingFacts lasting(int minutes) {
        SampleFacts facts = all();
        facts.endsAt = START.plusMinutes(minutes);
        return facts.facts();
    }

    /** With so many away with a reason. */
    static MeetingFacts away(int excused) {
        SampleFacts facts = all();
        facts.excused = excused;
        return facts.facts();
    }

    MeetingFacts facts() {
        return new MeetingFacts(
                kind,
                DAY,
                START,
                endsAt,
                otherStartsAt,
                otherEndsAt,
                members,
                committee,
                due,
                due - excused - absent,
                excused,
                absent,
                streak,
                speakers,
                3,
                0,
                notifiedOn,
                notifiedOn,
                committeeMetOn,
                postedOn,
                finalPostedOn,
                DAY.minusMonths(1),
                tasks,
                tasksDone,
                thematic);
    }
}
