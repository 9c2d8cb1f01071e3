package vn.nennep.meeting;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.calendar.Opening;
import vn.nennep.calendar.PeriodService;
import vn.nennep.shared.Codes;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** Meetings: entered, changed, deleted while planned, found. */
@Stateless
public class MeetingService {

    @Inject
    private MeetingRepository repository;

    @Inject
    private UnitService units;

    @Inject
    private CalendarService calendar;

    @Inject
    private PeriodService periods;

    @Inject
    private AccessService access;

    @Inject
    private Event<MeetingMoved> movedMeetings;

    @Inject
    private Clock clock;

    /** The meeting; not found when its cell is outside the person's scope. */
    public Meeting get(UUID ref) {
        return visible(repository.find(ref));
    }

    public Meeting getByCode(String code) {
        return visible(Optional.of(code).filter(Codes::isWellFormed).flatMap(repository::findByCode));
    }

    private Meeting visible(Optional<Meeting> found) {
        return found.filter(meeting -> access.maySeeOf(meeting.getCellId(), meeting.getHeldOn()))
                .orElseThrow(() -> RefusedException.notFound("meeting.not-found"));
    }

    /**
     * Enters a new meeting of a cell.
     *
     * @param ref chosen by the form; a second call with the same one changes the first's meeting instead of making two
     * @param line of the annual plan that the meeting carries out; null when the plan does not have it
     * @return the meeting, so that its roll can be called
     */
    public Meeting enter(UUID ref, String cellCode, MeetingDetails details, UUID line) {
        UnitRow cell = units.getCell(cellCode);
        access.require(Right.KEEP_MEETINGS, cell.id());
        Opening opening = calendar.requireOpen(cell.id(), details.heldOn());
        units.requireCellOn(cell, details.heldOn());
        Optional<Meeting> same = repository.find(ref);
        if (same.isPresent()) {
            same.get().change(details);
            noteLate(same.get(), opening);
            return same.get();
        }
        requireFreeNumber(cell.id(), ref, details);
        Meeting meeting = new Meeting(ref, freeCode(cell, details), cell.id(), details);
        noteLate(meeting, opening);
        meeting.carryOut(line);
        noteGuidance(meeting);
        repository.add(meeting);
        return meeting;
    }

    /**
     * Changes a meeting.
     *
     * @param version the version that the form was opened with; refused when somebody saved since
     */
    public Meeting change(UUID ref, int version, MeetingDetails details) {
        Meeting meeting = get(ref);
        access.require(Right.KEEP_MEETINGS, meeting.getCellId());
        if (meeting.getVersion() != version) {
            throw RefusedException.conflict("meeting.changed-meanwhile");
        }
        boolean moved = !meeting.getHeldOn().equals(details.heldOn());
        noteLate(meeting, calendar.requireOpen(meeting.getCellId(), details.heldOn()));
        if (moved) {
            noteLate(meeting, calendar.requireOpen(meeting.getCellId(), meeting.getHeldOn()));
        }
        units.requireCellOn(cellOf(meeting), details.heldOn());
        requireFreeNumber(meeting.getCellId(), ref, details);
        meeting.change(details);
        if (moved) {
            noteGuidance(meeting);
        }
        repository.flush();
        if (moved) {
            movedMeetings.fire(new MeetingMoved(meeting.getId(), meeting.getCellId(), meeting.getHeldOn()));
        }
        return meeting;
    }

    /** Names the guidance that binds the cell on the day of the meeting. */
    public void noteGuidance(Meeting meeting) {
        meeting.heldUnder(repository
                .findGuidanceInForce(meeting.getCellId(), meeting.getHeldOn())
                .orElse(null));
    }

    /**
     * Deletes a meeting entered by mistake, with the files that were attached to it; refuses one that is recorded, and one
     * whose record was ever confirmed.
     *
     * @param version of the page; refused when somebody saved since
     */
    public void delete(UUID ref, int version) {
        Meeting meeting = get(ref);
        access.require(Right.KEEP_MEETINGS, meeting.getCellId());
        calendar.requireOpen(meeting.getCellId(), meeting.getHeldOn());
        if (meeting.isRecorded()) {
            throw RefusedException.conflict("meeting.recorded-stays");
        }
        if (repository.wasConfirmed(meeting.getId())) {
            throw RefusedException.conflict("meeting.confirmed-once-stays");
        }
        if (meeting.getVersion() != version) {
            throw RefusedException.conflict("meeting.changed-meanwhile");
        }
        repository.removeMaterials(meeting.getId());
        repository.remove(meeting);
    }

