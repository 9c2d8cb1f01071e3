package vn.nennep.paper;

import java.util.UUID;

/**
 * Which paper is wanted.
 *
 * @param unit code of the unit; null for a paper of a meeting
 * @param year null for a paper of a meeting
 * @param period {@code 2021}, or a part of the year as {@code 2021-Q1}; null for the whole year
 * @param meeting identifier of the meeting; null for a paper of a year
 */
public record PaperRequest(PaperKind kind, String unit, Integer year, String period, UUID meeting) {

    /** A paper of a unit and a whole year. */
    public static PaperRequest ofYear(PaperKind kind, String unit, int year) {
        return new PaperRequest(kind, unit, year, null, null);
    }

    /** A paper of a meeting. */
    public static PaperRequest ofMeeting(PaperKind kind, UUID meeting) {
        return new PaperRequest(kind, null, null, null, meeting);
    }
}
