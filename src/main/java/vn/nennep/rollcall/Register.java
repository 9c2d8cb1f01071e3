package vn.nennep.rollcall;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.shared.AttendanceCount;

/**
 * The register of a cell's year, like the paper book: who was at which meeting, and who was away how often. Of recorded
 * meetings only, so that its sums are those of the cell's year.
 *
 * @param sessions the meetings, by day
 * @param lines the people on their rolls: who was away most often first, then by given name
 */
public record Register(int year, List<Session> sessions, List<Line> lines) {

    /** Away without a reason weighs more than as often with one. */
    private static final Comparator<Line> MOST_AWAY = Comparator.<Line>comparingInt(line -> -line.away())
            .thenComparing(line -> -line.count().absent());

    public Register {
        sessions = List.copyOf(sessions);
        lines = List.copyOf(lines);
    }

    /**
     * A meeting of the register.
     *
     * @param code by which other programs name it
     * @param count as it was saved with the meeting
     */
    public record Session(
            UUID ref, String code, MeetingKind kind, int number, LocalDate heldOn, AttendanceCount count) {}

    /**
     * A person's year.
     *
     * @param count over the meetings at which the person was due
     * @param rows the marks by meeting; none for a meeting on whose roll the person was not
     */
    public record Line(String memberCode, String fullName, AttendanceCount count, Map<UUID, RegisterRow> rows) {

        /** How often the person was due and did not come. */
        public int away() {
            return count.due() - count.present();
        }

        /** The mark of a meeting; null when the person was not on its roll. */
        public RegisterRow of(Session session) {
            return rows.get(session.ref());
        }
    }

    /**
     * @param meetings of the cell in the year, by day
     * @param rows of their rolls, by given name
     */
    static Register of(int year, List<MeetingRow> meetings, List<RegisterRow> rows) {
        List<Session> sessions = meetings.stream()
                .filter(MeetingRow::isRecorded)
                .map(row -> new Session(row.ref(), row.code(), row.kind(), row.number(), row.heldOn(), row.count()))
                .toList();
        Map<String, Map<UUID, RegisterRow>> people = new LinkedHashMap<>();
        for (RegisterRow row : rows) {
            people.computeIfAbsent(row.memberCode(), code -> new LinkedHashMap<>())
                    .put(row.meetingRef(), row);
        }
        List<Line> lines = new ArrayList<>();
        people.forEach((code, marks) -> lines.add(new Line(
                code, marks.values().iterator().next().fullName(), countOf(marks.values()), Map.copyOf(marks))));
        lines.sort(MOST_AWAY);
        return new Register(year, sessions, lines);
    }

    private static AttendanceCount countOf(Iterable<RegisterRow> rows) {
        AttendanceCount sum = AttendanceCount.NONE;
        for (RegisterRow row : rows) {
            if (row.category().isDue()) {
                sum = sum.plus(
                        switch (row.mark()) {
                            case PRESENT -> new AttendanceCount(1, 1, 0, 0);
                            case EXCUSED -> new AttendanceCount(1, 0, 1, 0);
                            case ABSENT -> new AttendanceCount(1, 0, 0, 1);
                            case NOT_RECORDED -> AttendanceCount.NONE;
                        });
            }
        }
        return sum;
    }

    /** The sum of all people, which is that of all meetings. */
    public AttendanceCount count() {
        return lines.stream().map(Line::count).reduce(AttendanceCount.NONE, AttendanceCount::plus);
    }
}
