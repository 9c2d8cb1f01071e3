package vn.nennep.reorganisation.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.people.MemberService;
import vn.nennep.reorganisation.UnitEventKind;
import vn.nennep.reorganisation.UnitEventPlan;
import vn.nennep.reorganisation.UnitEventService;
import vn.nennep.shared.Messages;
import vn.nennep.tree.UnitKind;
import vn.nennep.tree.UnitRow;

/** The wizard of a reorganisation: what, which units, when, who goes where; then what will happen, and only then it does. */
@Named
@ViewScoped
public class UnitEventPage implements Serializable {

    /** The stages of the wizard, in order. */
    public enum Step {
        KIND,
        UNITS,
        DATE,
        PLACE,
        PREVIEW,
        DONE
    }

    @Inject
    private UnitEventService events;

    @Inject
    private MemberService members;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private Language language;

    @Inject
    private Words words;

    @Inject
    private PageMessages messages;

    private String unitCode;
    private UnitRow unit;
    private UUID ref;
    private Step step = Step.KIND;
    private final UnitEventForm form = new UnitEventForm();
    private String placedFor;
    private transient UnitEventPlan plan;
    private transient List<UnitRow> committees;

    public void open() {
        messages.open(this::load);
    }

    private void load() {
        unit = units.get(unitCode);
        access.require(Right.KEEP_UNITS, unit.id());
        ref = UUID.randomUUID();
    }

    /** The first stage: what is to happen. */
    public void choose(UnitEventKind chosen) {
        if (chosen != form.getKind()) {
            form.begin(chosen, unit, candidates(chosen));
        }
        step = Step.UNITS;
    }

    private List<PickForm> candidates(UnitEventKind kind) {
        if (kind != UnitEventKind.MOVED && kind != UnitEventKind.MERGED) {
            return List.of();
        }
        boolean beside = unit.isCell() || kind == UnitEventKind.MERGED;
        List<PickForm> lines = new ArrayList<>();
        PickForm own = new PickForm(unit.code(), unit.name(), words.of(unit.kind()));
        own.setChosen(beside);
        if (unit.parentCode() != null) {
            lines.add(own);
        }
        if (!beside || unit.parentCode() != null) {
            UnitRow above = beside ? units.get(unit.parentCode()) : unit;
            members.listChildren(above).stream()
                    .filter(row -> !row.code().equals(unit.code()))
                    .filter(row -> kind == UnitEventKind.MOVED || row.isCell() == unit.isCell())
                    .map(line -> new PickForm(line.code(), line.name(), words.of(line.kind())))
                    .forEach(lines::add);
        }
        return lines;
    }

    public void addSuccessor() {
        form.addSuccessor(unit);
    }

    public void removeSuccessor(int index) {
        form.removeSuccessor(index);
    }

    /** Goes on from the stage that is shown, unless something on it must be mended first. */
    public void next() {
        switch (step) {
            case UNITS -> {
                if (!form.readFile()) {
                    messages.refuse("file", "reorganisation.wizard.file.large");
                }
                step = Step.DATE;
            }
            case DATE -> {
                if (form.getDay() == null) {
                    messages.refuse("day", "reorganisation.wizard.day.missing");
                } else {
                    afterDate();
                }
            }
            default -> show();
        }
    }

    private void afterDate() {
        boolean asked = messages.attempt(this::preparePlacements);
        if (asked && form.getPlacements().isEmpty()) {
            show();
        } else if (asked) {
            step = Step.PLACE;
        }
    }

    private void show() {
        plan = null;
        step = Step.PREVIEW;
    }

    public void back() {
        step = step == Step.PREVIEW && !form.getPlacements().isEmpty()
                ? Step.PLACE
                : Step.values()[Math.max(0, (step == Step.PREVIEW ? Step.PLACE : step).ordinal() - 1)];
    }

    /** Who must be sent somewhere: the units below a committee that ends, the people of a cell that ends. */
    private void preparePlacements() {
        String question = form.getKind() + " " + form.getDay() + " " + form.successorCodes();
        if (!isHeirAsked()) {
            form.placeAnew(List.of());
            placedFor = null;
        } else if (!question.equals(placedFor)) {
            form.placeAnew((unit.isCell()
                            ? events.listMembers(unit, form.getDay()).stream()
                                    .map(row -> new PickForm(row.code(), row.fullName(), words.of(row.category())))
                            : events.listBelow(List.of(unit.code()), form.getDay()).stream()
                                    .map(row -> new PickForm(row.code(), row.name(), words.of(row.kind()))))
                    .toList());
            placedFor = question;
        }
    }

