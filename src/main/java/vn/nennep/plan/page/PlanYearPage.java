package vn.nennep.plan.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.frame.Difference;
import vn.nennep.frame.PageMessages;
import vn.nennep.plan.AnnualPlan;
import vn.nennep.plan.AnnualPlanStatus;
import vn.nennep.plan.GuidanceChoice;
import vn.nennep.plan.PlanFacts;
import vn.nennep.plan.PlanLineRow;
import vn.nennep.plan.PlanLineService;
import vn.nennep.plan.PlanLineState;
import vn.nennep.plan.PlanRow;
import vn.nennep.plan.PlanService;
import vn.nennep.plan.PlanView;
import vn.nennep.shared.Years;

/**
 * A cell's plan of a year: its lines as a table or by month, its next step, its revisions and history.
 *
 * <p>Long because a page asks for every value by a getter of its own; what it does is short.
 */
@Named
@ViewScoped
public class PlanYearPage implements Serializable {

    /** A form on the page, opened by the address, so that it stands at the top on a phone too. */
    private static final Set<String> ACTS = Set.of("orientation", "issue", "adjust", "return");

    private static final Map<String, String> FIELDS = Map.of(
            "plan.number-missing", "number",
            "plan.number-long", "number",
            "plan.issued-on-missing", "issuedOn",
            "plan.issued-on-range", "issuedOn",
            "plan.reason-missing", "reason",
            "plan.reason-long", "reason",
            "plan.orientation-long", "orientation",
            "plan.guidance-unknown", "guidance");

    @Inject
    private PlanService plans;

    @Inject
    private PlanLineService planLines;

    @Inject
    private AccessService access;

    @Inject
    private PlanLinks links;

    @Inject
    private PageMessages messages;

    private String cellCode;
    private Integer year;
    private Integer revision;
    private String show;
    private String act;

    private final UUID ref = UUID.randomUUID();
    private PlanView view;
    private PlanForm form;
    private PlanForm opened;
    private List<Difference> differences = List.of();

    /** Shows the plan; whoever has no cell of their own is led to the branch. */
    public void load() {
        messages.open(() -> {
            Optional<PlanView> found = plans.view(cellCode, year, revision, "orientation".equals(act));
            if (found.isEmpty()) {
                access.requireAnywhere(Right.SEE);
                PlanLinks.go(links.branch(null, year, null, null));
                return;
            }
            take(found.get());
            if (act != null && !isActing()) {
                act = null;
            }
            form = PlanForm.of(view.plan(), view.today());
            opened = PlanForm.of(view.plan(), view.today());
        });
    }

    private void take(PlanView found) {
        view = found;
        cellCode = found.cell().code();
        year = found.year();
    }

    private void reload() {
        take(plans.view(cellCode, year, revision, "orientation".equals(act)).orElseThrow());
    }

    /** Whether a form stands open that the person may fill in now. */
    public boolean isActing() {
        if (act == null || !ACTS.contains(act) || view.plan() == null) {
            return false;
        }
        AnnualPlanStatus status = view.plan().status();
        return switch (act) {
            case "orientation" -> view.isWritable();
            case "issue" -> status == AnnualPlanStatus.ADOPTED && view.rights().mayLead();
            case "adjust" -> isAdjustable();
            default -> status == AnnualPlanStatus.REPORTED && view.rights().mayDirect();
        };
    }

    /** Whether an adjustment of the shown revision can begin. */
    public boolean isAdjustable() {
        return view.plan() != null
                && view.plan().status().isInForce()
                && view.rights().mayLead()
                && !view.isBeingWritten();
    }

    /** Whether the shown revision can be reported now. */
    public boolean isReportable() {
        AnnualPlanStatus status = status();
        return view.rights().mayLead() && (status == AnnualPlanStatus.ISSUED || status == AnnualPlanStatus.RETURNED);
    }

    /** Whether the superior's answer is due and the person gives it. */
    public boolean isAnswerable() {
        return status() == AnnualPlanStatus.REPORTED && view.rights().mayDirect();
    }

    public boolean isAdoptable() {
        return status() == AnnualPlanStatus.DRAFT && view.rights().mayLead();
    }

    public boolean isIssuable() {
        return status() == AnnualPlanStatus.ADOPTED && view.rights().mayLead();
    }

    /** Whether the shown revision is an adjustment that can still be given up. */
    public boolean isDiscardable() {
        return isAdoptable() && view.plan().revision() > 1;
    }

    /** Whether a draft can be begun: the year has no plan yet. */
    public boolean isBeginnable() {
        return view.plan() == null && view.rights().mayWrite();
    }

    /** The earlier plans that can be copied, the newest first. */
    public List<PlanFacts.Copyable> getCopyable() {
        return isBeginnable() ? view.facts().copyable() : List.of();
    }

    private AnnualPlanStatus status() {
        return view.plan() == null ? null : view.plan().status();
    }

    public void begin() {
        step("plan.begun", () -> plans.begin(ref, cellCode, year));
    }

    public void copy(int from) {
        step("plan.copied", () -> {
            int late = plans.copy(ref, cellCode, from, year);
            if (late > 0) {
                messages.doneOnNextPage("plan.copied-late", late);
            }
        });
    }

