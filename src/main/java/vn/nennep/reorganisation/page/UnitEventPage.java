package vn.nennep.reorganisation.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.primefaces.model.file.UploadedFile;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.people.MemberService;
import vn.nennep.reorganisation.UnitEventCommand;
import vn.nennep.reorganisation.UnitEventKind;
import vn.nennep.reorganisation.UnitEventPlan;
import vn.nennep.reorganisation.UnitEventService;
import vn.nennep.shared.Messages;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.UnitKind;
import vn.nennep.tree.UnitRow;

/** The wizard of a reorganisation: what, which units, when, who goes where; then what will happen, and only then it does. */
@Named
@ViewScoped
public class UnitEventPage implements Serializable {

    /** A list of codes is text; more than this is some other file. */
    private static final long MOST_BYTES = 1_000_000;

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
    private UnitEventKind kind;
    private String name;
    private UnitKind unitKind;
    private String code;
    private String parent;
    private String pasted;
    private transient UploadedFile file;
    private List<PickForm> picks = List.of();
    private List<SuccessorForm> successors = new ArrayList<>();
    private String heir;
    private LocalDate day;
    private String documentNumber;
    private LocalDate documentOn;
    private String note;
    private List<PickForm> placements = List.of();
    private String placedFor;
    private String target;
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
        if (chosen != kind) {
            kind = chosen;
            name = unit.name();
            unitKind = unit.kind();
            code = null;
            parent = null;
            picks = candidates();
            successors = new ArrayList<>();
            heir = null;
            int wanted =
                    switch (kind) {
                        case FOUNDED, MERGED -> 1;
                        case SPLIT -> 2;
                        default -> 0;
                    };
            for (int i = 0; i < wanted; i++) {
                addSuccessor();
            }
        }
        step = Step.UNITS;
    }

    private List<PickForm> candidates() {
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
        boolean below = kind == UnitEventKind.FOUNDED && !unit.isCell();
        UnitKind usual = kind == UnitEventKind.FOUNDED
                ? Arrays.stream(UnitKind.values())
                        .filter(one -> one.compareTo(unit.kind()) > 0)
                        .findFirst()
                        .orElse(UnitKind.CELL)
                : unit.kind();
        successors.add(new SuccessorForm(usual, below ? unit.code() : unit.parentCode()));
    }

    public void removeSuccessor(int index) {
        successors.remove(index);
    }

    /** Goes on from the stage that is shown, unless something on it must be mended first. */
    public void next() {
        switch (step) {
            case UNITS -> {
                readFile();
                step = Step.DATE;
            }
            case DATE -> {
                if (day == null) {
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
        if (asked && placements.isEmpty()) {
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
        step = step == Step.PREVIEW && !placements.isEmpty()
                ? Step.PLACE
                : Step.values()[Math.max(0, (step == Step.PREVIEW ? Step.PLACE : step).ordinal() - 1)];
    }

    /** Who must be sent somewhere: the units below a committee that ends, the people of a cell that ends. */
    private void preparePlacements() {
        String question = kind + " " + day + " " + successorCodes();
        if (!kind.endsUnits() || successorCodes().size() < 2) {
            placements = List.of();
            placedFor = null;
        } else if (!question.equals(placedFor)) {
            Map<String, String> before = targets();
            placements = (unit.isCell()
                            ? events.listMembers(unit, day).stream()
                                    .map(row -> new PickForm(row.code(), row.fullName(), words.of(row.category())))
                            : events.listBelow(List.of(unit.code()), day).stream()
                                    .map(row -> new PickForm(row.code(), row.name(), words.of(row.kind()))))
                    .toList();
            placements.stream()
                    .filter(line -> successorCodes().contains(before.get(line.getCode())))
                    .forEach(line -> line.setTarget(before.get(line.getCode())));
            placedFor = question;
        }
    }

    /** Sends every ticked line to the chosen successor. */
    public void place() {
        if (target == null || target.isBlank()) {
            messages.refuse("target", "reorganisation.wizard.target.missing");
            return;
        }
        List<PickForm> chosen = placements.stream().filter(PickForm::isChosen).toList();
        chosen.forEach(line -> {
            line.setTarget(target);
            line.setChosen(false);
        });
        if (chosen.isEmpty()) {
            messages.refuse("target", "reorganisation.wizard.nothing-ticked");
        } else {
            messages.done("reorganisation.wizard.placed", chosen.size(), nameOf(target));
        }
    }

    /** Enters the event; pressed twice it is one event. */
    public void enter() {
        if (messages.attempt(() -> events.enter(command()))) {
            step = Step.DONE;
        } else {
            plan = null;
        }
    }

    private void readFile() {
        if (file == null || file.getFileName() == null || file.getSize() == 0) {
            return;
        }
        if (file.getSize() > MOST_BYTES) {
            messages.refuse("file", "reorganisation.wizard.file.large");
            return;
        }
        try (InputStream in = file.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
            pasted = Stream.of(pasted, text)
                    .filter(part -> part != null && !part.isBlank())
                    .reduce((first, second) -> first.stripTrailing() + "\n" + second)
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            file = null;
        }
    }

    private UnitEventCommand command() {
        boolean renames = kind == UnitEventKind.RENAMED;
        return new UnitEventCommand(
                ref,
                kind,
                day,
                documentNumber,
                documentOn,
                note,
                unitCodes(),
                kind == UnitEventKind.MOVED ? parent : null,
                renames ? name : null,
                renames ? unitKind : null,
                kind == UnitEventKind.RECODED ? code : null,
                successors.stream()
                        .filter(form -> !form.isThere())
                        .map(SuccessorForm::founded)
                        .toList(),
                kind.endsUnits() ? successorCodes() : List.of(),
                heir == null || heir.isBlank() ? null : heir,
                unit.isCell() ? Map.of() : targets(),
                unit.isCell() ? targets() : Map.of());
    }

    private Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        placements.stream()
                .filter(line -> line.getTarget() != null)
                .forEach(line -> targets.put(line.getCode(), line.getTarget()));
        return targets;
    }

    private List<String> successorCodes() {
        return successors.stream()
                .map(SuccessorForm::typedCode)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The ticked units and those of the pasted list, a line each; a code that is ticked and pasted counts once. */
    private List<String> unitCodes() {
        return switch (kind) {
            case FOUNDED -> List.of();
            case MOVED, MERGED -> {
                List<String> listed = pasted == null
                        ? List.of()
                        : pasted.lines().map(UnitEventPage::firstColumn).toList();
                // The list first: a refusal names its lines as the person counts them.
                List<String> all = new ArrayList<>(listed);
                picks.stream()
                        .filter(PickForm::isChosen)
                        .map(PickForm::getCode)
                        .filter(ticked -> !listed.contains(ticked))
                        .forEach(all::add);
                yield all;
            }
            default -> List.of(unit.code());
        };
    }

    /** The code of a line, empty for an empty line: lines are counted as the person counts them. */
    private static String firstColumn(String line) {
        String first = VietnameseText.tidy(line.split("[,;\t]", 2)[0]);
        return first == null ? "" : first;
    }

    /** What will happen, looked up anew until it is entered. */
    public UnitEventPlan getPlan() {
        if (plan == null && step == Step.PREVIEW) {
            plan = events.preview(command());
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
        return successors.stream()
                .filter(form -> successor.equals(form.typedCode()) && !form.isThere() && form.getName() != null)
                .map(SuccessorForm::getName)
                .findFirst()
                .orElseGet(() -> messages.refusalOf(() -> units.get(successor)).isPresent()
                        ? successor
                        : units.get(successor).name());
    }

    /** Codes of the successors, for choosing among them. */
    public List<String> getTargets() {
        return successorCodes();
    }

    public long getUnplaced() {
        return placements.stream().filter(line -> line.getTarget() == null).count();
    }

    public boolean isHeirAsked() {
        return kind != null && kind.endsUnits() && successorCodes().size() > 1;
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
                .filter(one -> one != Step.DONE && (one != Step.PLACE || !placements.isEmpty()))
                .toList();
    }

    public UnitEventKind getKind() {
        return kind;
    }

    public boolean isPicked() {
        return kind == UnitEventKind.MOVED || kind == UnitEventKind.MERGED;
    }

    public boolean isFounding() {
        return kind == UnitEventKind.FOUNDED;
    }

    public boolean isEnding() {
        return kind != null && kind.endsUnits();
    }

    public List<PickForm> getPicks() {
        return picks;
    }

    public List<PickForm> getPlacements() {
        return placements;
    }

    public List<SuccessorForm> getSuccessors() {
        return successors;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public UnitKind getUnitKind() {
        return unitKind;
    }

    public void setUnitKind(UnitKind unitKind) {
        this.unitKind = unitKind;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getParent() {
        return parent;
    }

    public void setParent(String parent) {
        this.parent = parent;
    }

    public String getPasted() {
        return pasted;
    }

    public void setPasted(String pasted) {
        this.pasted = pasted;
    }

    public UploadedFile getFile() {
        return file;
    }

    public void setFile(UploadedFile file) {
        this.file = file;
    }

    public String getHeir() {
        return heir;
    }

    public void setHeir(String heir) {
        this.heir = heir;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getDocumentNumber() {
        return documentNumber;
    }

    public void setDocumentNumber(String documentNumber) {
        this.documentNumber = documentNumber;
    }

    public LocalDate getDocumentOn() {
        return documentOn;
    }

    public void setDocumentOn(LocalDate documentOn) {
        this.documentOn = documentOn;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }
}
