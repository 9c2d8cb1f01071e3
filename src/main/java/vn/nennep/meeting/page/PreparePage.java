package vn.nennep.meeting.page;

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
import java.util.Optional;
import java.util.UUID;
import org.primefaces.PrimeFaces;
import vn.nennep.frame.Difference;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.material.FileSettings;
import vn.nennep.material.FileStore;
import vn.nennep.material.StoredFile;
import vn.nennep.meeting.Approver;
import vn.nennep.meeting.MaterialPurpose;
import vn.nennep.meeting.MeetingMaterialRow;
import vn.nennep.meeting.MeetingPreparationService;
import vn.nennep.meeting.PreparationDates;
import vn.nennep.meeting.PreparationState;
import vn.nennep.meeting.PreparationView;
import vn.nennep.shared.RefusedException;

/** Prepares a meeting step by step, notes the days around it, and keeps its files. */
@Named
@ViewScoped
public class PreparePage implements Serializable {

    /** The steps in their order; what comes before the first is none. */
    private static final List<PreparationState> STEPS = List.of(
            PreparationState.ASSIGNED, PreparationState.DRAFTED, PreparationState.APPROVED, PreparationState.SENT);

    private static final Map<String, String> STEP_FIELDS = Map.of(
            "meeting.preparation.day-missing", "stepDay",
            "meeting.preparation.day-future", "stepDay",
            "meeting.preparation.day-before-last", "stepDay",
            "meeting.preparation.approver-missing", "approver");

    private static final Map<String, String> DATE_FIELDS = Map.of(
            "meeting.preparation.notified-on-late", "notifiedOn",
            "meeting.preparation.notified-on-future", "notifiedOn",
            "meeting.preparation.superior-notified-on-late", "superiorNotifiedOn",
            "meeting.preparation.superior-notified-on-future", "superiorNotifiedOn",
            "meeting.preparation.committee-met-on-late", "committeeMetOn",
            "meeting.preparation.committee-met-on-future", "committeeMetOn",
            "meeting.preparation.posted-on-late", "postedOn",
            "meeting.preparation.posted-on-future", "postedOn",
            "meeting.preparation.final-posted-on-early", "finalPostedOn",
            "meeting.preparation.final-posted-on-future", "finalPostedOn");

    @Inject
    private MeetingPreparationService preparations;

    @Inject
    private FileStore files;

    @Inject
    private FileSettings settings;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    private String meetingRef;
    private UUID ref;
    private PreparationView view;
    private LocalDate stepDay;
    private Approver approver = Approver.SECRETARY;
    private PreparationForm form;
    private List<Difference> differences = List.of();
    private MaterialPurpose purpose = MaterialPurpose.DRAFT;
    private transient Part file;

    public void load() {
        messages.open(() -> {
            ref = refOf(meetingRef);
            look();
            form = PreparationForm.of(view.dates());
        });
    }

    /** Reads the meeting again after something was done; what is typed in the fields of the days stays. */
    private void look() {
        view = preparations.view(ref);
        stepDay = view.today();
        purpose =
                view.state().includes(PreparationState.APPROVED) ? MaterialPurpose.PRESENTATION : MaterialPurpose.DRAFT;
    }

    /** Notes the next step. */
    public void step() {
        Optional<RefusedException> refusal = messages.refusalOf(() -> {
            switch (getNext()) {
                case ASSIGNED -> preparations.assign(ref, stepDay);
                case DRAFTED -> preparations.draft(ref, stepDay);
                case APPROVED -> preparations.approve(ref, stepDay, approver);
                case SENT -> preparations.send(ref, stepDay);
                default -> throw new IllegalStateException(view.state().name());
            }
        });
        if (refusal.isPresent()) {
            messages.show(refusal.get(), STEP_FIELDS.get(refusal.get().key()));
            return;
        }
        String done = "meeting.preparation.done." + getNext();
        takeOver(view);
        messages.done(done);
    }

    /** Takes the last step back. */
    public void takeBack() {
        if (messages.attempt(() -> preparations.takeBack(ref, view.state()))) {
            takeOver(view);
            messages.done("meeting.preparation.taken-back");
        }
    }

    /** After a step: the version grew by it, and days that were typed and not saved yet stay. */
    private void takeOver(PreparationView before) {
        look();
        form.takeUntouched(before.dates(), view.dates());
        PrimeFaces.current().ajax().update("dating", "materials");
    }