    public void adopt() {
        step("plan.adopted", () -> plans.adopt(plan().ref(), plan().version()));
    }

    public void reopen() {
        step("plan.reopened", () -> plans.reopen(plan().ref(), plan().version()));
    }

    public void issue() {
        step("plan.issued", () -> plans.issue(plan().ref(), plan().version(), form.getNumber(), form.getIssuedOn()));
    }

    public void report() {
        step("plan.reported", () -> plans.report(plan().ref(), plan().version()));
    }

    public void acknowledge() {
        step("plan.acknowledged", () -> plans.acknowledge(plan().ref(), plan().version()));
    }

    public void sendBack() {
        step("plan.returned", () -> plans.returnWith(plan().ref(), plan().version(), form.getReason()));
    }

    public void adjust() {
        step("plan.adjusting", () -> plans.adjust(plan().ref(), ref, form.getReason()));
    }

    public void discard() {
        step("plan.discarded", () -> plans.discard(plan().ref(), plan().version()));
    }

    /** Does a step and shows the plan as it stands then; a stale page shows what somebody else did meanwhile. */
    private void step(String done, Runnable step) {
        if (messages.step(step, this::reload, FIELDS)) {
            messages.doneOnNextPage(done, year);
            PlanLinks.go(links.year(cellCode, year));
        }
    }

    /** Saves orientation and guidance. */
    public void write() {
        boolean written = messages.save(
                () -> plans.write(plan().ref(), plan().version(), form.getOrientation(), form.getGuidanceId()),
                this::compare,
                FIELDS);
        if (written) {
            messages.doneOnNextPage("plan.written");
            PlanLinks.go(links.year(cellCode, year));
        }
    }

    /** Puts the other's text beside this one and takes over what this person did not touch; the next save knows it. */
    private boolean compare() {
        reload();
        PlanForm theirs = PlanForm.of(plan(), view.today());
        differences = messages.differences(List.of(
                new Difference.Field(
                        "plan.orientation", opened.getOrientation(), theirs.getOrientation(), form.getOrientation()),
                new Difference.Field(
                        "plan.guidance",
                        guidance(opened.getGuidanceId()),
                        guidance(theirs.getGuidanceId()),
                        guidance(form.getGuidanceId()))));
        form.takeUntouched(opened, theirs);
        opened = theirs;
        return differences.isEmpty() && view.isWritable();
    }

    private String guidance(Long id) {
        return view.guidance().stream()
                .filter(one -> Objects.equals(one.id(), id))
                .map(GuidanceChoice::number)
                .findFirst()
                .orElse(null);
    }

    public void removeLine(UUID line) {
        change("plan.line-removed", () -> planLines.removeLine(plan().ref(), line));
    }

    public void earlier(UUID line) {
        change(null, () -> planLines.moveLine(plan().ref(), line, false));
    }

    public void later(UUID line) {
        change(null, () -> planLines.moveLine(plan().ref(), line, true));
    }

    private void change(String done, Runnable change) {
        if (messages.attempt(change) && done != null) {
            messages.done(done);
        }
        reload();
    }

    private PlanRow plan() {
        return view.plan();
    }

    /** How a line of the shown revision stands today. */
    public PlanLineState state(PlanLineRow line) {
        return line.stateOn(view.today());
    }

    /** Whether the meeting of a line can be entered here and now. */
    public boolean isEnterable(PlanLineRow line) {
        return line.meeting() == null
                && plan().status().isInForce()
                && view.rights().open()
                && view.rights().keep();
    }

    public List<PlanLineRow> linesOf(int month) {
        return view.lines().stream().filter(line -> line.month() == month).toList();
    }

    public List<Integer> getMonths() {
        return IntStream.rangeClosed(1, 12).boxed().toList();
    }

    public List<Integer> getYears() {
        return Years.offered(view.facts().years(), view.today().getYear(), view.year());
    }

    /** Whether the lines are shown by month. */
    public boolean isByMonth() {
        return "months".equals(show);
    }

    /** Whether the plan is late: wanted by a day that has passed, and not reported by then. */
    public boolean isLate() {
        LocalDate due = view.facts().dueOn();
        LocalDate reported = view.revisions().stream()
                .map(PlanRow::reportedOn)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
        return due != null && (reported == null ? due.isBefore(view.today()) : reported.isAfter(due));
    }

    /** A number as an example of how to write one. */
    public String getNumberExample() {
        return "01-KH/CB";
    }

    public int getLongestOrientation() {
        return AnnualPlan.LONGEST_ORIENTATION;
    }

    public PlanView getView() {
        return view;
    }

    public PlanForm getForm() {
        return form;
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    public String getCellCode() {
        return cellCode;
    }

    public void setCellCode(String cellCode) {
        this.cellCode = cellCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    /** Null for the revision that concerns the person. */
    public Integer getRevision() {
        return revision;
    }

    public void setRevision(Integer revision) {
        this.revision = revision;
    }

    public String getShow() {
        return show;
    }

    public void setShow(String show) {
        this.show = show;
    }

    public String getAct() {
        return act;
    }

    public void setAct(String act) {
        this.act = act;
    }
}