    private void noteLate(Meeting meeting, Opening opening) {
        if (opening.isLate()) {
            meeting.noteLate(clock);
        }
    }

    /**
     * Writes the meeting and raises its version even when its own fields stayed the same, because what belongs to it
     * (its roll call) changed.
     */
    public void touch(Meeting meeting) {
        repository.touch(meeting);
    }

    /** Refuses a day on which the meeting cannot be: a closed year, no cell then, the number taken in another year. */
    public void requireDay(Meeting meeting, LocalDate day) {
        noteLate(meeting, calendar.requireOpen(meeting.getCellId(), day));
        units.requireCellOn(cellOf(meeting), day);
        if (repository.isNumberTaken(
                meeting.getCellId(), meeting.getKind(), day.getYear(), meeting.getNumber(), meeting.getRef())) {
            throw RefusedException.conflict(
                    "meeting.number-taken",
                    meeting.getNumber(),
                    day.getYear(),
                    repository.nextNumber(meeting.getCellId(), meeting.getKind(), day.getYear()));
        }
    }

    /** The cell of a meeting, as it stands today or on the nearest day of its life. */
    public UnitRow cellOf(Meeting meeting) {
        return units.getById(meeting.getCellId(), meeting.getHeldOn());
    }

    /** The next session number of the kind in the cell's year. */
    public int nextNumber(UnitRow cell, MeetingKind kind, int year) {
        access.require(Right.SEE, cell.id());
        return repository.nextNumber(cell.id(), kind, year);
    }

    /** The cell's meetings of a year, by date. */
    public List<MeetingRow> listOfCell(UnitRow cell, int year) {
        access.require(Right.SEE, cell.id());
        return repository.listOfCell(cell.id(), year);
    }

    /**
     * The meetings behind a figure of a unit.
     *
     * @param under the unit whose report shows the figure: only meetings from the time when the unit stood directly
     *     under it, or nothing when it does not stand there in the tree of one day; null for the whole year
     */
    public List<MeetingRow> listOfBranch(UnitRow unit, UnitRow under, MeetingFilter filter) {
        requireSight(unit, under);
        return repository.listOfBranch(unit.id(), idOf(under), filter, periods.ruleOf(filter.year()));
    }

    /**
     * A page of the meetings behind a figure, with the totals of all of them.
     *
     * @param under as in {@link #listOfBranch}
     * @param request sorted by {@code heldOn}, {@code cellName}, {@code kind}, {@code topic} or {@code present}; by date
     *     else, and not searched
     */
    public MeetingSlice sliceOfBranch(UnitRow unit, UnitRow under, MeetingFilter filter, PageRequest request) {
        requireSight(unit, under);
        return repository.sliceOfBranch(unit.id(), idOf(under), filter, periods.ruleOf(filter.year()), request);
    }

    /**
     * Those of the meetings whose roll call the person may not open. In the tree as it is now a branch has the figures of
     * units that it carries on for; who came there is told only to those who had or have the cell itself.
     */
    public Set<UUID> listOutOfSight(Collection<MeetingRow> rows) {
        if (access.mayEverywhere(Right.SEE)) {
            return Set.of();
        }
        return rows.stream()
                .map(MeetingRow::ref)
                .filter(ref -> repository
                        .find(ref)
                        .filter(meeting -> access.maySeeOf(meeting.getCellId(), meeting.getHeldOn()))
                        .isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whoever may see a report may see what its lines count, also of a unit that has left since. */
    private void requireSight(UnitRow unit, UnitRow under) {
        access.require(Right.SEE, under == null ? unit.id() : under.id());
    }

    private static Long idOf(UnitRow under) {
        return under == null ? null : under.id();
    }

    private void requireFreeNumber(long cellId, UUID ref, MeetingDetails details) {
        int year = details.heldOn().getYear();
        if (repository.isNumberTaken(cellId, details.kind(), year, details.number(), ref)) {
            throw RefusedException.conflict(
                    "meeting.number-taken",
                    details.number(),
                    year,
                    repository.nextNumber(cellId, details.kind(), year));
        }
    }

    private String freeCode(UnitRow cell, MeetingDetails details) {
        String kind = details.kind() == MeetingKind.THEMATIC ? "CD" : "TK";
        String code = "%s-%d-%s%02d".formatted(cell.code(), details.heldOn().getYear(), kind, details.number());
        // A code that a file took already, or a unit code too long to append to.
        boolean usable = code.length() <= 64 && !repository.isCodeTaken(code);
        return usable ? code : UUID.randomUUID().toString();
    }
}
