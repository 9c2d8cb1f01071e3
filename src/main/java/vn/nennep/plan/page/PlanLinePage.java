package vn.nennep.plan.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.nennep.codelist.ListedCode;
import vn.nennep.frame.Difference;
import vn.nennep.frame.PageMessages;
import vn.nennep.people.MemberRow;
import vn.nennep.plan.PlanLineDetails;
import vn.nennep.plan.PlanLineService;
import vn.nennep.plan.PlanLineSheet;
import vn.nennep.shared.RefusedException;

/** Enters a line of a draft or changes one. A new line brings its identifier, so that a form sent twice makes one. */
@Named
@ViewScoped
public class PlanLinePage implements Serializable {

    private static final Map<String, String> FIELDS = Map.of(
            "plan.month-range", "month",
            "plan.topic-missing", "topic",
            "plan.topic-long", "topic",
            "plan.topic-group-missing", "topicGroup",
            "plan.note-long", "note");

    @Inject
    private PlanLineService planLines;

    @Inject
    private PlanLinks links;

    @Inject
    private PlanWords planWords;

    @Inject
    private PageMessages messages;

    private String cellCode;
    private Integer year;
    private String lineText;
    private Integer month;

    private UUID line;
    private PlanLineSheet sheet;
    private PlanLineForm form;
    private PlanLineDetails saved;
    private List<Difference> differences = List.of();

    /** Opens the form; where no draft is being written the plan itself is shown. */
    public void load() {
        messages.open(() -> {
            if (year == null) {
                throw RefusedException.notFound("access.not-found");
            }
            line = lineText == null ? null : refOf(lineText);
            sheet = planLines.lineSheet(cellCode, year, line);
            if (sheet.plan() == null || !sheet.rights().open()) {
                PlanLinks.go(links.year(sheet.cell().code(), year));
                return;
            }
            if (line == null) {
                line = UUID.randomUUID();
                form = new PlanLineForm();
                form.setMonth(month == null || month < 1 || month > 12 ? 1 : month);
            } else {
                saved = sheet.line().details();
                form = PlanLineForm.of(saved);
            }
        });
    }

    private static UUID refOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.notFound("plan.line-not-found");
        }
    }

    /** Saves and goes back to the plan. */
    public void save() {
        if (keep()) {
            messages.doneOnNextPage("plan.line-saved");
            PlanLinks.go(links.year(cellCode, year));
        }
    }

    /** Saves and opens an empty form for the next line. */
    public void saveAndNext() {
        if (keep()) {
            messages.doneOnNextPage("plan.line-saved");
            PlanLinks.go(links.line(cellCode, year, null, Math.min(form.getMonth() + 1, 12)));
        }
    }

    private boolean keep() {
        if (isFresh()) {
            return messages.attempt(() -> planLines.addLine(sheet.plan().ref(), line, form.details(saved)), FIELDS);
        }
        return messages.save(
                () -> planLines.changeLine(
                        sheet.plan().ref(), line, sheet.line().version(), form.details(saved)),
                this::compare,
                FIELDS);
    }

    /** Puts the other's values beside these and takes over what this person did not touch; the next save knows them. */
    private boolean compare() {
        PlanLineForm before = PlanLineForm.of(saved);
        sheet = planLines.lineSheet(cellCode, year, line);
        saved = sheet.line().details();
        PlanLineForm theirs = PlanLineForm.of(saved);
        differences = messages.differences(List.of(
                field("plan.line.month", before, theirs, one -> String.valueOf(one.getMonth())),
                field("plan.line.topic", before, theirs, PlanLineForm::getTopic),
                field("plan.line.group", before, theirs, one -> groups(codes(one.getTopicGroup()))),
                field("plan.line.further-groups", before, theirs, one -> groups(one.getFurtherGroups())),
                field("plan.line.presenters", before, theirs, one -> people(one.getPresenterIds())),
                field("plan.line.chair", before, theirs, one -> people(codes(one.getChairId()))),
                field(
                        "plan.line.presentation-forms",
                        before,
                        theirs,
                        one -> planWords.names(sheet.presentationForms(), one.getPresentationForms())),
                field("plan.line.note", before, theirs, PlanLineForm::getNote)));
        form.takeUntouched(before, theirs);
        return differences.isEmpty();
    }

    private Difference.Field field(
            String label,
            PlanLineForm before,
            PlanLineForm theirs,
            java.util.function.Function<PlanLineForm, String> shown) {
        return new Difference.Field(label, shown.apply(before), shown.apply(theirs), shown.apply(form));
    }

    private String groups(Collection<String> codes) {
        return planWords.names(sheet.groups(), codes);
    }

    private String people(Collection<Long> ids) {
        return sheet.people().stream()
                .filter(member -> ids.contains(member.id()))
                .map(MemberRow::fullName)
                .collect(Collectors.joining(", "));
    }

    private static <T> List<T> codes(T code) {
        return code == null ? List.of() : List.of(code);
    }

    /** Topic groups in use, and those that the line has already. */
    public List<ListedCode> getGroups() {
        return sheet.groups().stream()
                .filter(code -> code.isInUse()
                        || code.code().equals(form.getTopicGroup())
                        || form.getFurtherGroups().contains(code.code()))
                .toList();
    }

    /** Forms of presentation in use, and those that the line has already. */
    public List<ListedCode> getPresentationForms() {
        return sheet.presentationForms().stream()
                .filter(code -> code.isInUse() || form.getPresentationForms().contains(code.code()))
                .toList();
    }

    public List<Integer> getMonths() {
        return IntStream.rangeClosed(1, 12).boxed().toList();
    }

    public boolean isFresh() {
        return saved == null;
    }

    public PlanLineSheet getSheet() {
        return sheet;
    }

    public PlanLineForm getForm() {
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

    public String getLineText() {
        return lineText;
    }

    public void setLineText(String lineText) {
        this.lineText = lineText;
    }

    public Integer getMonth() {
        return month;
    }

    public void setMonth(Integer month) {
        this.month = month;
    }
}
