package vn.nennep.plan.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.nennep.frame.Difference;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.people.MemberRow;
import vn.nennep.plan.KeyTaskRating;
import vn.nennep.plan.KeyTaskRow;
import vn.nennep.plan.KeyTaskService;
import vn.nennep.plan.KeyTaskStatus;
import vn.nennep.plan.KeyTaskView;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;

/** The key tasks of a cell's year, for the cell that registers them and the superior who answers. */
@Named
@ViewScoped
public class KeyTasksPage implements Serializable {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("plan.task-missing", "task"),
            Map.entry("plan.task-long", "task"),
            Map.entry("plan.target-missing", "target"),
            Map.entry("plan.target-long", "target"),
            Map.entry("plan.person-missing", "person"),
            Map.entry("plan.person-elsewhere", "person"),
            Map.entry("plan.due-on-missing", "dueOn"),
            Map.entry("plan.due-on-before", "dueOn"),
            Map.entry("plan.noted-on-missing", "notedOn"),
            Map.entry("plan.noted-on-range", "notedOn"),
            Map.entry("plan.progress-missing", "note"),
            Map.entry("plan.progress-long", "note"),
            Map.entry("plan.rating-missing", "rating"),
            Map.entry("plan.rating-note-missing", "ratingNote"),
            Map.entry("plan.rating-note-long", "ratingNote"),
            Map.entry("plan.reason-missing", "reason"),
            Map.entry("plan.reason-long", "reason"));

    @Inject
    private KeyTaskService tasks;

    @Inject
    private PlanLinks links;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    private String cellCode;
    private Integer year;
    private String taskText;
    private String act;

    private final UUID ref = UUID.randomUUID();
    private KeyTaskView view;
    private KeyTaskRow chosen;
    private KeyTaskForm form;
    private KeyTaskForm opened;
    private List<Difference> differences = List.of();

    public void load() {
        messages.open(() -> {
            find();
            if (act != null && !isActing()) {
                act = null;
            }
            form = KeyTaskForm.of(chosen, view.today());
            opened = KeyTaskForm.of(chosen, view.today());
        });
    }

    private void find() {
        view = tasks.view(cellCode, year, "edit".equals(act) || "meetings".equals(act))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        cellCode = view.cell().code();
        year = view.year();
        chosen = view.rows().stream()
                .filter(row -> row.ref().toString().equals(taskText))
                .findFirst()
                .orElse(null);
    }

    /** Whether a form stands open that the person may fill in now. */
    public boolean isActing() {
        if (act == null) {
            return false;
        }
        if (chosen == null) {
            return act.equals("edit") && taskText == null && view.rights().mayWrite();
        }
        return switch (act) {
            case "edit" -> isEditable(chosen);
            case "progress" -> isProgressing(chosen);
            case "meetings" -> isServable(chosen);
            case "self" -> isSelfRatable(chosen);
            case "return" -> isAnswerable(chosen);
            case "rate" -> isRatable(chosen);
            case "unrate" ->
                chosen.status() == KeyTaskStatus.RATED && view.rights().mayDirect();
            default -> false;
        };
    }

    public boolean isEditable(KeyTaskRow row) {
        return row.status().isOpenForChange() && view.rights().mayWrite();
    }

    public boolean isSendable(KeyTaskRow row) {
        return row.status().isOpenForChange() && view.rights().mayLead();
    }

    public boolean isRecallable(KeyTaskRow row) {
        return row.status() == KeyTaskStatus.SENT && view.rights().mayLead();
    }

    public boolean isBeginnable(KeyTaskRow row) {
        return row.status() == KeyTaskStatus.CONFIRMED && view.rights().mayWrite();
    }

    public boolean isProgressing(KeyTaskRow row) {
        return (row.status() == KeyTaskStatus.CONFIRMED || row.status() == KeyTaskStatus.IN_PROGRESS)
                && view.rights().mayWrite();
    }

    public boolean isServable(KeyTaskRow row) {
        return row.status() != KeyTaskStatus.RATED
                && view.rights().mayWrite()
                && view.rights().see();
    }

    public boolean isSelfRatable(KeyTaskRow row) {
        return row.status() == KeyTaskStatus.IN_PROGRESS && view.rights().mayLead();
    }

    public boolean isSelfRecallable(KeyTaskRow row) {
        return row.status() == KeyTaskStatus.SELF_RATED && view.rights().mayLead();
    }

    public boolean isAnswerable(KeyTaskRow row) {
        return row.status() == KeyTaskStatus.SENT && view.rights().mayDirect();
    }

    public boolean isRatable(KeyTaskRow row) {
        return row.status() == KeyTaskStatus.SELF_RATED && view.rights().mayDirect();
    }

    public boolean isUnratable(KeyTaskRow row) {
        return row.status() == KeyTaskStatus.RATED && view.rights().mayDirect();
    }

    /** Saves what is entered, as a draft. */
    public void save() {
        if (keep()) {
            done("plan.task-saved");
        }
    }

    /** Saves and sends it to the superior. */
    public void saveAndSend() {
        if (!keep()) {
            return;
        }
        UUID saved = chosen == null ? ref : chosen.ref();
        taskText = saved.toString();
        find();
        if (!messages.attempt(() -> tasks.send(saved, chosen.version()), FIELDS)) {
            opened = KeyTaskForm.of(chosen, view.today());
            return;
        }
        done("plan.task-sent");
    }

    private boolean keep() {
        if (chosen == null) {
            return messages.attempt(() -> tasks.draft(ref, cellCode, year, form.details()), FIELDS);
        }
        return messages.save(() -> tasks.change(chosen.ref(), chosen.version(), form.details()), this::compare, FIELDS);
    }

    /** Puts the other's values beside these and takes over what this person did not touch; the next save knows them. */
    private boolean compare() {
        find();
        if (chosen == null) {
            return false;
        }
        KeyTaskForm theirs = KeyTaskForm.of(chosen, view.today());
        differences = messages.differences(List.of(
                new Difference.Field("plan.task.task", opened.getTask(), theirs.getTask(), form.getTask()),
                new Difference.Field("plan.task.target", opened.getTarget(), theirs.getTarget(), form.getTarget()),
                new Difference.Field(
                        "plan.task.person",
                        person(opened.getPersonId()),
                        person(theirs.getPersonId()),
                        person(form.getPersonId())),
                new Difference.Field(
                        "plan.task.due-on",
                        words.day(opened.getDueOn()),
                        words.day(theirs.getDueOn()),
                        words.day(form.getDueOn()))));
        form.takeUntouched(opened, theirs);
        opened = theirs;
        return differences.isEmpty();
    }

    private String person(Long id) {
        return view.people().stream()
                .filter(member -> Objects.equals(member.id(), id))
                .map(MemberRow::fullName)
                .findFirst()
                .orElse(null);
    }

    public void delete(KeyTaskRow row) {
        step("plan.task-deleted", () -> tasks.delete(row.ref()));
    }

    public void send(KeyTaskRow row) {
        step("plan.task-sent", () -> tasks.send(row.ref(), row.version()));
    }

    public void takeBack(KeyTaskRow row) {
        step("plan.task-taken-back", () -> tasks.takeBack(row.ref(), row.version()));
    }

    public void begin(KeyTaskRow row) {
        step("plan.task-begun", () -> tasks.begin(row.ref()));
    }

    public void noteProgress() {
        step("plan.task-noted", () -> tasks.noteProgress(chosen.ref(), ref, form.getNotedOn(), form.getNote()));
    }

    public void serve() {
        step(
                "plan.task-served",
                () -> tasks.serveBy(
                        chosen.ref(),
                        form.getMeetings().stream().map(UUID::fromString).toList()));
    }

    public void rateSelf() {
        step(
                "plan.task-self-rated",
                () -> tasks.rateSelf(chosen.ref(), chosen.version(), form.getRating(), form.getNote()));
    }

    public void unrateSelf(KeyTaskRow row) {
        step("plan.task-self-unrated", () -> tasks.unrateSelf(row.ref(), row.version()));
    }

    public void confirm(KeyTaskRow row) {
        step("plan.task-confirmed", () -> tasks.confirm(row.ref(), row.version()));
    }

    public void sendBack() {
        step("plan.task-returned", () -> tasks.returnWith(chosen.ref(), chosen.version(), form.getReason()));
    }

    public void rate() {
        step("plan.task-rated", () -> tasks.rate(chosen.ref(), chosen.version(), form.getRating(), form.getNote()));
    }

    public void unrate() {
        step("plan.task-unrated", () -> tasks.unrate(chosen.ref(), chosen.version(), form.getReason()));
    }

    /** Does a step and shows the tasks as they stand then; a stale page shows what somebody else did meanwhile. */
    private void step(String done, Runnable step) {
        if (messages.step(step, this::find, FIELDS)) {
            done(done);
        }
    }

    private void done(String key) {
        messages.doneOnNextPage(key);
        PlanLinks.go(links.keyTasks(cellCode, year));
    }

    public KeyTaskRating[] getRatings() {
        return KeyTaskRating.values();
    }

    public List<Integer> getYears() {
        return Years.offered(view.years(), view.today().getYear(), view.year());
    }

    public KeyTaskView getView() {
        return view;
    }

    /** The task whose form stands open; null for a new one. */
    public KeyTaskRow getChosen() {
        return chosen;
    }

    public KeyTaskForm getForm() {
        return form;
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    public String getCellCode() {
        return cellCode;
    }

    public void setCellCode(String cellCode) {
        this.cellCode = cellCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getTaskText() {
        return taskText;
    }

    public void setTaskText(String taskText) {
        this.taskText = taskText;
    }

    public String getAct() {
        return act;
    }

    public void setAct(String act) {
        this.act = act;
    }
}
