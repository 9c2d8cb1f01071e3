package vn.nennep.quality;

import java.io.Serializable;
import java.util.List;
import vn.nennep.tree.UnitRow;

/**
 * All that a page shows of the grade of a cell's year.
 *
 * @param rule by which set; null when none is in force at the year's end
 * @param tally of the meetings that count, as they are now; null without a rule
 * @param proposed by the rule now; null when no meeting has a grade, or without a rule
 * @param grade what was decided; null without a rule
 */
public record YearSheet(
        UnitRow cell,
        int year,
        List<YearMeeting> meetings,
        Criteria rule,
        YearRule.Tally tally,
        Grade proposed,
        YearGrade grade,
        boolean maySelf,
        boolean maySuperior,
        boolean readsReasons)
        implements Serializable {}
