package vn.nennep.paper;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.calendar.ReportingPeriod;

/**
 * Which paper is wanted.
 *
 * @param unit code of the unit; null for a paper of a meeting
 * @param year null for a paper of a meeting, and where the period says it
 * @param period {@code 2021}, or a part of the year as {@code 2021-Q1}; null for the whole year
 * @param meeting identifier of the meeting; null for a paper of a year
 * @param day of the paper; null for the one that follows from what it is about
 */
public record PaperRequest(PaperKind kind, String unit, Integer year, String period, UUID meeting, LocalDate day)
        implements Serializable {

    /** A paper of a unit and a whole year. */
    public static PaperRequest ofYear(PaperKind kind, String unit, int year) {
        return new PaperRequest(kind, unit, year, null, null, null);
    }

    /** A paper of a meeting. */
    public static PaperRequest ofMeeting(PaperKind kind, UUID meeting) {
        return new PaperRequest(kind, null, null, null, meeting, null);
    }

    /** The same paper of a certain day. */
    public PaperRequest on(LocalDate day) {
        return new PaperRequest(kind, unit, year, period, meeting, day);
    }

    /**
     * The period of a paper that is of no meeting.
     *
     * @throws vn.nennep.shared.RefusedException invalid, when it is none
     */
    public ReportingPeriod reportingPeriod() {
        return ReportingPeriod.of(period, year);
    }

    /** The day that was asked for, else another. */
    LocalDate dayOr(LocalDate other) {
        return day == null ? other : day;
    }

    /** What is missing of it, as programs call it; empty when it is complete. */
    public Optional<String> missing() {
        if (kind.needsMeeting()) {
            return meeting == null ? Optional.of("meeting") : Optional.empty();
        }
        if (kind.takesMeeting() && meeting != null) {
            return Optional.empty();
        }
        return unit == null
                ? Optional.of("unit")
                : year == null && period == null ? Optional.of("year") : Optional.empty();
    }
}
