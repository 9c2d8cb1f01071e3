package vn.nennep.paper.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import vn.nennep.access.UnitChoice;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.guidance.IssuingUnit;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingService;
import vn.nennep.paper.PaperFile;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.PaperRequest;
import vn.nennep.paper.PaperTemplate;
import vn.nennep.paper.TemplateFault;
import vn.nennep.paper.TemplateRefused;
import vn.nennep.paper.TemplateService;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;

/** Looks at a template, shows every fault of it or a paper made by it, and publishes it; shows what is published. */
@Named
@ViewScoped
public class TemplatesPage implements Serializable {

    @Inject
    private TemplateService templates;

    @Inject
    private UnitService units;

    @Inject
    private MeetingService meetings;

    @Inject
    private CalendarService calendar;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    private List<PaperTemplate> rows;
    private List<IssuingUnit> issuing = List.of();
    private boolean forAll;

    private PaperKind kind = PaperKind.CELL_REPORT;
    private String unitCode;
    private LocalDate validFrom;
    private transient Part file;

    private String fileName;
    private byte[] content;
    private List<TemplateFault> faults = List.of();
    private String sampleUnit;
    private Integer sampleYear;

    public void load() {
        messages.open(() -> {
            rows = templates.list();
            issuing = templates.listUnits();
            forAll = templates.mayForAll();
            unitCode = forAll || issuing.isEmpty() ? null : issuing.get(0).code();
            validFrom = calendar.today();
            sampleYear = calendar.today().getYear();
            sampleUnit = units.listOwnCells(new PageRequest(0, 1, null, false, null)).rows().stream()
                    .findFirst()
                    .map(UnitChoice::code)
                    .orElse(null);
        });
    }

    /** Reads the chosen file and tells every fault, or that there is none. */
    public void check() {
        content = null;
        faults = List.of();
        if (file == null || file.getSubmittedFileName() == null || file.getSize() == 0) {
            messages.refuse("file", "paper.template.no-file");
            return;
        }
        fileName = file.getSubmittedFileName();
        byte[] read = bytes();
        if (attempt(() -> templates.check(kind, read))) {
            content = read;
        }
    }

    /** Publishes the file that was looked at. */
    public void publish() {
        if (content != null && attempt(() -> templates.publish(unitCode, kind, validFrom, fileName, content))) {
            messages.done("paper.template.published");
            content = null;
            rows = templates.list();
        }
    }

    /** A paper with real data, as the file that was looked at makes it. */
    public StreamedContent preview() {
        PaperFile made = templates.preview(content, sample());
        return DefaultStreamedContent.builder()
                .name(made.name())
                .contentType(made.format().mediaType())
                .stream(() -> new ByteArrayInputStream(made.content()))
                .build();
    }

    private PaperRequest sample() {
        if (!kind.needsMeeting()) {
            return PaperRequest.ofYear(kind, sampleUnit, sampleYear);
        }
        return PaperRequest.ofMeeting(
                kind,
                meetings.listOfCell(units.getCell(sampleUnit), sampleYear).stream()
                        .filter(MeetingRow::isRecorded)
                        .reduce((earlier, later) -> later)
                        .orElseThrow(() -> RefusedException.notFound("meeting.not-found"))
                        .ref());
    }

    /** Takes a template out of use. */
    public void withdraw(UUID ref) {
        if (messages.attempt(() -> templates.withdraw(ref))) {
            messages.done("paper.template.withdrawn-done");
            rows = templates.list();
        }
    }

    private boolean attempt(Runnable action) {
        Optional<RefusedException> refusal = messages.refusalOf(action);
        refusal.ifPresent(found -> {
            if (found instanceof TemplateRefused faulty) {
                faults = faulty.faults();
            } else {
                messages.show(found, null);
            }
        });
        return refusal.isEmpty();
    }

    private byte[] bytes() {
        try (InputStream in = file.getInputStream()) {
            return in.readNBytes(TemplateService.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String reason(TemplateFault fault) {
        return fault.reason(language.getLocale());
    }

    public PaperKind[] getKinds() {
        return PaperKind.values();
    }

    public List<PaperTemplate> getRows() {
        return rows;
    }

    public List<IssuingUnit> getUnits() {
        return issuing;
    }

    /** Whether the person may publish for everybody. */
    public boolean isForAll() {
        return forAll;
    }

    /** Whether a file without faults waits to be published. */
    public boolean isReady() {
        return content != null;
    }

    public List<TemplateFault> getFaults() {
        return faults;
    }

    public String getFileName() {
        return fileName;
    }

    public PaperKind getKind() {
        return kind;
    }

    public void setKind(PaperKind kind) {
        this.kind = kind;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getSampleUnit() {
        return sampleUnit;
    }

    public void setSampleUnit(String sampleUnit) {
        this.sampleUnit = sampleUnit;
    }

    public Integer getSampleYear() {
        return sampleYear;
    }

    public void setSampleYear(Integer sampleYear) {
        this.sampleYear = sampleYear;
    }
}
