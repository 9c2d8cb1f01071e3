package vn.nennep.report;

/**
 * The grade of a cell's year.
 *
 * @param cellName name of the cell at the end of the year
 * @param selfGrade the cell's own; null when it gave none
 * @param superiorGrade the superior's; null while there is none
 * @param grade the one that counts
 */
public record YearGradeRow(String cellCode, String cellName, String selfGrade, String superiorGrade, String grade) {}
