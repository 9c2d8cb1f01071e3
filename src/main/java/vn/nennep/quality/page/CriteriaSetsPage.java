package vn.nennep.quality.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.quality.Criteria;
import vn.nennep.quality.CriteriaFault;
import vn.nennep.quality.CriteriaRefused;
import vn.nennep.quality.CriteriaSet;
import vn.nennep.quality.CriteriaSetRow;
import vn.nennep.quality.CriteriaSetService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** Loads a criteria file, shows what it says or every fault of it, and publishes it; shows what is published. */
@Named
@ViewScoped
public class CriteriaSetsPage implements Serializable {

    /** More than a set may have, so that the reader can say that it is too long. */
    private static final int MOST_READ = 1_000_000;

    @Inject
    private CriteriaSetService sets;

    @Inject
    private AccessService access;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    private String code;
    private transient Part file;
    private String fileName;
    private byte[] content;
    private Criteria shown;
    private UnitRow unit;
    private boolean known;
    private boolean guidanceKnown;
    private List<CriteriaFault> faults = List.of();
    private List<CriteriaSetRow> rows;

    public void load() {
        messages.open(() -> {
            access.requireAnywhere(Right.KEEP_RULES);
            rows = sets.list();
            if (code != null) {
                CriteriaSet set = sets.get(code);
                shown = set.criteria();
            }
        });
    }

    /** Reads the chosen file and shows what it would publish. */
    public void check() {
        forget();
        code = null;
        if (file == null || file.getSubmittedFileName() == null || file.getSize() == 0) {
            messages.refuse("file", "quality.sets.no-file");
            return;
        }
        fileName = file.getSubmittedFileName();
        byte[] read = bytes();
        if (attempt(() -> {
            CriteriaSetService.Preview preview = sets.check(read);
            shown = preview.criteria();
            unit = preview.unit();
            known = preview.known();
            guidanceKnown = preview.guidanceKnown();
        })) {
            content = read;
        }
    }

    /** Publishes what is shown. */
    public void publish() {
        if (content == null) {
            return;
        }
        if (attempt(() -> sets.publish(content))) {
            messages.done("quality.sets.published", shown.name());
            code = shown.code();
            content = null;
            rows = sets.list();
        }
    }

    /** Forgets the file that was looked at. */
    public void forget() {
        content = null;
        shown = null;
        unit = null;
        faults = List.of();
    }

    private boolean attempt(Runnable action) {
        Optional<RefusedException> refusal = messages.refusalOf(action);
        refusal.ifPresent(found -> {
            if (found instanceof CriteriaRefused faulty) {
                faults = faulty.faults();
                shown = null;
            } else {
                messages.show(found, null);
            }
        });
        return refusal.isEmpty();
    }

    private byte[] bytes() {
        try (InputStream in = file.getInputStream()) {
            return in.readNBytes(MOST_READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of the set that is shown. */
    public StreamedContent source() {
        byte[] text = sets.get(code).getSource().getBytes(StandardCharsets.UTF_8);
        return DefaultStreamedContent.builder().name(code + ".yaml").contentType("text/yaml; charset=UTF-8").stream(
                        () -> new ByteArrayInputStream(text))
                .build();
    }

    public String reason(CriteriaFault fault) {
        return fault.reason(language.getLocale());
    }

    /** Whether a file is shown that can be published. */
    public boolean isReady() {
        return content != null && !known;
    }

    /** Whether what is shown is a published set, not a file. */
    public boolean isPublished() {
        return code != null && shown != null;
    }

    public boolean isKnown() {
        return known;
    }

    public boolean isGuidanceKnown() {
        return guidanceKnown;
    }

    public UnitRow getUnit() {
        return unit;
    }

    /** What the file or the published set says; null for neither. */
    public Criteria getShown() {
        return shown;
    }

    public List<CriteriaFault> getFaults() {
        return faults;
    }

    public List<CriteriaSetRow> getRows() {
        return rows;
    }

    public String getFileName() {
        return fileName;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
