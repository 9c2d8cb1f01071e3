package vn.nennep.report.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.function.Function;
import vn.nennep.report.RecordFilter;
import vn.nennep.report.YearGradeRow;
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
