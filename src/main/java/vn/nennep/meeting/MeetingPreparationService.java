package vn.nennep.meeting;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.Unscoped;
import vn.nennep.calendar.CalendarService;
import vn.nennep.guidance.GuidanceService;
import vn.nennep.material.Material;
import vn.nennep.material.MaterialService;
import vn.nennep.material.StoredFile;
import vn.nennep.shared.RefusedException;

/**
 * How meetings are prepared, and their files. Whoever follows the cell sees the steps; until a draft is sent to the
 * members, only those who prepare the meeting and its presenters see it.
 */
@Stateless
public class MeetingPreparationService {

    @Inject
    private MeetingPreparationRepository repository;

    @Inject
    private GuidanceService guidance;

    @Inject
    private MaterialService materials;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** The preparation, as a page shows it; not found when the person may not follow the meeting. */
    public PreparationView view(UUID ref) {
        PreparedMeeting meeting = visible(ref);
        boolean keeps = access.may(Right.KEEP_MEETINGS, meeting.cellId());
        boolean leads = access.may(Right.LEAD_CELL, meeting.cellId());
        MeetingPreparation found = repository.find(meeting.id()).orElseGet(() -> new MeetingPreparation(meeting.id()));
        Map<PreparationState, LocalDate> days = new EnumMap<>(PreparationState.class);
        for (PreparationState step : PreparationState.values()) {
            if (found.dayOf(step) != null) {
                days.put(step, found.dayOf(step));
            }
        }
        return new PreparationView(
                meeting,
                found.state(),
                days,
                found.getApprovedBy(),
                found.dates(),
                found.getVersion(),
                shown(meeting, keeps || leads, found.state()),
                guidance.listInForce(meeting.cellId(), meeting.heldOn()),
                keeps,
                leads,
                meeting.status() != MeetingStatus.CONFIRMED,
                LocalDate.now(clock));
    }

    /** The files of a meeting that the person may see; none when the person may not follow the meeting. */
    public List<MeetingMaterialRow> listMaterials(UUID ref) {
        return repository
                .findMeeting(ref)
                .filter(this::isVisible)
                .map(meeting -> shown(meeting, prepares(meeting), repository.findState(meeting.id())))
                .orElse(List.of());
    }

    private List<MeetingMaterialRow> shown(PreparedMeeting meeting, boolean prepares, PreparationState state) {
        String login = access.login();
        return repository.listMaterials(meeting.id()).stream()
                .filter(row -> prepares || meeting.own() || reads(meeting) && isOut(meeting, row.purpose(), state))
                .map(row -> new MeetingMaterialRow(
                        row.purpose(),
                        row.file(),
                        (prepares || meeting.own() && row.file().uploadedBy().equals(login))
                                && meeting.status() != MeetingStatus.CONFIRMED
                                && !isFixed(row.purpose(), state)))
                .toList();
    }

    /** Whether files of this purpose must stay: an approved draft is the one that was approved. */
    private static boolean isFixed(MaterialPurpose purpose, PreparationState state) {
        return purpose == MaterialPurpose.DRAFT && state.includes(PreparationState.APPROVED);
    }

    /**
     * Whether the person may read what members wrote: the cell's own people may, and readers of its texts directly
     * above.
     */
    private boolean reads(PreparedMeeting meeting) {
        return access.may(Right.PROPOSE, meeting.cellId()) || access.may(Right.READ_TEXTS, meeting.cellId());
    }

    /** Whether a file is no longer only for those who prepare the meeting. */
    private static boolean isOut(PreparedMeeting meeting, MaterialPurpose purpose, PreparationState state) {
        return state == PreparationState.SENT || meeting.isHeld() && purpose != MaterialPurpose.DRAFT;
    }

    /** Whether the person may read a file through the meeting that it is attached to. */
    public boolean mayRead(long materialId) {
        return repository
                .findMeetingOf(materialId)
                .filter(this::isVisible)
                .filter(meeting -> meeting.own()
                        || prepares(meeting)
                        || reads(meeting)
                                && isOut(
                                        meeting,
                                        repository
                                                .findPurpose(meeting.id(), materialId)
                                                .orElseThrow(),
                                        repository.findState(meeting.id())))
                .isPresent();
    }

