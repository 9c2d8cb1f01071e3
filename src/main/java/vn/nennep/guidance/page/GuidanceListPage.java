package vn.nennep.guidance.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.guidance.GuidanceFilter;
import vn.nennep.guidance.GuidanceList;
import vn.nennep.guidance.GuidanceRow;
import vn.nennep.guidance.GuidanceService;
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
        });
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
}
