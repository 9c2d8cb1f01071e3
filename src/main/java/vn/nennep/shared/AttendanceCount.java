package vn.nennep.shared;

import java.io.Serializable;

/**
 * Who was due and what became of them, for one meeting or any sum of meetings (counting.md: sums and rates).
 *
 * @param due members who had to attend; always present + excused + absent
 * @param present members due who came (lượt dự)
 * @param excused members due, absent with a reason
 * @param absent members due, absent without a reason
 */
public record AttendanceCount(int due, int present, int excused, int absent) implements Serializable {

    public static final AttendanceCount NONE = new AttendanceCount(0, 0, 0, 0);

    public AttendanceCount {
        if (present < 0 || excused < 0 || absent < 0 || due != present + excused + absent) {
            throw new IllegalArgumentException(
                    "due %d is not present %d + excused %d + absent %d".formatted(due, present, excused, absent));
        }
    }

    /** The sum of both. */
    public AttendanceCount plus(AttendanceCount other) {
        return new AttendanceCount(
                due + other.due, present + other.present, excused + other.excused, absent + other.absent);
    }

    /** Σ present / Σ due: sums of counts are divided, rates are never averaged. */
    public Rate rate() {
        return new Rate(present, due);
    }
}