    /** The topic was given to the meeting's presenters; refuses a meeting that has none. */
    public void assign(UUID ref, LocalDate day) {
        PreparedMeeting meeting = prepared(ref);
        if (meeting.presenters() == null) {
            throw RefusedException.invalid("meeting.preparation.no-presenter");
        }
        step(meeting, found -> found.assign(day, clock));
    }

    /** The draft is there in writing; refuses without its file. Presenters may say so themselves. */
    public void draft(UUID ref, LocalDate day) {
        PreparedMeeting meeting = attaching(ref);
        if (!repository.hasDraft(meeting.id())) {
            throw RefusedException.invalid("meeting.preparation.no-draft");
        }
        step(meeting, found -> found.draft(day, clock));
    }

    /** The draft was approved; only by somebody who leads the cell. */
    public void approve(UUID ref, LocalDate day, Approver by) {
        PreparedMeeting meeting = visible(ref);
        access.require(Right.LEAD_CELL, meeting.cellId());
        step(meeting, found -> found.approve(day, by, clock));
    }

    /** The members were sent the draft, and may see the files from now on. */
    public void send(UUID ref, LocalDate day) {
        step(prepared(ref), found -> found.send(day, clock));
    }

    /**
     * Takes the last step back; the approval, and the draft that waits for it, only somebody who leads the cell can
     * take back.
     *
     * @param step the step that is meant; refused when it is not the last one
     */
    public void takeBack(UUID ref, PreparationState step) {
        PreparedMeeting meeting = prepared(ref);
        if (step == PreparationState.APPROVED || step == PreparationState.DRAFTED) {
            access.require(Right.LEAD_CELL, meeting.cellId());
        }
        step(meeting, found -> found.takeBack(step));
    }

    private void step(PreparedMeeting meeting, Consumer<MeetingPreparation> verb) {
        if (meeting.status() == MeetingStatus.CONFIRMED) {
            throw RefusedException.conflict("meeting.confirmed-stays");
        }
        calendar.requireOpen(meeting.cellId(), meeting.heldOn());
        verb.accept(locked(meeting));
        repository.flush();
    }

    private MeetingPreparation locked(PreparedMeeting meeting) {
        repository.lock(meeting.id());
        return repository.find(meeting.id()).orElseGet(() -> {
            MeetingPreparation fresh = new MeetingPreparation(meeting.id());
            repository.add(fresh);
            return fresh;
        });
    }

    /**
     * Notes the other days around the meeting. Once the record is confirmed only the last one may change.
     *
     * @param version the version that the form was opened with, 0 when nothing was noted yet; refused when somebody saved
     *     since
     */
    public void noteDates(UUID ref, int version, PreparationDates dates) {
        PreparedMeeting meeting = prepared(ref);
        calendar.requireOpen(meeting.cellId(), meeting.heldOn());
        repository.lock(meeting.id());
        int current = repository
                .find(meeting.id())
                .map(MeetingPreparation::getVersion)
                .orElse(0);
        if (version != current) {
            throw RefusedException.conflict("meeting.preparation.changed-meanwhile");
        }
        MeetingPreparation found = locked(meeting);
        if (meeting.status() == MeetingStatus.CONFIRMED
                && !dates.equals(found.dates().withFinal(dates.finalPostedOn()))) {
            throw RefusedException.conflict("meeting.confirmed-stays");
        }
        found.noteDates(dates, meeting.heldOn(), clock);
        repository.flush();
    }

    /** Refuses whoever may not add a file to the meeting; asked before the file is looked at. */
    public void requireAttaching(UUID ref) {
        attaching(ref);
    }

