package vn.nennep.quality;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import vn.nennep.meeting.MeetingKind;

/**
 * What a criteria set decides where the official templates leave it open.
 *
 * @param base of the attendance rate
 * @param notApplicable what becomes of points that cannot be reached in a meeting
 * @param norms minutes that a meeting should last, by kind and size of the cell
 * @param combinedMinutes minutes that a regular and a thematic meeting in one sitting should last
 * @param longestBreak minutes between two meetings that are still one sitting
 */
public record ScoreSettings(
        AttendanceBase base, NotApplicable notApplicable, List<Norm> norms, int combinedMinutes, int longestBreak)
        implements Serializable {

    /** Of whom the attendance is a share. */
    public enum AttendanceBase {
        /** Everybody who was due. */
        DUE,
        /** Those due, less those away with a reason. */
        DUE_LESS_EXCUSED
    }

    /** What becomes of the points of a criterion that does not apply, as in a month without a thematic meeting. */
    public enum NotApplicable {
        /** Its points are left out, so less can be reached. */
        KEEP_OUT,
        /** What was reached is scaled to the set's total. */
        SCALE,
        /** The points are given. */
        GIVE
    }

    /**
     * So many minutes for cells of a size.
     *
     * @param kind null for both
     */
    public record Norm(MeetingKind kind, Interval members, int minutes) implements Serializable {}

    /** The minutes that a meeting of its own should last. */
    OptionalInt norm(MeetingKind kind, int members) {
        return norms.stream()
                .filter(norm -> norm.kind() == null || norm.kind() == kind)
                .filter(norm -> norm.members().contains(Fraction.of(members), 0))
                .mapToInt(Norm::minutes)
                .findFirst();
    }

    /** Every norm that can come up. */
    int[] listNorms() {
        return IntStream.concat(norms.stream().mapToInt(Norm::minutes), IntStream.of(combinedMinutes))
                .distinct()
                .toArray();
    }
}
