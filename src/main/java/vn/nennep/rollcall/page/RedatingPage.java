package vn.nennep.rollcall.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.rollcall.Redating;
import vn.nennep.rollcall.RedatingPreview;
import vn.nennep.rollcall.RedatingService;

/** Moves a recorded meeting to another day: first what follows from it, then the move; a part of the roll call's page. */
@Named
@ViewScoped
public class RedatingPage implements Serializable {

    private static final Map<String, String> FIELDS = Map.of(
            "rollcall.redating.same-day",
            "redatingDay",
            "meeting.not-held-yet",
            "redatingDay",
            "tree.no-cell-on-day",
            "redatingDay",
            "constraint.unit_life_not_begun",
            "redatingDay",
            "constraint.unit_life_ended",
            "redatingDay",
            "constraint.unit_life_ended_succeeded",
            "redatingDay",
            "meeting.number-taken",
            "redatingDay",
            "meeting.reason-missing",
            "redatingReason",
            "meeting.reason-long",
            "redatingReason");

    @Inject
    private RedatingService redatings;

    @Inject
    private PageMessages messages;

    @Inject
    private Links links;

    private final UUID ref = UUID.randomUUID();
    private LocalDate day;
    private LocalDate previewed;
    private String reason;
    private transient RedatingPreview preview;
    private transient Redating last;
    private transient boolean looked;

    /** Shows what would follow; the same press with the same day moves. */
    public void show(UUID meeting) {
        preview = null;
        if (messages.attempt(() -> preview = redatings.preview(meeting, day), FIELDS)) {
            previewed = day;
        } else {
            previewed = null;
        }
    }

    public void move(UUID meeting, int version) throws IOException {
        if (!day.equals(previewed)) {
            show(meeting);
            return;
        }
        if (messages.attempt(() -> redatings.move(ref, meeting, version, day, reason), FIELDS)) {
            messages.doneOnNextPage("rollcall.redating.done");
            again(meeting);
        }
    }

    public void undo(UUID meeting) throws IOException {
        if (messages.attempt(() -> redatings.undo(meeting))) {
            messages.doneOnNextPage("rollcall.redating.undone");
            again(meeting);
        }
    }

    private void again(UUID meeting) throws IOException {
        links.go("rollcall.take", "meeting", meeting);
    }

    /** The last move that was not undone; null when there was none. */
    public Redating last(long meetingId) {
        if (!looked) {
            last = redatings.findLast(meetingId).orElse(null);
            looked = true;
        }
        return last;
    }

    /** Null until a day was looked at. */
    public RedatingPreview getPreview() {
        return preview;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