    /**
     * Attaches a file.
     *
     * @return what the same content is to the meeting already, when it was there before and nothing was added
     */
    public Optional<MaterialPurpose> attach(UUID ref, StoredFile file, MaterialPurpose purpose) {
        if (purpose == null) {
            throw RefusedException.invalid("meeting.material.purpose-missing");
        }
        PreparedMeeting meeting = attaching(ref);
        requirePurpose(meeting, purpose);
        calendar.requireOpen(meeting.cellId(), meeting.heldOn());
        repository.lock(meeting.id());
        Optional<MaterialPurpose> there = repository.findPurpose(meeting.id(), file.sha256());
        if (there.isPresent()) {
            return there;
        }
        requireDraftOpen(meeting, purpose);
        Material material = materials.add(file, meeting.cellId());
        repository.attach(meeting.id(), material.getId(), purpose);
        return Optional.empty();
    }

    /**
     * Refuses a purpose: a presenter may bring only the draft and the presentation, and a confirmed meeting takes only
     * its final text.
     */
    private void requirePurpose(PreparedMeeting meeting, MaterialPurpose purpose) {
        boolean prepares = prepares(meeting);
        if (!prepares && purpose != MaterialPurpose.DRAFT && purpose != MaterialPurpose.PRESENTATION) {
            throw RefusedException.forbidden("meeting.material.purpose-of-the-cell");
        }
        if (meeting.status() == MeetingStatus.CONFIRMED && !(prepares && purpose == MaterialPurpose.FINAL)) {
            throw RefusedException.conflict("meeting.material.only-final");
        }
    }

    /**
     * Attaches a file of the demonstration, once.
     *
     * @param meetingCode of an existing meeting
     */
    @Unscoped
    public void attachSample(String meetingCode, StoredFile file, MaterialPurpose purpose) {
        PreparedMeeting meeting = repository.findMeeting(meetingCode).orElseThrow();
        if (repository.findPurpose(meeting.id(), file.sha256()).isEmpty()) {
            Material material = materials.addSample(file, meeting.cellId());
            repository.attach(meeting.id(), material.getId(), purpose);
        }
    }

    /** Removes a file: whoever prepares the meeting any, a presenter only their own; nothing happens when it is gone. */
    public void detach(UUID ref, UUID materialRef) {
        PreparedMeeting meeting = attaching(ref);
        repository.lock(meeting.id());
        Material material = materials.get(materialRef);
        MaterialPurpose purpose = repository
                .findPurpose(meeting.id(), material.getId())
                .orElseThrow(() -> RefusedException.notFound("material.not-found"));
        if (!prepares(meeting) && !material.getUploadedBy().equals(access.login())) {
            throw RefusedException.forbidden("access.forbidden");
        }
        if (meeting.status() == MeetingStatus.CONFIRMED) {
            throw RefusedException.conflict("meeting.confirmed-stays");
        }
        requireDraftOpen(meeting, purpose);
        repository.detach(meeting.id(), material.getId());
        materials.remove(material);
    }

    private void requireDraftOpen(PreparedMeeting meeting, MaterialPurpose purpose) {
        if (isFixed(purpose, repository.findState(meeting.id()))) {
            throw RefusedException.conflict("meeting.preparation.draft-approved");
        }
    }

    private PreparedMeeting visible(UUID ref) {
        return repository
                .findMeeting(ref)
                .filter(this::isVisible)
                .orElseThrow(() -> RefusedException.notFound("meeting.not-found"));
    }

    private boolean isVisible(PreparedMeeting meeting) {
        return meeting.own()
                || access.may(Right.FOLLOW, meeting.cellId())
                || access.maySeeOf(meeting.cellId(), meeting.heldOn());
    }

    private PreparedMeeting prepared(UUID ref) {
        PreparedMeeting meeting = visible(ref);
        if (!prepares(meeting)) {
            throw RefusedException.forbidden("access.forbidden");
        }
        return meeting;
    }

    private PreparedMeeting attaching(UUID ref) {
        PreparedMeeting meeting = visible(ref);
        if (!meeting.own() && !prepares(meeting)) {
            throw RefusedException.forbidden("access.forbidden");
        }
        return meeting;
    }

    private boolean prepares(PreparedMeeting meeting) {
        return access.may(Right.KEEP_MEETINGS, meeting.cellId()) || access.may(Right.LEAD_CELL, meeting.cellId());
    }
}
