package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.codelist.ListedCode;
import vn.nennep.guidance.GuidanceService;
import vn.nennep.plan.PlanLineRow;
import vn.nennep.plan.PlanRow;
import vn.nennep.plan.PlanService;
import vn.nennep.plan.PlanView;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** The annual plan with its number and day, which the plan itself has. */
@ApplicationScoped
class PlanPaper implements PaperSource {

    @Inject
    private PaperHeads heads;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private PlanService plans;

    @Inject
    private GuidanceService guidance;

    @Override
    public PaperKind kind() {
        return PaperKind.PLAN;
    }

    @Override
    public PaperFacts gather(PaperRequest request) {
        UnitRow cell = units.getCell(request.unit());
        PlanView view = plans.view(cell.code(), request.reportingPeriod().year(), null, false)
                .orElseThrow();
        PlanRow plan = view.plan();
        if (plan == null) {
            throw RefusedException.notFound("paper.no-plan", cell.name(), view.year());
        }
        PaperFacts.Builder paper = heads.begin(
                        kind(), cell, String.valueOf(view.year()), dayOf(plan, view.year()), kind().type(), "KẾ HOẠCH")
                .set("year", view.year())
                .set("period", "năm " + view.year())
                .set("orientation", plan.orientation())
                .set("adjustReason", plan.adjustReason())
                .set("lineCount", PaperWords.count(view.lines().size()));
        if (plan.number() != null) {
            paper.set("number", "Số " + plan.number());
        }
        guidance.listInForce(cell.id(), paper.day()).stream()
                .filter(one -> Long.valueOf(one.id()).equals(plan.guidanceId()))
                .findFirst()
                .ifPresentOrElse(
                        one -> paper.set("guidance", GuidanceWords.of(one)),
                        () -> paper.set("guidance", plan.guidance()));
        view.lines().forEach(line -> add(paper, line));
        return paper.build();
    }

    /** The day on which it was issued; until then today, at the latest the end of the year. */
    private LocalDate dayOf(PlanRow plan, int year) {
        LocalDate end = LocalDate.of(year, 12, 31);
        LocalDate today = calendar.today();
        return plan.issuedOn() != null ? plan.issuedOn() : today.isBefore(end) ? today : end;
    }

    private static void add(PaperFacts.Builder paper, PlanLineRow line) {
        paper.row(
                "lines",
                paper.rows("lines") + 1,
                line.topic(),
                line.group().name(PaperWords.language()),
                line.month(),
                String.join(", ", line.presenters()),
                line.chair(),
                String.join(
                        ", ",
                        line.presentationForms().stream().map(PlanPaper::name).toList()),
                line.note());
    }

    private static String name(ListedCode form) {
        return form.name(PaperWords.language());
    }
}
