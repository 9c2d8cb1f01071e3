package vn.nennep.rollcall;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.shared.AttendanceCount;

/**
 * A cell's year in its order: quarters, months, meetings, and what is missing (a regular meeting in each month, a
 * thematic one in each quarter, a roll call for each meeting held). Figures are of recorded meetings only.
 */
public record CellYear(int year, List<Quarter> quarters, List<MeetingRow> rollsNotCalled) {

    /** @param thematicMissing the quarter is over and had no thematic meeting */
    public record Quarter(int number, List<Month> months, boolean thematicMissing) {

        /** Whether a thematic meeting of the quarter is recorded. */
        public boolean isKept() {
            return meetings().anyMatch(row -> row.isThematic() && row.isRecorded());
        }

        private Stream<MeetingRow> meetings() {
            return months.stream().flatMap(month -> month.meetings().stream());
        }
    }

    /** @param regularMissing the month is over and had no regular meeting */
    public record Month(int number, List<MeetingRow> meetings, boolean regularMissing) {

        /** Whether a regular meeting of the month is recorded. */
        public boolean isKept() {
            return meetings.stream().anyMatch(row -> !row.isThematic() && row.isRecorded());
        }
    }

    /**
     * @param rows the cell's meetings of the year, by date
     * @param wasCell whether the unit was a cell in a month; nothing is missing from a month in which it was not
     */
    public static CellYear of(int year, List<MeetingRow> rows, LocalDate today, Predicate<YearMonth> wasCell) {
        List<Quarter> quarters = IntStream.rangeClosed(1, 4)
                .mapToObj(quarter -> quarter(year, quarter, rows, YearMonth.from(today), wasCell))
                .toList();
        List<MeetingRow> rollsNotCalled = rows.stream()
                .filter(row -> !row.isRecorded()
                        && !row.status().isCalledOff()
                        && !row.heldOn().isAfter(today))
                .toList();
        return new CellYear(year, quarters, rollsNotCalled);
    }

    private static Quarter quarter(
            int year, int quarter, List<MeetingRow> rows, YearMonth now, Predicate<YearMonth> wasCell) {
        List<Month> months = IntStream.rangeClosed(quarter * 3 - 2, quarter * 3)
                .mapToObj(month -> month(YearMonth.of(year, month), rows, now, wasCell))
                .toList();
        boolean thematic = rows.stream()
                .anyMatch(row -> row.isThematic() && !row.status().isCalledOff() && row.quarter() == quarter);
        YearMonth last = YearMonth.of(year, quarter * 3);
        return new Quarter(quarter, months, !thematic && last.isBefore(now) && wasCell.test(last));
    }

    private static Month month(YearMonth month, List<MeetingRow> rows, YearMonth now, Predicate<YearMonth> wasCell) {
        List<MeetingRow> meetings = rows.stream()
                .filter(row -> row.month() == month.getMonthValue())
                .toList();
        boolean regular = meetings.stream()
                .anyMatch(row -> !row.isThematic() && !row.status().isCalledOff());
        return new Month(month.getMonthValue(), meetings, !regular && month.isBefore(now) && wasCell.test(month));
    }

    /** Recorded sessions of a kind. */
    public long sessions(MeetingKind kind) {
        return recorded().filter(row -> row.kind() == kind).count();
    }

    /** The sum of the recorded meetings of all kinds. */
    public AttendanceCount count() {
        return recorded().map(MeetingRow::count).reduce(AttendanceCount.NONE, AttendanceCount::plus);
    }

    /** Quarters with a recorded thematic meeting. */
    public long quartersKept() {
        return quarters.stream().filter(Quarter::isKept).count();
    }

    /** Months with a recorded regular meeting. */
    public long monthsKept() {
        return months().filter(Month::isKept).count();
    }

    /** Months that are over and had no regular meeting. */
    public List<Month> monthsMissing() {
        return months().filter(Month::regularMissing).toList();
    }

    /** Quarters that are over and had no thematic meeting. */
    public List<Quarter> quartersMissing() {
        return quarters.stream().filter(Quarter::thematicMissing).toList();
    }

    /** Whether nothing is missing so far. */
    public boolean isInOrder() {
        return monthsMissing().isEmpty() && quartersMissing().isEmpty() && rollsNotCalled.isEmpty();
    }

    private Stream<Month> months() {
        return quarters.stream().flatMap(quarter -> quarter.months().stream());
    }

    private Stream<MeetingRow> recorded() {
        return months().flatMap(month -> month.meetings().stream()).filter(MeetingRow::isRecorded);
    }
}
