package vn.nennep.bench.data;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.postgresql.copy.CopyManager;

/** What a cell meant to do in each year: a plan of six lines, two key tasks; and how the year was graded. */
final class PlanRows {

    private static final List<String> RATINGS = List.of("EXCEEDED", "DONE", "DONE", "PARTLY");

    private final ProvincePlan plan;
    private final CopyTable plans =
            new CopyTable("annual_plan", "id, ref, cell_id, year, revision, status, number, issued_on, reported_on");
    private final CopyTable lines =
            new CopyTable("plan_line", "id, plan_id, line, month, position, topic, topic_group");
    private final CopyTable tasks = new CopyTable(
            "key_task", "id, ref, cell_id, year, number, task, target, person_id, due_on, status, self_rating");
    private final CopyTable grades =
            new CopyTable("year_grade", "cell_id, year, criteria_set_id, self_grade, self_at, self_by");

    PlanRows(ProvincePlan plan) {
        this.plan = plan;
    }

    /** The line of a plan that a thematic meeting carries out. */
    static UUID line(ProvincePlan plan, int index, int year, int number) {
        return plan.ref("plan_line", id(plan, index, year) * 8 + number);
    }

    private static long id(ProvincePlan plan, int index, int year) {
        return (long) index * plan.years() + year - plan.firstYear() + 1;
    }

    void add(int index, MadeUpMember secretary) {
        long cell = plan.cell(index);
        for (int year = plan.firstYear(); year <= plan.until(); year++) {
            long id = id(plan, index, year);
            plans.add(
                    id,
                    plan.ref("annual_plan", id),
                    cell,
                    year,
                    1,
                    "REPORTED",
                    "01-KH/CB",
                    LocalDate.of(year - 1, 12, 20),
                    LocalDate.of(year - 1, 12, 28));
            for (int number = 1; number <= 6; number++) {
                lines.add(
                        id * 8 + number,
                        id,
                        line(plan, index, year, number),
                        2 * number,
                        1,
                        "Chuyên đề mẫu " + number,
                        "OTHER");
            }
            for (int number = 1; number <= 2; number++) {
                long task = id * 2 + number;
                tasks.add(
                        task,
                        plan.ref("key_task", task),
                        cell,
                        year,
                        number,
                        "Nhiệm vụ mẫu " + number,
                        "hoàn thành trong năm",
                        secretary.id(),
                        LocalDate.of(year, 12, 1),
                        "SELF_RATED",
                        RATINGS.get((int) (task % RATINGS.size())));
            }
            grades.add(cell, year, 1, id % 9 == 0 ? "FAIR" : "GOOD", year + "-12-28 10:00+07", "bench");
        }
    }

    /** @return rows written */
    long write(CopyManager copy) throws SQLException, IOException {
        return plans.write(copy) + lines.write(copy) + tasks.write(copy) + grades.write(copy);
    }
}
