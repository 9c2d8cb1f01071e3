package vn.nennep.codelist.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.codelist.ListKind;
import vn.nennep.codelist.ListRow;
import vn.nennep.codelist.ListService;
import vn.nennep.frame.Difference;
import vn.nennep.frame.Doubts;
import vn.nennep.frame.Doubts.Doubt;
import vn.nennep.frame.ListFiles;
import vn.nennep.frame.PageMessages;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.Messages;
import vn.nennep.shared.VietnameseText;

/** The lists that a province extends: entries are added, renamed, ordered, withdrawn from use. */
@Named
@ViewScoped
public class ListsPage implements Serializable {

    private static final Map<String, String> FIELDS = Map.of(
            "codelist.name-missing", "nameVi",
            "codelist.name-long", "nameVi",
            "codelist.name-unusable", "nameVi",
            "codelist.there-already", "nameVi",
            "codelist.name-en-missing", "nameEn",
            "codelist.name-en-long", "nameEn");

    @Inject
    private ListService lists;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    @Inject
    private ListFiles files;

    private String listText;
    private String file;
    private ListKind kind = ListKind.TOPIC_GROUP;
    private List<ListRow> rows = List.of();
    private ListRow chosen;
    private final Doubts doubts = new Doubts();
    private String nameVi;
    private String nameEn;
    private List<Difference> differences = List.of();

    public void load() {
        messages.open(() -> {
            access.requireAtTop(Right.KEEP_RULES);
            kind = "forms".equals(listText) ? ListKind.PRESENTATION_FORM : ListKind.TOPIC_GROUP;
            rows = lists.listRows(kind);
            if (ListFiles.XLSX.equals(file)) {
                files.send(asFile(), rows);
            }
        });
    }

    private ListFile<ListRow> asFile() {
        return new ListFile<>(
                isOfForms() ? "hinh-thuc-trinh-bay" : "nhom-chuyen-de",
                messages.text(isOfForms() ? "codelist.presentation-forms" : "codelist.groups"),
                null,
                null,
                null,
                List.of(
                        ListFile.narrow("codelist.code", ListRow::code),
                        ListFile.name("codelist.name-vi", row -> row.names().in(Messages.VIETNAMESE)),
                        ListFile.name("codelist.name-en", row -> row.names().in(Locale.ENGLISH)),
                        ListFile.narrow("codelist.uses", ListRow::uses),
                        ListFile.narrow("codelist.withdrawn-day", ListRow::withdrawnOn)));
    }

    /** Adds an entry, or saves the names of the one that is being renamed; what looks mistyped is shown first. */
    public void save() {
        boolean heldUp = doubts.holdUp(
                messages,
                Stream.of(
                        Doubt.inName("nameVi", VietnameseText.tidy(nameVi)),
                        Doubt.inName("nameEn", VietnameseText.tidy(nameEn))));
        if (heldUp) {
            return;
        }
        boolean saved = chosen == null
                ? messages.attempt(() -> lists.add(kind, nameVi, nameEn), FIELDS)
                : messages.save(
                        () -> lists.rename(kind, chosen.code(), chosen.version(), nameVi, nameEn),
                        this::compare,
                        FIELDS);
        rows = lists.listRows(kind);
        if (saved) {
            messages.done("codelist.saved");
            leave();
        }
    }

    private boolean compare() {
        ListRow before = chosen;
        rows = lists.listRows(kind);
        chosen = rows.stream()
                .filter(row -> row.code().equals(before.code()))
                .findFirst()
                .orElseThrow();
        differences = messages.differences(List.of(
                new Difference.Field(
                        "codelist.name-vi",
                        before.names().in("vi"),
                        chosen.names().in("vi"),
                        nameVi),
                new Difference.Field(
                        "codelist.name-en",
                        before.names().in("en"),
                        chosen.names().in("en"),
                        nameEn)));
        nameVi = Difference.merged(before.names().in("vi"), chosen.names().in("vi"), nameVi);
        nameEn = Difference.merged(before.names().in("en"), chosen.names().in("en"), nameEn);
        return differences.isEmpty();
    }

    /** Opens an entry for renaming. */
    public void choose(ListRow row) {
        doubts.clear();
        chosen = row;
        nameVi = row.names().in("vi");
        nameEn = row.names().in("en");
        differences = List.of();
    }

    public void leave() {
        doubts.clear();
        chosen = null;
        nameVi = null;
        nameEn = null;
        differences = List.of();
    }

    public void withdraw(String code) {
        change("codelist.withdrawn", () -> lists.withdraw(kind, code));
    }

    public void restore(String code) {
        change("codelist.restored", () -> lists.restore(kind, code));
    }

    public void move(String code, boolean down) {
        change(null, () -> lists.move(kind, code, down));
    }

    private void change(String done, Runnable change) {
        if (messages.attempt(change) && done != null) {
            messages.done(done);
        }
        rows = lists.listRows(kind);
    }

    public boolean isOfForms() {
        return kind == ListKind.PRESENTATION_FORM;
    }

    public List<ListRow> getRows() {
        return rows;
    }

    /** The entry that is being renamed; null while a new one is entered. */
    public ListRow getChosen() {
        return chosen;
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    public String getListText() {
        return listText;
    }

    public void setListText(String listText) {
        this.listText = listText;
    }

    public Doubts getDoubts() {
        return doubts;
    }

    public String getNameVi() {
        return nameVi;
    }

    public void setNameVi(String nameVi) {
        this.nameVi = nameVi;
    }

    public String getNameEn() {
        return nameEn;
    }

    public void setNameEn(String nameEn) {
        this.nameEn = nameEn;
    }

    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }
}
