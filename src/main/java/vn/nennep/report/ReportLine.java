package vn.nennep.report;

import java.util.List;
import java.util.SortedMap;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.Rate;
import vn.nennep.tree.UnitKind;

/**
 * The published figures of a unit for a year. A child's line holds what it did while it stood under the unit of the
 * report, so that the lines add up (people and cells excepted, which are counted once in each unit).
 *
 * @param code official code as the report shows it: that of the year, in the view NOW today's
 * @param currentCode today's code, by which the unit is found
 * @param whole whether this is all that the unit did in the year; false when it stood elsewhere for a part of it
 * @param aside cells of the branch that were set aside, because their figures do not agree; the line is without them
 * @param cells cells in the branch on any day of the year
 * @param cellsWithThematic those of them with a thematic session
 * @param sessions recorded sessions of all kinds
 * @param people distinct members who attended
 * @param quartersMissed quarters of cells, ended by the day of the run, without a thematic session
 * @param said what was said in the sessions
 * @param plan the plans of the cells
 * @param tasks key tasks of the cells
 * @param byTopicGroup thematic sessions by code of their topic group; only what occurred
 * @param byForm thematic sessions by form of presentation; a session with two forms counts under both
 * @param byMonth sessions of all kinds by month, 1 to 12
 * @param byGrade sessions of all kinds by name of their grade, {@value #NO_GRADE} for those without one
 * @param byYearGrade cells by name of the grade of their year; only what was given
 */
public record ReportLine(
        String code,
        String currentCode,
        String name,
        UnitKind kind,
        boolean whole,
        int aside,
        int cells,
        int cellsWithThematic,
        int sessions,
        int thematicSessions,
        AttendanceCount count,
        int people,
        int thematicDue,
        int thematicPresent,
        int quartersMissed,
        Said said,
        Plan plan,
        KeyTasks tasks,
        SortedMap<String, Share> byTopicGroup,
        SortedMap<String, Share> byForm,
        SortedMap<Integer, Share> byMonth,
        SortedMap<String, Share> byGrade,
        SortedMap<String, Integer> byYearGrade) {

    /** The grade of sessions that nobody graded. */
    public static final String NO_GRADE = "NONE";

    /** Grades, the best first. */
    public static final List<String> GRADES = List.of("GOOD", "FAIR", "AVERAGE", "WEAK");

    /**
     * What was said in the sessions.
     *
     * @param contributions contributions of members
     * @param open those without a reply that need one
     * @param speakers members who spoke, contributors and presenters, summed over the sessions
     */
    public record Said(int contributions, int open, int speakers) {}

    /**
     * The plans of the cells, each counted where the cell stood last in the year.
     *
     * @param reported plans in force that were reported to the superior
     * @param lines thematic sessions that the plans in force foresee
     * @param kept those of them that were held in the year
     */
    public record Plan(int reported, int lines, int kept) {

        public int open() {
            return lines - kept;
        }

        public Rate rate() {
            return new Rate(kept, lines);
        }
    }

    /**
     * Key tasks of the cells, each counted where the cell stood last in the year.
     *
     * @param registered sent to the superior
     * @param done those rated as done or better, by the superior or, until then, by the cell
     */
    public record KeyTasks(int registered, int done) {

        public Rate rate() {
            return new Rate(done, registered);
        }
    }

    /**
     * A share of a line's sessions.
     *
     * @param sessions sessions of this group, form or month
     */
    public record Share(int sessions, int due, int present) {

        public Rate rate() {
            return new Rate(present, due);
        }
    }

    public Rate rate() {
        return count.rate();
    }

    public Rate thematicRate() {
        return new Rate(thematicPresent, thematicDue);
    }

    /** Whether the line is without some cells of its branch. */
    public boolean isIncomplete() {
        return aside > 0;
    }

    public boolean isCell() {
        return kind == UnitKind.CELL;
    }

    /** Thematic sessions of a topic group; 0 when there was none. */
    public int topicGroup(String code) {
        Share share = byTopicGroup.get(code);
        return share == null ? 0 : share.sessions();
    }

    /** Thematic sessions of a form of presentation; 0 when there was none. */
    public int form(String code) {
        Share share = byForm.get(code);
        return share == null ? 0 : share.sessions();
    }

    /** Sessions of all kinds of a grade, or of {@value #NO_GRADE}; 0 when there was none. */
    public int grade(String name) {
        Share share = byGrade.get(name);
        return share == null ? 0 : share.sessions();
    }

    /** Cells of a year's grade; 0 when there was none. */
    public int yearGrade(String name) {
        return byYearGrade.getOrDefault(name, 0);
    }

    /** Sessions of a month, 1 to 12; 0 when there was none. */
    public int month(int month) {
        Share share = byMonth.get(month);
        return share == null ? 0 : share.sessions();
    }
}
