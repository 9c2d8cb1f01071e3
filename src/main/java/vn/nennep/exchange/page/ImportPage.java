package vn.nennep.exchange.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import org.primefaces.model.file.UploadedFile;
import vn.nennep.access.AccessService;
import vn.nennep.access.FirstPassword;
import vn.nennep.access.Right;
import vn.nennep.exchange.ColumnRow;
import vn.nennep.exchange.Fault;
import vn.nennep.exchange.ImportKind;
import vn.nennep.exchange.ImportRefused;
import vn.nennep.exchange.ImportResult;
import vn.nennep.exchange.ImportService;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.shared.RefusedException;

/** Loads a file of other programs and shows what it did, or every row that is wrong. */
@Named
@ViewScoped
public class ImportPage implements Serializable {

    /** More faults than anybody reads; the first ones usually explain the rest. */
    private static final int MOST_FAULTS = 2000;

    private static final int MOST_NOTED = 50;

    @Inject
    private ImportService imports;

    @Inject
    private AccessService access;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    private ImportKind kind = ImportKind.UNITS;
    private transient UploadedFile file;
    private String fileName;
    private ImportKind loaded;
    private transient ImportResult result;
    private transient List<Fault> faults;
    private int faultCount;
    private boolean doubtful;
    private boolean seen;
    private String passwords;

    public void open() {
        messages.open(() -> access.requireAnywhere(Right.IMPORT));
    }

    public void load() {
        result = null;
        faults = null;
        passwords = null;
        if (file == null || file.getFileName() == null || file.getSize() == 0) {
            messages.refuse("file", "exchange.import.no-file");
            return;
        }
        // Somebody has looked at the list of this file only; another file must be looked at again.
        boolean looked = seen && doubtful && file.getFileName().equals(fileName) && kind == loaded;
        seen = false;
        doubtful = false;
        fileName = file.getFileName();
        loaded = kind;
        Optional<RefusedException> refusal = messages.refusalOf(() -> loadFile(!looked));
        refusal.ifPresent(found -> {
            if (found instanceof ImportRefused faulty) {
                faultCount = faulty.faults().size();
                doubtful = faulty.isDoubtful();
                faults = List.copyOf(faulty.faults().subList(0, Math.min(MOST_FAULTS, faultCount)));
            } else {
                messages.show(found, null);
            }
        });
    }

    private void loadFile(boolean strict) {
        try (InputStream in = file.getInputStream()) {
            result = imports.load(kind, in, strict);
            passwords = passwordList(result.firstPasswords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String passwordList(List<FirstPassword> made) {
        if (made.isEmpty()) {
            return null;
        }
        StringBuilder list = new StringBuilder("\uFEFFlogin,display_name,password\r\n");
        for (FirstPassword one : made) {
            // A name that begins like a formula must not be one when a spreadsheet opens the list.
            String name = one.displayName().matches("[=+@\\-].*") ? "'" + one.displayName() : one.displayName();
            list.append(one.login())
                    .append(",\"")
                    .append(name.replace("\"", "\"\""))
                    .append("\",")
                    .append(one.password())
                    .append("\r\n");
        }
        return list.toString();
    }

    /** Whether first passwords were made and not yet taken away. */
    public boolean isWithPasswords() {
        return passwords != null;
    }

    /** The list of first passwords; it can be had once. */
    public StreamedContent takePasswords() {
        byte[] list = (passwords == null ? "" : passwords).getBytes(StandardCharsets.UTF_8);
        passwords = null;
        return DefaultStreamedContent.builder()
                .name("mat-khau-ban-dau.csv")
                .contentType("text/csv; charset=UTF-8")
                .stream(() -> new ByteArrayInputStream(list))
                .build();
    }

    public String reason(Fault fault) {
        Locale locale = language.getLocale();
        return fault.reason(locale);
    }

    /** Forgets the last result when another kind is chosen. */
    public void choose() {
        result = null;
        faults = null;
        doubtful = false;
        seen = false;
    }

    public List<ColumnRow> getColumns() {
        return kind.listColumnRows();
    }

    /** The header line of the kind's files. */
    public String getHeader() {
        return String.join(
                ",", kind.listColumnRows().stream().map(ColumnRow::name).toList());
    }

    public List<ImportKind> getKinds() {
        return Stream.of(ImportKind.values())
                .filter(one -> access.mayAnywhere(one.right()))
                .toList();
    }

    public ImportKind getKind() {
        return kind;
    }

    public void setKind(ImportKind kind) {
        this.kind = kind;
    }

    public UploadedFile getFile() {
        return file;
    }

    public void setFile(UploadedFile file) {
        this.file = file;
    }

    public String getFileName() {
        return fileName;
    }

    public ImportKind getLoaded() {
        return loaded;
    }

    /** Null unless the last file was loaded. */
    public ImportResult getResult() {
        return result;
    }

    /** The first of what people should know of the file that was loaded. */
    public List<Fault> getNoted() {
        return result.warnings().stream().limit(MOST_NOTED).toList();
    }

    /** Null unless the last file was refused. */
    public List<Fault> getFaults() {
        return faults;
    }

    public int getFaultCount() {
        return faultCount;
    }

    /** Whether the last file was held back only for what is probably broken. */
    public boolean isDoubtful() {
        return doubtful;
    }

    /** Whether the person has looked at the list and wants the file taken as it is. */
    public boolean isSeen() {
        return seen;
    }

    public void setSeen(boolean seen) {
        this.seen = seen;
    }

    public boolean isCut() {
        return faults != null && faultCount > faults.size();
    }
}