    /** Notes the days around the meeting. */
    public void noteDates() {
        differences = List.of();
        boolean saved = messages.save(
                () -> preparations.noteDates(ref, view.version(), form.dates()), this::compare, DATE_FIELDS);
        if (saved) {
            look();
            form = PreparationForm.of(view.dates());
            messages.done("meeting.preparation.dates-saved");
        }
    }

    /** Compares the days that two people noted; a field that only one of them changed is taken as that one left it. */
    private boolean compare() {
        PreparationDates before = view.dates();
        look();
        Map<String, LocalDate> was = shown(before);
        Map<String, LocalDate> here = shown(form.dates());
        Map<String, LocalDate> there = shown(view.dates());
        differences = messages.differences(there.keySet().stream()
                .filter(label -> !Objects.equals(there.get(label), was.get(label)))
                .map(label -> new Difference.Field(
                        label, words.day(was.get(label)), words.day(there.get(label)), words.day(here.get(label))))
                .toList());
        form.takeUntouched(before, view.dates());
        return differences.isEmpty();
    }

    private static Map<String, LocalDate> shown(PreparationDates dates) {
        Map<String, LocalDate> shown = new LinkedHashMap<>();
        shown.put("meeting.preparation.committee-met-on", dates.committeeMetOn());
        shown.put("meeting.preparation.notified-on", dates.notifiedOn());
        shown.put("meeting.preparation.superior-notified-on", dates.superiorNotifiedOn());
        shown.put("meeting.preparation.posted-on", dates.postedOn());
        shown.put("meeting.preparation.final-posted-on", dates.finalPostedOn());
        return shown;
    }

    /** Looks the chosen file through and attaches it. */
    public void upload() {
        Upload upload = new Upload();
        // Whatever is wrong with a file stands at its field.
        if (!messages.attempt(upload, Map.of("material", "file"))) {
            return;
        }
        look();
        PrimeFaces.current().ajax().update("steps");
        if (upload.there.isPresent()) {
            messages.warn("meeting.material.there", words.of(upload.there.get()));
        } else {
            messages.done("meeting.material.added");
        }
    }

    /** The work of {@link #upload}, with what the content was to the meeting already. */
    private final class Upload implements Runnable {

        private Optional<MaterialPurpose> there = Optional.empty();

        @Override
        public void run() {
            // The right is checked first: no file of somebody without it is unpacked.
            preparations.requireAttaching(ref);
            if (file == null) {
                throw RefusedException.invalid("material.no-file");
            }
            try (InputStream content = file.getInputStream()) {
                StoredFile stored = files.receive(file.getSubmittedFileName(), content);
                there = preparations.attach(ref, stored, purpose);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Removes a file. */
    public void remove(UUID material) {
        if (messages.attempt(() -> preparations.detach(ref, material))) {
            messages.done("meeting.material.removed");
            PrimeFaces.current().ajax().update("steps");
        }
        look();
    }

    private static UUID refOf(String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.notFound("meeting.not-found");
        }
    }

    public List<PreparationState> getSteps() {
        return STEPS;
    }

    /** The step that comes next; null after the last. */
    public PreparationState getNext() {
        int done = view.state().ordinal();
        return done < STEPS.size() ? STEPS.get(done) : null;
    }

    public boolean isDone(PreparationState step) {
        return view.state().includes(step);
    }

    /** How the step is drawn: {@code done}, {@code next} or {@code later}. */
    public String styleOf(PreparationState step) {
        if (isDone(step)) {
            return "done";
        }
        return step == getNext() ? "next" : "later";
    }

    public List<MaterialPurpose> getPurposes() {
        return List.of(MaterialPurpose.values());
    }

    public List<Approver> getApprovers() {
        return List.of(Approver.values());
    }

    public List<MeetingMaterialRow> getMaterials() {
        return view.materials();
    }

    public String getTypes() {
        return settings.typesText();
    }

    public int getLargest() {
        return settings.getLargestMegabytes();
    }

    public PreparationView getView() {
        return view;
    }

    public PreparationForm getForm() {
        return form;
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    public LocalDate getStepDay() {
        return stepDay;
    }

    public void setStepDay(LocalDate stepDay) {
        this.stepDay = stepDay;
    }

    public Approver getApprover() {
        return approver;
    }

    public void setApprover(Approver approver) {
        this.approver = approver;
    }

    public MaterialPurpose getPurpose() {
        return purpose;
    }

    public void setPurpose(MaterialPurpose purpose) {
        this.purpose = purpose;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getMeetingRef() {
        return meetingRef;
    }

    public void setMeetingRef(String meetingRef) {
        this.meetingRef = meetingRef;
    }
}
