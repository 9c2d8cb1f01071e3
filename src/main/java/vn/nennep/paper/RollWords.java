package vn.nennep.paper;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.people.LeaveKind;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RollCallSheet;
import vn.nennep.rollcall.RosterCategory;
import vn.nennep.rollcall.SheetRow;

/** What minutes say of a roll call: how many, by category, and who was away and why. */
final class RollWords {

    /** What stands for a count that the roll has not told yet, to be written by hand. */
    private static final String BLANK = "……";

    private final RollCallSheet sheet;

    RollWords(RollCallSheet sheet) {
        this.sheet = sheet;
    }

    /** Fills the fields that both minutes and resolutions have. */
    PaperFacts.Builder addCounts(PaperFacts.Builder paper) {
        return paper.set("members", count(all().count()))
                .set("due", count(sheet.due().size()))
                .set("present", marked(AttendanceMark.PRESENT))
                .set("excused", marked(AttendanceMark.EXCUSED))
                .set("absent", marked(AttendanceMark.ABSENT))
                .set(
                        "exempt",
                        count(sheet.notDue().stream()
                                .filter(row -> row.notDueBecause() == LeaveKind.EXEMPT)
                                .count()));
    }

    /** Fills what only minutes have: each category by itself, and the names. */
    void addNames(PaperFacts.Builder paper) {
        paper.set("official", category(RosterCategory.OFFICIAL))
                .set("probationary", category(RosterCategory.PROBATIONARY))
                .set("temporaryIn", category(RosterCategory.TEMPORARY_IN))
                .set("presentOfficial", present(RosterCategory.OFFICIAL))
                .set("presentProbationary", present(RosterCategory.PROBATIONARY))
                .set("presentTemporaryIn", present(RosterCategory.TEMPORARY_IN))
                .set("excusedNames", names(AttendanceMark.EXCUSED))
                .set("absentNames", names(AttendanceMark.ABSENT));
    }

    private Stream<SheetRow> all() {
        return Stream.concat(sheet.due().stream(), sheet.notDue().stream());
    }

    private String category(RosterCategory category) {
        return count(all().filter(row -> row.category() == category).count());
    }

    private String present(RosterCategory category) {
        return isCalled()
                ? count(marked(List.of(AttendanceMark.PRESENT))
                        .filter(row -> row.category() == category)
                        .count())
                : BLANK;
    }

    private String marked(AttendanceMark mark) {
        return isCalled() ? count(marked(List.of(mark)).count()) : BLANK;
    }

    private Stream<SheetRow> marked(List<AttendanceMark> marks) {
        return sheet.due().stream().filter(row -> marks.contains(row.mark()));
    }

    private String names(AttendanceMark mark) {
        return isCalled()
                ? marked(List.of(mark))
                        .map(row -> row.reason() == null ? row.fullName() : row.fullName() + " (" + row.reason() + ")")
                        .collect(Collectors.joining("; "))
                : "";
    }

    /** Whether somebody called the roll; otherwise the sheet proposes that everybody came. */
    private boolean isCalled() {
        return sheet.frozen();
    }

    private static String count(long number) {
        return PaperWords.count(number);
    }
}