    /** Sends every ticked line to the chosen successor. */
    public void place() {
        if (form.getTarget() == null || form.getTarget().isBlank()) {
            messages.refuse("target", "reorganisation.wizard.target.missing");
            return;
        }
        int placed = form.place();
        if (placed == 0) {
            messages.refuse("target", "reorganisation.wizard.nothing-ticked");
        } else {
            messages.done("reorganisation.wizard.placed", placed, nameOf(form.getTarget()));
        }
    }

    /** Enters the event; pressed twice it is one event. */
    public void enter() {
        if (messages.attempt(() -> events.enter(form.command(ref, unit)))) {
            step = Step.DONE;
        } else {
            plan = null;
        }
    }

    /** What will happen, looked up anew until it is entered. */
    public UnitEventPlan getPlan() {
        if (plan == null && step == Step.PREVIEW) {
            plan = events.preview(form.command(ref, unit));
        }
        return plan;
    }

    /** The sentence of an obstacle or a notice. */
    public String text(UnitEventPlan.Obstacle obstacle) {
        return Messages.text(language.getLocale(), obstacle.key(), obstacle.facts());
    }

    /** What stood before or comes after in a line; a kind by its word. */
    public String value(UnitEventPlan.Line line, boolean after) {
        String value = after ? line.after() : line.before();
        return line.change() == UnitEventPlan.Change.REKINDED ? words.of(UnitKind.valueOf(value)) : value;
    }

    /** The name of a successor by its code. */
    public String nameOf(String successor) {
        return form.newNameOf(successor)
                .orElseGet(() -> messages.refusalOf(() -> units.get(successor)).isPresent()
                        ? successor
                        : units.get(successor).name());
    }

    /** Codes of the successors, for choosing among them. */
    public List<String> getTargets() {
        return form.successorCodes();
    }

    public long getUnplaced() {
        return form.getPlacements().stream()
                .filter(line -> line.getTarget() == null)
                .count();
    }

    public boolean isHeirAsked() {
        return isEnding() && form.successorCodes().size() > 1;
    }

    /** The kinds that make sense for the unit: nothing is founded below a cell. */
    public List<UnitEventKind> getKinds() {
        return Arrays.stream(UnitEventKind.values())
                .filter(one -> one != UnitEventKind.FOUNDED || !unit.isCell())
                .filter(one -> unit.parentCode() != null || one == UnitEventKind.FOUNDED || !one.endsUnits())
                .toList();
    }

    /** The kinds of units that can begin. */
    public List<UnitKind> getUnitKinds() {
        return Arrays.stream(UnitKind.values())
                .filter(one -> one != UnitKind.PROVINCE)
                .toList();
    }

    /** Units that others can stand under, for proposals while typing. */
    public List<UnitRow> getCommittees() {
        if (committees == null) {
            committees = Arrays.stream(UnitKind.values())
                    .filter(one -> one != UnitKind.CELL)
                    .flatMap(one -> units.list(one).stream())
                    .toList();
        }
        return committees;
    }

    public UnitEventForm getForm() {
        return form;
    }

    public UnitRow getUnit() {
        return unit;
    }

    public Step getStep() {
        return step;
    }

    /** The place of the stage among those shown at the top. */
    public int getPlace() {
        return step.ordinal();
    }

    public List<Step> getSteps() {
        return Arrays.stream(Step.values())
                .filter(one -> one != Step.DONE
                        && (one != Step.PLACE || !form.getPlacements().isEmpty()))
                .toList();
    }

    public UnitEventKind getKind() {
        return form.getKind();
    }

    public boolean isPicked() {
        return form.getKind() == UnitEventKind.MOVED || form.getKind() == UnitEventKind.MERGED;
    }

    public boolean isFounding() {
        return form.getKind() == UnitEventKind.FOUNDED;
    }

    public boolean isEnding() {
        return form.getKind() != null && form.getKind().endsUnits();
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }
}
