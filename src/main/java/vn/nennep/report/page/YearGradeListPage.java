package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Function;
import vn.nennep.report.RecordFilter;
import vn.nennep.report.YearGradeRow;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;
import vn.nennep.tally.Dimension;

/** The cells of a branch whose year was graded. */
@Named
@ViewScoped
public class YearGradeListPage extends RecordListPage<YearGradeRow> {

    private String grade;

    @Override
    protected String list() {
        return "year-grades";
    }

    @Override
    protected String by() {
        return "grade";
    }

    @Override
    protected String narrow() {
        return grade;
    }

    @Override
    protected ListFile<YearGradeRow> asFile() {
        return file(
                "xep-loai-nam",
                "report.year-grades.title",
                List.of(
                        ListFile.narrow("tree.unit.code", YearGradeRow::cellCode),
                        ListFile.name("rollcall.cell", YearGradeRow::cellName),
                        ListFile.narrow("report.year-grades.self", row -> word(row.selfGrade())),
                        ListFile.narrow("report.year-grades.superior", row -> word(row.superiorGrade())),
                        ListFile.narrow("report.year-grades.counts", row -> word(row.grade()))));
    }

    private String word(String name) {
        return name == null ? null : messages.text("Grade." + name);
    }

    @Override
    protected RowPage<YearGradeRow> list(RecordFilter filter, PageRequest request) {
        return records.listYearGrades(filter, grade, request);
    }

    @Override
    protected Function<YearGradeRow, String> cell() {
        return YearGradeRow::cellCode;
    }

    /** What the list is narrowed to; null for all, also when something else was asked for. */
    public String getGrade() {
        return grade;
    }

    public void setGrade(String grade) {
        this.grade = Dimension.GRADES.contains(String.valueOf(grade)) ? grade : null;
    }
}
