package vn.nennep.quality.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import vn.nennep.frame.PageMessages;
import vn.nennep.shared.RefusedException;

/** The score of a meeting as a page of its own. */
@Named
@ViewScoped
public class ScorePage implements Serializable {

    @Inject
    private ScorePanel panel;

    @Inject
    private PageMessages messages;

    private String meetingRef;

    public void load() {
        messages.open(() -> panel.open(refOf(meetingRef)));
    }

    private static UUID refOf(String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.notFound("meeting.not-found");
        }
    }

    public String getMeetingRef() {
        return meetingRef;
    }

    public void setMeetingRef(String meetingRef) {
        this.meetingRef = meetingRef;
    }
}
