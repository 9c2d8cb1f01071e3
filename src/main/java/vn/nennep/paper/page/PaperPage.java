package vn.nennep.paper.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.paper.IssuedPaper;
import vn.nennep.paper.IssuedPaperService;
import vn.nennep.paper.PaperCatalogue;
import vn.nennep.paper.PaperDraftService;
import vn.nennep.paper.PaperFacts;
import vn.nennep.paper.PaperField;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.PaperRequest;
import vn.nennep.paper.PaperView;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** One paper: its files, what people write into it, the figures that it cites, and its issuing. */
@Named
@ViewScoped
public class PaperPage implements Serializable {

    @Inject
    private PaperDraftService drafts;

    @Inject
    private IssuedPaperService issuedPapers;

    @Inject
    private PageMessages messages;

    @Inject
    private Language language;

    @Inject
    private Links links;

    private String kindText;
    private String unitCode;
    private String year;
    private String period;
    private String meeting;

    private PaperRequest request;
    private PaperView view;
    private List<PartForm> parts;
    private LocalDate day;
    private UUID ref;
    private IssuedPaper issued;

    public void load() {
        messages.open(() -> {
            try {
                request = PaperAddress.of(kindText, unitCode, year, period, meeting);
            } catch (IllegalArgumentException wrong) {
                throw RefusedException.notFound("paper.not-found");
            }
            view = issuedPapers.view(request);
            parts = view.parts().stream().map(PartForm::new).toList();
            day = view.today();
            ref = UUID.randomUUID();
        });
    }

    /** Saves what was written. */
    public void save() throws IOException {
        boolean saved = messages.attempt(() -> parts.forEach(form -> drafts.save(
                view.facts(), form.getPart().field().name(), form.getPart().version(), form.getText())));
        if (saved) {
            messages.doneOnNextPage("paper.one.saved");
            again();
        }
    }

    /** Issues the paper; a form that is sent twice issues once. */
    public void issue() throws IOException {
        if (day == null) {
            day = view.today();
        }
        if (messages.attempt(() -> issued = issuedPapers.issue(ref, request.on(day)))) {
            messages.doneOnNextPage("paper.one.issued", nameOf(issued));
            links.go("paper.papers", "unit", view.facts().unit().code(), "year", yearOf());
        }
    }

    private void again() throws IOException {
        links.go("paper.paper", "kind", kindText, "unit", unitCode, "year", year, "period", period, "meeting", meeting);
    }

    /** Its number, or its title where it bears none. */
    private static String nameOf(IssuedPaper paper) {
        return paper.numberText() == null ? paper.title() : paper.numberText();
    }

    /** The address of its file. */
    public String file(String format) {
        return links.to(
                "paper.file",
                "kind",
                kindText,
                "unit",
                unitCode,
                "year",
                year,
                "period",
                period,
                "meeting",
                meeting,
                "format",
                format);
    }

    /** The figures that it cites; none while there are none. */
    public List<PaperField> getCited() {
        return PaperCatalogue.of(view.facts().kind()).citing().stream()
                .filter(field -> !value(field).isEmpty())
                .toList();
    }

    public String value(PaperField field) {
        return view.facts().fields().get(field.name());
    }

    public String label(PaperField field) {
        return field.label(language.getLocale());
    }

    /** Whether it cites figures at all. */
    public boolean isCiting() {
        return !PaperCatalogue.of(view.facts().kind()).citing().isEmpty();
    }

    /** What a text can name, as an example. */
    public String getExample() {
        return "{{thematicPresent}}";
    }

    /** Key of what happens when it is issued. */
    public String getIssueHint() {
        return view.facts().kind() == PaperKind.PLAN
                ? "paper.one.issue.hint-plan"
                : view.facts().type() == null ? "paper.one.issue.hint-plain" : "paper.one.issue.hint";
    }

    public String yearOf() {
        return view.facts().fields().get("year");
    }

    public PaperFacts getFacts() {
        return view.facts();
    }

    public PaperKind getKind() {
        return view.facts().kind();
    }

    public UnitRow getUnit() {
        return view.facts().unit();
    }

    public List<PartForm> getParts() {
        return parts;
    }

    /** Whether the person may write its parts. */
    public boolean isWriting() {
        return view.writing();
    }

    /** Whether the person may issue it. */
    public boolean isIssuing() {
        return view.issuing();
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getKindText() {
        return kindText;
    }

    public void setKindText(String kindText) {
        this.kindText = kindText;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public String getYear() {
        return year;
    }

    public void setYear(String year) {
        this.year = year;
    }

    public String getPeriod() {
        return period;
    }

    public void setPeriod(String period) {
        this.period = period;
    }

    public String getMeeting() {
        return meeting;
    }

    public void setMeeting(String meeting) {
        this.meeting = meeting;
    }
}
