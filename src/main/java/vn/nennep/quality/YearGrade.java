package vn.nennep.quality;

import java.io.Serializable;
import java.time.Instant;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * The grade of a cell's year: what the rule proposed when somebody last decided, what the cell says, what the superior
 * decides.
 *
 * @param setId the set whose rule it is
 * @param proposed null when no meeting of the year had a grade
 * @param self null until the cell graded itself
 * @param superior null until the superior decided
 * @param version {@link ScoreSheet#FRESH} while nothing is saved
 */
public record YearGrade(long cellId, int year, long setId, Grade proposed, Given self, Given superior, int version)
        implements Serializable {

    public static final int LONGEST_REASON = 1000;

    /**
     * What one side says.
     *
     * @param reason null when it is as proposed
     */
    public record Given(Grade grade, String reason, Instant at, String by) implements Serializable {}

    /**
     * Gives the grade of a side; one that differs from the proposal needs a reason. The present proposal is kept with
     * it, as it is what the person saw.
     */
    YearGrade with(ScoreSide side, Grade proposedNow, Grade grade, String reason, Instant at, String by) {
        if (grade == null) {
            throw RefusedException.invalid("quality.year.grade-missing");
        }
        String tidy = VietnameseText.tidy(reason);
        boolean changed = proposedNow != null && grade != proposedNow;
        if (changed && tidy == null) {
            throw RefusedException.invalid("quality.year.reason-missing");
        }
        if (tidy != null && tidy.length() > LONGEST_REASON) {
            throw RefusedException.invalid("quality.year.reason-long", LONGEST_REASON);
        }
        Given given = new Given(grade, changed ? tidy : null, at, by);
        return new YearGrade(
                cellId,
                year,
                setId,
                proposedNow,
                side == ScoreSide.SELF ? given : self,
                side == ScoreSide.SELF ? superior : given,
                version);
    }

    Given of(ScoreSide side) {
        return side == ScoreSide.SELF ? self : superior;
    }

    /** The grade that counts: the superior's, else the cell's own; null while nobody decided. */
    public Grade grade() {
        return superior != null ? superior.grade() : self == null ? null : self.grade();
    }
}
