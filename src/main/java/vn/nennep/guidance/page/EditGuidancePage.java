package vn.nennep.guidance.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Difference;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.guidance.GuidanceDetails;
import vn.nennep.guidance.GuidanceRow;
import vn.nennep.guidance.GuidanceService;
import vn.nennep.guidance.IssuingUnit;
import vn.nennep.material.FileSettings;
import vn.nennep.material.FileStore;
import vn.nennep.material.StoredFile;
import vn.nennep.shared.RefusedException;

/**
 * Publishes a document, corrects one, or says when its force ends. The page brings the identifier of a new document with
 * it, so that a form sent twice publishes once.
 */
@Named
@ViewScoped
public class EditGuidancePage implements Serializable {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("guidance.number-missing", "number"),
            Map.entry("guidance.number-long", "number"),
            Map.entry("constraint.guidance_number_once", "number"),
            Map.entry("guidance.issuer-missing", "issuer"),
            Map.entry("guidance.issuer-long", "issuer"),
            Map.entry("guidance.subject-missing", "subject"),
            Map.entry("guidance.subject-long", "subject"),
            Map.entry("guidance.issued-on-missing", "issuedOn"),
            Map.entry("guidance.issued-on-range", "issuedOn"),
            Map.entry("guidance.valid-from-missing", "validFrom"),
            Map.entry("guidance.valid-from-range", "validFrom"),
            Map.entry("guidance.ends-before-start", "validTo"),
            // Whatever is wrong with a file stands at its field.
            Map.entry("material", "file"));

    @Inject
    private GuidanceService guidance;

    @Inject
    private FileStore files;

    @Inject
    private FileSettings settings;

    @Inject
    private CalendarService calendar;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    @Inject
    private Links links;

    private String guidanceRef;

    private UUID ref;
    private boolean fresh;
    private int version;
    private GuidanceRow saved;
    private GuidanceForm form;
    private String unitCode;
    private LocalDate lastDay;
    private boolean mayForAll;
    private List<IssuingUnit> units = List.of();
    private List<Difference> differences = List.of();
    private transient Part file;

    /** Opens the form, empty or with a document's values. */
    public void load() {
        messages.open(() -> {
            if (guidanceRef == null) {
                fresh = true;
                ref = UUID.randomUUID();
                units = guidance.listIssuingUnits();
                mayForAll = guidance.mayForAll();
                form = new GuidanceForm();
                unitCode = mayForAll || units.isEmpty() ? null : units.get(0).code();
            } else {
                ref = refOf(guidanceRef);
                take(guidance.getToChange(ref));
                form = GuidanceForm.of(saved.details());
                lastDay = saved.validTo();
            }
        });
    }

    private void take(GuidanceRow row) {
        saved = row;
        version = row.version();
    }

    /** Saves and goes back to the library. */
    public void save() throws IOException {
        if (keep()) {
            messages.doneOnNextPage(fresh ? "guidance.edit.published" : "guidance.edit.saved");
            goToList();
        }
    }

    private boolean keep() {
        differences = List.of();
        Runnable save = () -> {
            GuidanceDetails details = form.details();
            StoredFile stored = stored();
            if (fresh) {
                guidance.publish(ref, unitCode, details, stored);
            } else {
                guidance.change(ref, version, details, stored);
            }
        };
        return messages.save(save, this::compare, FIELDS);
    }

    private StoredFile stored() {
        if (file == null
                || file.getSubmittedFileName() == null
                || file.getSubmittedFileName().isEmpty()) {
            return null;
        }
        try (InputStream content = file.getInputStream()) {
            return files.receive(file.getSubmittedFileName(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says when the document's force ends. */
    public void end() throws IOException {
        if (messages.attempt(
                () -> guidance.end(ref, version, lastDay),
                Map.of("guidance.last-day-missing", "lastDay", "guidance.ends-before-start", "lastDay"))) {
            messages.doneOnNextPage("guidance.edit.ended", words.day(lastDay));
            goToList();
        }
    }

    /** Puts the other's values beside these and takes over what this person did not touch; the next save knows them. */
    private boolean compare() {
        GuidanceForm before = GuidanceForm.of(saved.details());
        take(guidance.getToChange(ref));
        GuidanceForm theirs = GuidanceForm.of(saved.details());
        Map<String, String> was = shown(before);
        Map<String, String> there = shown(theirs);
        Map<String, String> here = shown(form);
        differences = messages.differences(there.keySet().stream()
                .map(label -> new Difference.Field(label, was.get(label), there.get(label), here.get(label)))
                .toList());
        form.takeUntouched(before, theirs);
        // A file that was chosen is sent again by the person.
        return differences.isEmpty() && file == null;
    }

    private Map<String, String> shown(GuidanceForm of) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("guidance.number", Objects.toString(of.getNumber(), ""));
        shown.put("guidance.issued-on", words.day(of.getIssuedOn()));
        shown.put("guidance.issuer", Objects.toString(of.getIssuer(), ""));
        shown.put("guidance.subject", Objects.toString(of.getSubject(), ""));
        shown.put("guidance.valid-from", words.day(of.getValidFrom()));
        shown.put("guidance.valid-to", words.day(of.getValidTo()));
        return shown;
    }

    private void goToList() throws IOException {
        links.go("guidance.list", "all", true);
    }

    private static UUID refOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.notFound("guidance.not-found");
        }
    }

    /** Whether the document's force is still without an end, or ends in the future. */
    public boolean isEndable() {
        return !fresh && (saved.validTo() == null || saved.validTo().isAfter(calendar.today()));
    }

    public String getTypes() {
        return settings.typesText();
    }

    public int getLargest() {
        return settings.getLargestMegabytes();
    }

    public GuidanceForm getForm() {
        return form;
    }

    /** Null for a new document. */
    public GuidanceRow getSaved() {
        return saved;
    }

    public boolean isFresh() {
        return fresh;
    }

    public boolean isMayForAll() {
        return mayForAll;
    }

    public List<IssuingUnit> getUnits() {
        return units;
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    /** Null for everybody. */
    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getGuidanceRef() {
        return guidanceRef;
    }

    public void setGuidanceRef(String guidanceRef) {
        this.guidanceRef = guidanceRef;
    }
}
