package vn.nennep.guidance.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Links;
import vn.nennep.frame.ListFiles;
import vn.nennep.frame.PageMessages;
import vn.nennep.guidance.GuidanceFilter;
import vn.nennep.guidance.GuidanceList;
import vn.nennep.guidance.GuidanceRow;
import vn.nennep.guidance.GuidanceService;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.RefusedException;

/** Shows the library of guidance: what is in force on a day, today unless another one is asked for, or everything. */
@Named
@ViewScoped
public class GuidanceListPage implements Serializable {

    private static final int LAST_YEAR = 9999;

    @Inject
    private GuidanceService guidance;

    @Inject
    private CalendarService calendar;

    @Inject
    private PageMessages messages;

    @Inject
    private Links links;

    @Inject
    private ListFiles files;

    private String file;
    private LocalDate day;
    private boolean all;
    private String issuer;
    private GuidanceList list;

    public void load() {
        messages.open(() -> {
            if (all) {
                day = null;
            } else if (day == null) {
                day = calendar.today();
            } else if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
                throw RefusedException.notFound("access.not-found");
            }
            list = guidance.list(new GuidanceFilter(day, issuer));
            if (ListFiles.XLSX.equals(file)) {
                files.send(asFile(), list.rows());
            }
        });
    }

    private ListFile<GuidanceRow> asFile() {
        return new ListFile<>(
                "huong-dan",
                messages.text("guidance.list.title"),
                null,
                null,
                null,
                List.of(
                        ListFile.narrow("guidance.number", GuidanceRow::number),
                        ListFile.name("guidance.issuer", GuidanceRow::issuer),
                        ListFile.text("guidance.subject", GuidanceRow::subject),
                        ListFile.narrow("guidance.issued-on", GuidanceRow::issuedOn),
                        ListFile.narrow("guidance.valid-from", GuidanceRow::validFrom),
                        ListFile.narrow("guidance.valid-to", GuidanceRow::validTo),
                        ListFile.name(
                                "guidance.binds",
                                row -> row.unitCode() == null ? messages.text("guidance.for-all") : row.unitName())));
    }

    /** Asks anew; the address says what is shown, so that it can be kept. */
    public void narrow() throws IOException {
        links.go("guidance.list", "all", day == null ? true : null, "day", day, "issuer", issuer);
    }

    /** Whether a document is in force on the day that is shown, or today when all are. */
    public boolean isInForce(GuidanceRow row) {
        return row.isInForceOn(day == null ? list.today() : day);
    }

    public GuidanceList getList() {
        return list;
    }

    /** Null when documents of all times are shown. */
    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public boolean isAll() {
        return all;
    }

    public void setAll(boolean all) {
        this.all = all;
    }

    public String getIssuer() {
        return issuer;
    }

    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }
}
