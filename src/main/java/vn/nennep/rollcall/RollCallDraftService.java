package vn.nennep.rollcall;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Device;
import vn.nennep.access.Right;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingService;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.RefusedException;

/** Keeps what somebody marks on a roll call until it is saved, for the same person on any device. */
@Stateless
public class RollCallDraftService {

    /** Characters that a draft may have. */
    public static final int LONGEST = 400_000;

    @Inject
    private RollCallDraftRepository repository;

    @Inject
    private MeetingService meetings;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * A draft.
     *
     * @param basedOn version of the meeting that the page was opened with
     * @param device on which it was typed
     * @param json field → text; empty after a save
     */
    public record Draft(Instant at, int basedOn, Device device, String json) {}

    /**
     * Keeps what was marked; one of a later version stays instead.
     *
     * @param json an object of texts, at most {@value #LONGEST} characters
     */
    public void keep(UUID meetingRef, int basedOn, Device device, String json) {
        Meeting meeting = kept(meetingRef);
        requireTexts(json);
        repository.keep(meeting.getId(), access.login(), clock.instant(), basedOn, device, json);
    }

    /** The person's own draft, also the empty one that a save leaves: it is the newest then. */
    public Optional<Draft> find(UUID meetingRef) {
        return repository
                .find(kept(meetingRef).getId(), access.login())
                .map(one -> new Draft(one.savedAt(), one.basedOn(), one.device(), one.content()));
    }

    /** Throws away what was marked and not saved. */
    public void drop(UUID meetingRef) {
        repository.drop(meetings.get(meetingRef).getId(), access.login());
    }

    private Meeting kept(UUID meetingRef) {
        Meeting meeting = meetings.get(meetingRef);
        access.require(Right.KEEP_MEETINGS, meeting.getCellId());
        return meeting;
    }

    private static void requireTexts(String json) {
        if (json.length() > LONGEST) {
            throw RefusedException.invalid("rollcall.draft-long");
        }
        try (JsonReader reader = JsonTexts.reader(json)) {
            if (!reader.readObject().values().stream().allMatch(JsonString.class::isInstance)) {
                throw RefusedException.invalid("rollcall.draft-malformed");
            }
        } catch (JsonException malformed) {
            throw RefusedException.invalid("rollcall.draft-malformed");
        }
    }
}
