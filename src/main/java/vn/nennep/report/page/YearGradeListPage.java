package vn.nennep.report.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.function.Function;
import vn.nennep.report.RecordFilter;
import vn.nennep.report.RecordSlice;
import vn.nennep.report.YearGradeRow;
import vn.nennep.tally.Dimension;

/** The cells of a branch whose year was graded. */
@Named
@RequestScoped
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
    protected RecordSlice<YearGradeRow> slice(RecordFilter filter, int first) {
        return records.sliceYearGrades(filter, grade, first, ROWS_A_PAGE);
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
