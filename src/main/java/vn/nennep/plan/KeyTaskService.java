package vn.nennep.plan;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.people.MemberService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * Key tasks: whoever leads the cell registers them with the superior, who confirms or returns them; their progress is
 * noted by day, and at the end the cell rates itself and the superior rates it.
 */
@Stateless
public class KeyTaskService {

    @Inject
    private KeyTaskRepository repository;

    @Inject
    private PlanRepository plans;

    @Inject
    private PlanAccessService gate;

    @Inject
    private UnitService units;

    @Inject
    private MemberService members;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * The key tasks of a cell's year.
     *
     * @param cellCode null for the first of the person's own cells
     * @param askedYear null for this year, or the latest with a plan or task
     * @param choices whether people and meetings are wanted to choose from; they are given to whoever may see them
     * @return empty when no cell was named and the person belongs to none
     */
    public Optional<KeyTaskView> view(String cellCode, Integer askedYear, boolean choices) {
        return gate.findCell(cellCode).map(cell -> {
            int year = gate.yearOf(cell, askedYear);
            PlanRights rights = gate.rights(cell, year);
            boolean choosing = choices && rights.see();
            return new KeyTaskView(
                    cell,
                    year,
                    repository.list(cell.id(), year),
                    choosing ? members.list(cell, gate.dayOf(year)) : List.of(),
                    choosing ? repository.listMeetings(cell.id(), year) : List.of(),
                    plans.listYears(cell.id()),
                    rights,
                    LocalDate.now(clock));
        });
    }

    /** The key tasks of a cell's year by number, without their notes, meetings and histories. */
    public List<KeyTaskRow> listBrief(UnitRow cell, int year) {
        access.require(Right.FOLLOW, cell.id());
        return repository.listBrief(cell.id(), year);
    }

    /**
     * Drafts a task.
     *
     * @param ref chosen by the form; a second call with the same one changes the first's task instead of making two
     */
    public void draft(UUID ref, String cellCode, int year, KeyTaskDetails details) {
        UnitRow cell = units.getFollowedCell(cellCode);
        gate.requireWriting(cell.id(), year);
        requirePerson(cell.id(), year, details);
        Optional<KeyTask> same = repository.find(ref);
        if (same.isPresent()) {
            same.get().change(details);
            repository.flush();
            return;
        }
        units.requireCellOn(cell, gate.dayOf(year));
        repository.add(new KeyTask(ref, cell.id(), year, repository.nextNumber(cell.id(), year), details));
    }

    /**
     * Changes a draft or a returned task.
     *
     * @param version the version that the form was opened with; refused when somebody saved since
     */
    public void change(UUID ref, int version, KeyTaskDetails details) {
        KeyTask task = written(ref);
        requireVersion(task, version);
        requirePerson(task.getCellId(), task.getYear(), details);
        task.change(details);
        repository.flush();
    }

    private void requirePerson(long cellId, int year, KeyTaskDetails details) {
        if (details.personId() != null
                && !plans.listMemberIds(cellId, gate.dayOf(year)).contains(details.personId())) {
            throw RefusedException.invalid("plan.person-elsewhere");
        }
    }

    /** Deletes a draft or a returned task. */
    public void delete(UUID ref) {
        KeyTask task = written(ref);
        task.requireOpenForChange();
        repository.remove(task);
    }

    /** Sends it to the superior. */
    public void send(UUID ref, int version) {
        led(ref, version).send();
        repository.flush();
    }

    /** Takes it back before the superior has answered. */
    public void takeBack(UUID ref, int version) {
        led(ref, version).takeBack();
        repository.flush();
    }

    /** Begins the work on a confirmed task. */
    public void begin(UUID ref) {
        written(ref).begin();
        repository.flush();
    }

    /**
     * Notes what has become of a task by a day; begins it when it had not begun.
     *
     * @param note chosen by the form; a second call with the same one notes nothing new
     */
    public void noteProgress(UUID ref, UUID note, LocalDate day, String text) {
        KeyTask task = written(ref);
        if (repository.hasProgress(note)) {
            return;
        }
        KeyTaskProgress progress = new KeyTaskProgress(note, task, day, text, access.login(), clock);
        task.begin();
        repository.add(progress);
    }

    /** Names the meetings of the year that served the task. */
    public void serveBy(UUID ref, Collection<UUID> meetings) {
        KeyTask task = written(ref);
        task.serveBy(repository.listMeetingIds(task.getCellId(), task.getYear(), meetings));
        repository.flush();
    }

    /** The cell rates itself; see {@link KeyTask#rateSelf}. */
    public void rateSelf(UUID ref, int version, KeyTaskRating rating, String note) {
        led(ref, version).rateSelf(rating, note);
        repository.flush();
    }

    /** The cell takes its rating back. */
    public void unrateSelf(UUID ref, int version) {
        led(ref, version).unrateSelf();
        repository.flush();
    }

    /** The superior gives the task back. */
    public void returnWith(UUID ref, int version, String reason) {
        directed(ref, version).returnWith(reason);
        repository.flush();
    }

    /** The superior agrees to the task. */
    public void confirm(UUID ref, int version) {
        directed(ref, version).confirm();
        repository.flush();
    }

    /** The superior rates the task; see {@link KeyTask#rate}. */
    public void rate(UUID ref, int version, KeyTaskRating rating, String note) {
        directed(ref, version).rate(rating, note);
        repository.flush();
    }

    /** The superior takes the rating back. */
    public void unrate(UUID ref, int version, String reason) {
        directed(ref, version).unrate(reason);
        repository.flush();
    }

    private KeyTask written(UUID ref) {
        KeyTask task = get(ref);
        gate.requireWriting(task.getCellId(), task.getYear());
        return task;
    }

    private KeyTask led(UUID ref, int version) {
        KeyTask task = get(ref);
        gate.requireLeading(task.getCellId(), task.getYear());
        requireVersion(task, version);
        return task;
    }

    private KeyTask directed(UUID ref, int version) {
        KeyTask task = get(ref);
        gate.requireDirecting(task.getCellId(), task.getYear());
        requireVersion(task, version);
        return task;
    }

    private KeyTask get(UUID ref) {
        return repository.find(ref).orElseThrow(() -> RefusedException.notFound("plan.task-not-found"));
    }

    private static void requireVersion(KeyTask task, int version) {
        if (task.getVersion() != version) {
            throw RefusedException.conflict("plan.task-changed-meanwhile");
        }
    }
}
