package vn.nennep.calendar.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.calendar.Amendment;
import vn.nennep.calendar.AmendmentRow;
import vn.nennep.calendar.AmendmentService;
import vn.nennep.calendar.AmendmentStatus;
import vn.nennep.frame.PageMessages;

/** Changes of signed figures: asked for by a branch, decided by the level above. */
@Named
@ViewScoped
public class AmendmentsPage implements Serializable {

    private static final int USUAL_DAYS = 7;

    private static final Map<String, String> REQUEST_FIELDS = Map.of(
            "calendar.unit-unknown", "unit",
            "calendar.amendment-not-frozen", "year",
            "calendar.reason-missing", "why",
            "calendar.reason-long", "why");

    private static final Map<String, String> DECISION_FIELDS = Map.of(
            "calendar.amendment-days", "days",
            "calendar.reason-missing", "decisionReason",
            "calendar.reason-long", "decisionReason");

    @Inject
    private AmendmentService amendments;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    private UUID ref = UUID.randomUUID();
    private String unitCode;
    private Integer year;
    private String what;
    private String why;
    private UUID decided;
    private String decisionReason;
    private Integer days = USUAL_DAYS;
    private transient List<AmendmentRow> rows;

    public void open() {
        messages.open(() -> {
            access.requireAnywhere(Right.SEE);
            if (unitCode != null && !unitCode.isBlank()) {
                amendments.requireInSight(unitCode);
            }
        });
    }

    /** Whether the person may ask for anything at all. */
    public boolean isRequesting() {
        return access.mayAnywhere(Right.KEEP_MEETINGS) || access.mayAnywhere(Right.DECIDE_AMENDMENTS);
    }

    public void request() {
        if (messages.attempt(() -> amendments.request(ref, unitCode, year, what, why), REQUEST_FIELDS)) {
            messages.done("calendar.amendment.requested", unitCode, year);
            ref = UUID.randomUUID();
            what = null;
            why = null;
        }
        rows = null;
    }

    /** Opens an amendment for deciding. */
    public void consider(UUID amendment) {
        decided = amendment;
        decisionReason = null;
        days = USUAL_DAYS;
    }

    public void leave() {
        decided = null;
    }

    public void approve() {
        decide(() -> amendments.approve(decided, decisionReason, days), "calendar.amendment.approved");
    }

    public void decline() {
        decide(() -> amendments.decline(decided, decisionReason), "calendar.amendment.declined");
    }

    private void decide(Runnable decision, String done) {
        if (messages.attempt(decision, DECISION_FIELDS)) {
            messages.done(done);
            decided = null;
        }
        rows = null;
    }

    public List<AmendmentRow> getRows() {
        if (rows == null) {
            rows = amendments.list();
        }
        return rows;
    }

    /** The amendment that is being decided; null when none is. */
    public AmendmentRow getConsidered() {
        return getRows().stream()
                .filter(row -> row.ref().equals(decided))
                .findFirst()
                .orElse(null);
    }

    /** The colour of a state. */
    public String tone(AmendmentStatus status) {
        return switch (status) {
            case REQUESTED -> "badge-warn";
            case APPROVED -> "badge-good";
            case DECLINED -> "badge-bad";
        };
    }

    public int getMostDays() {
        return Amendment.MOST_DAYS;
    }

    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(String what) {
        this.what = what;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }

    public String getDecisionReason() {
        return decisionReason;
    }

    public void setDecisionReason(String decisionReason) {
        this.decisionReason = decisionReason;
    }

    public Integer getDays() {
        return days;
    }

    public void setDays(Integer days) {
        this.days = days;
    }
}
