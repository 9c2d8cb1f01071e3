package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.plan.KeyTaskRow;
import vn.nennep.plan.KeyTaskService;
import vn.nennep.shared.Days;
import vn.nennep.tree.UnitRow;

/** The registration of a year's key tasks with the superior. */
@ApplicationScoped
class KeyTasksPaper implements PaperSource {

    @Inject
    private PaperHeads heads;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private KeyTaskService keyTasks;

    @Override
    public PaperKind kind() {
        return PaperKind.KEY_TASKS;
    }

    @Override
    public PaperFacts gather(PaperRequest request) {
        UnitRow cell = units.getCell(request.unit());
        PaperPeriod year = PaperPeriod.ofYear(request);
        List<KeyTaskRow> tasks = keyTasks.listBrief(cell, year.year());
        PaperFacts.Builder paper = heads.begin(
                        kind(),
                        cell,
                        year.text(),
                        request.dayOr(year.dayOfPaper(calendar.today())),
                        kind().type(),
                        "BẢN ĐĂNG KÝ")
                .set("year", year.year())
                .set("period", year.words())
                .set("taskCount", PaperWords.count(tasks.size()));
        tasks.forEach(task -> paper.row(
                "tasks",
                paper.rows("tasks") + 1,
                task.task(),
                task.target(),
                task.person(),
                Days.shown(task.dueOn()),
                PaperWords.label(task.status()),
                PaperWords.label(task.selfRating()),
                PaperWords.label(task.superiorRating())));
        return paper.build();
    }
}
