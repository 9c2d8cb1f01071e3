package vn.nennep.exchange.page;

import jakarta.annotation.PreDestroy;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import org.primefaces.model.file.UploadedFile;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.exchange.ColumnRow;
import vn.nennep.exchange.Fault;
import vn.nennep.exchange.FileLook;
import vn.nennep.exchange.ImportFile;
import vn.nennep.exchange.ImportKind;
import vn.nennep.exchange.ImportRefused;
import vn.nennep.exchange.ImportResult;
import vn.nennep.exchange.ImportService;
import vn.nennep.exchange.LookRow;
import vn.nennep.exchange.RowState;
import vn.nennep.exchange.WorkbookKind;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.shared.RefusedException;

/** Shows what a file would do, row by row, and applies just that file once the person agrees. */
@Named
@ViewScoped
public class ImportPage implements Serializable {

    private static final int MOST_NOTED = 50;

    @Inject
    private ImportService imports;

    @Inject
    private AccessService access;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    @Inject
    private Clock clock;

    private boolean plansAlone;
    private ImportKind kind = ImportKind.UNITS;
    private transient UploadedFile file;
    private String fileName;
    private ImportKind loaded;
    private KeptFile kept;
    private transient FileLook look;
    private String digest;
    private boolean doubtful;
    private transient List<LookLine> lines;
    private RowState shown;
    private transient ImportResult result;
    private boolean seen;
    private String passwords;

    public void open() {
        messages.open(() -> access.requireAnywhere(Right.IMPORT));
    }

    /** The page of a cell's plan: for whoever writes it, and for plans alone. */
    public void openPlans() {
        plansAlone = true;
        kind = ImportKind.PLANS;
        messages.open(() -> access.requireAnywhere(kind.right()));
    }

    /** Whether the page is that of plans, where no other kind is chosen. */
    public boolean isPlansAlone() {
        return plansAlone;
    }

    /** Looks at the chosen file; nothing is written. */
    public void load() {
        choose();
        if (file == null || file.getFileName() == null || file.getSize() == 0) {
            messages.refuse("file", "exchange.import.no-file");
            return;
        }
        fileName = file.getFileName();
        loaded = kind;
        try (InputStream content = file.getInputStream()) {
            kept = KeptFile.of(content, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        preview();
    }

    private void preview() {
        Optional<RefusedException> refusal = messages.refusalOf(() -> show(read()));
        refusal.ifPresent(found -> {
            forget();
            messages.show(found, "file");
        });
    }

    private FileLook read() {
        Path path = kept.find(clock).orElseThrow(() -> RefusedException.invalid("exchange.import.gone"));
        try (ImportFile content = ImportFile.at(path)) {
            return imports.look(loaded, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(FileLook found) {
        look = found;
        digest = found.digest();
        doubtful = found.isRight() && found.count(RowState.WARNING) > 0;
        lines = LookLine.of(found);
        shown = null;
        if (!found.isRight()) {
            // It has to be mended and chosen again.
            forget();
        }
    }

    /**
     * Writes the file that was looked at. Pressed twice, it is written once: the second press waits for the first and
     * shows the same.
     */
    public synchronized void apply() {
        if (result != null || kept == null) {
            return;
        }
        if (doubtful && !seen) {
            messages.warn("exchange.import.look-first");
            return;
        }
        Optional<RefusedException> refusal = messages.refusalOf(this::write);
        refusal.ifPresent(found -> {
            if (found.isChangedMeanwhile() || found instanceof ImportRefused) {
                messages.show(found, null);
                preview();
            } else {
                choose();
                messages.show(found, null);
            }
        });
    }

    private void write() {
        Path path = kept.find(clock).orElseThrow(() -> RefusedException.invalid("exchange.import.gone"));
        try (ImportFile content = ImportFile.at(path)) {
            result = imports.load(loaded, content, false, digest);
            passwords = PasswordList.of(result.firstPasswords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        look = null;
        lines = null;
        doubtful = false;
        forget();
    }

    @PreDestroy
    void forget() {
        if (kept != null) {
            kept.delete();
            kept = null;
        }
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
        return fault.reason(language.getLocale());
    }

    /** What a value becomes, in words. */
    public String change(ImportKind table, LookRow.Change change) {
        return messages.text(
                change.isCleared() ? "exchange.look.cleared" : "exchange.look.changed",
                messages.text("exchange.heading." + table.name() + "." + change.column()),
                change.before().isEmpty() ? "–" : shown(table, change.column(), change.before()),
                shown(table, change.column(), change.after()));
    }

    private String shown(ImportKind table, String column, String value) {
        return table.shown(column, value, language.getLocale());
    }

    /** Forgets the last file and what it did when another kind or file is chosen. */
    public void choose() {
        forget();
        result = null;
        look = null;
        lines = null;
        passwords = null;
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

    /** Whether there is a workbook of this kind to fill in. */
    public boolean isWithWorkbook() {
        return WorkbookKind.of(kind.path()).isPresent();
    }

    /** Null until a file was looked at, and again once it was written. */
    public FileLook getLook() {
        return look;
    }

    /** Whether the file that was looked at can be written. */
    public boolean isReady() {
        return look != null && kept != null;
    }

    public List<RowState> getStates() {
        return Arrays.stream(RowState.values())
                .filter(state -> look.count(state) > 0)
                .toList();
    }

    /** Rows of the state that is chosen, or of all. */
    public List<LookLine> getLines() {
        return lines.stream()
                .filter(line -> shown == null || line.state() == shown)
                .toList();
    }

    /** How many rows are not among those shown. */
    public int getHidden() {
        return look.tables().stream().mapToInt(table -> table.hidden()).sum();
    }

    public RowState getShown() {
        return shown;
    }

    public void setShown(RowState shown) {
        this.shown = shown;
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

    /** Null unless the last file was written. */
    public ImportResult getResult() {
        return result;
    }

    /** The first of what people should know of the file that was written. */
    public List<Fault> getNoted() {
        return result.warnings().stream().limit(MOST_NOTED).toList();
    }

    /** Whether there is something that a person should look at before the file is written. */
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
}
