package vn.nennep.reorganisation.page;

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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.primefaces.model.file.UploadedFile;
import vn.nennep.reorganisation.UnitEventCommand;
import vn.nennep.reorganisation.UnitEventKind;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.UnitKind;
import vn.nennep.tree.UnitRow;

/** A reorganisation as it is typed, stage by stage. */
public class UnitEventForm implements Serializable {

    /** A list of codes is text; more than this is some other file. */
    private static final long MOST_BYTES = 1_000_000;

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
    private String target;

    /** Begins anew for another kind, with what the unit is now. */
    void begin(UnitEventKind chosen, UnitRow unit, List<PickForm> candidates) {
        kind = chosen;
        name = unit.name();
        unitKind = unit.kind();
        code = null;
        parent = null;
        picks = candidates;
        successors = new ArrayList<>();
        heir = null;
        int wanted =
                switch (kind) {
                    case FOUNDED, MERGED -> 1;
                    case SPLIT -> 2;
                    default -> 0;
                };
        for (int i = 0; i < wanted; i++) {
            addSuccessor(unit);
        }
    }

    /** Adds a unit that begins, with the usual kind and superior. */
    void addSuccessor(UnitRow unit) {
        boolean below = kind == UnitEventKind.FOUNDED && !unit.isCell();
        UnitKind usual = kind == UnitEventKind.FOUNDED
                ? Arrays.stream(UnitKind.values())
                        .filter(one -> one.compareTo(unit.kind()) > 0)
                        .findFirst()
                        .orElse(UnitKind.CELL)
                : unit.kind();
        successors.add(new SuccessorForm(usual, below ? unit.code() : unit.parentCode()));
    }

    void removeSuccessor(int index) {
        successors.remove(index);
    }

    /**
     * Adds the lines of the file to the pasted ones.
     *
     * @return false when the file is too large to be a list of codes
     */
    boolean readFile() {
        if (file == null || file.getFileName() == null || file.getSize() == 0) {
            return true;
        }
        if (file.getSize() > MOST_BYTES) {
            return false;
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
        return true;
    }

    /** Sends every ticked line to the chosen successor; answers how many. */
    int place() {
        List<PickForm> chosen = placements.stream().filter(PickForm::isChosen).toList();
        chosen.forEach(line -> {
            line.setTarget(target);
            line.setChosen(false);
        });
        return chosen.size();
    }

    /**
     * Sets the lines that must be placed; a line that was placed before keeps its place while that is still offered.
     */
    void placeAnew(List<PickForm> lines) {
        Map<String, String> before = targets();
        placements = lines;
        placements.stream()
                .filter(line -> successorCodes().contains(before.get(line.getCode())))
                .forEach(line -> line.setTarget(before.get(line.getCode())));
    }

    /** The name that was typed for a successor that begins. */
    Optional<String> newNameOf(String successor) {
        return successors.stream()
                .filter(form -> successor.equals(form.typedCode()) && !form.isThere() && form.getName() != null)
                .map(SuccessorForm::getName)
                .findFirst();
    }

    /** @param ref of the event */
    UnitEventCommand command(UUID ref, UnitRow unit) {
        boolean renames = kind == UnitEventKind.RENAMED;
        return new UnitEventCommand(
                ref,
                kind,
                day,
                documentNumber,
                documentOn,
                note,
                unitCodes(unit),
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

    /** Where each line that must go somewhere goes; lines without a place are left out. */
    Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        placements.stream()
                .filter(line -> line.getTarget() != null)
                .forEach(line -> targets.put(line.getCode(), line.getTarget()));
        return targets;
    }

    /** Codes of the successors as they are typed. */
    List<String> successorCodes() {
        return successors.stream()
                .map(SuccessorForm::typedCode)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The ticked units and those of the pasted list, a line each; a code that is ticked and pasted counts once. */
    private List<String> unitCodes(UnitRow unit) {
        return switch (kind) {
            case FOUNDED -> List.of();
            case MOVED, MERGED -> {
                List<String> listed = pasted == null
                        ? List.of()
                        : pasted.lines().map(UnitEventForm::firstColumn).toList();
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

    public UnitEventKind getKind() {
        return kind;
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
