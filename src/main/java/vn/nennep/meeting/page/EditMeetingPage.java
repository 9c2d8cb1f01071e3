package vn.nennep.meeting.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primefaces.PrimeFaces;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.codelist.ListKind;
import vn.nennep.codelist.ListService;
import vn.nennep.codelist.ListedCode;
import vn.nennep.frame.Difference;
import vn.nennep.frame.Doubts;
import vn.nennep.frame.Doubts.Doubt;
import vn.nennep.frame.Language;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingDetails;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingService;
import vn.nennep.meeting.PlannedTopics;
import vn.nennep.meeting.PlannedTopics.PlannedTopic;
import vn.nennep.people.MemberRow;
import vn.nennep.people.MemberService;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.UnitRow;

/**
 * Enters a meeting of a cell, or corrects one. The page brings the identifier of a new meeting with it, so that a form
 * sent twice makes one meeting.
 *
 * <p>Long because a page asks for every value by a getter of its own; what it does is short.
 */
@Named
@ViewScoped
public class EditMeetingPage implements Serializable {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("meeting.number-range", "number"),
            Map.entry("meeting.number-taken", "number"),
            Map.entry("constraint.meeting_number_unique", "number"),
            Map.entry("meeting.ends-before-start", "endsAt"),
            Map.entry("meeting.topic-missing", "topic"),
            Map.entry("meeting.topic-long", "topic"),
            Map.entry("meeting.topic-group-missing", "topicGroup"),
            Map.entry("meeting.recorded-day-stays", "heldOn"),
            Map.entry("tree.no-cell-on-day", "heldOn"),
            Map.entry("constraint.unit_life_not_begun", "heldOn"),
            Map.entry("constraint.unit_life_ended", "heldOn"),
            Map.entry("constraint.unit_life_ended_succeeded", "heldOn"),
            Map.entry("calendar.year-locked", "heldOn"),
            Map.entry("calendar.year-locked-by-date", "heldOn"),
            Map.entry("calendar.year-frozen", "heldOn"),
            Map.entry("calendar.year-out-of-range", "heldOn"));

    @Inject
    private MeetingService meetings;

    @Inject
    private ListService lists;

    @Inject
    private PlannedTopics plannedTopics;

    @Inject
    private UnitService units;

    @Inject
    private MemberService members;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    @Inject
    private Language language;

    @Inject
    private Words words;

    @Inject
    private Links links;

    private String cellCode;
    private String meetingRef;
    private String kind;
    private String line;
    private Integer year;
    private Integer month;

    private UUID ref;
    private PlannedTopic planned;
    private boolean fresh;
    private boolean recorded;
    private boolean locked;
    private int version;
    private MeetingForm form;
    private final Doubts doubts = new Doubts();
    private MeetingDetails saved;
    private Integer proposedNumber;
    private UnitRow cell;
    private List<UnitRow> path;
    private List<MemberRow> people = List.of();
    private List<Difference> differences = List.of();

    /** Opens the form, empty or with a meeting's values. */
    public void load() {
        messages.open(() -> {
            if (meetingRef != null) {
                openSaved();
            } else {
                openNew();
            }
            access.require(Right.KEEP_MEETINGS, cell.id());
            path = units.listPath(cell);
            findPeople();
        });
    }

    private void openSaved() {
        ref = refOf(meetingRef);
        Meeting meeting = meetings.get(ref);
        cell = meetings.cellOf(meeting);
        take(meeting);
        form = MeetingForm.of(saved);
        locked = !calendar.standing(cell.id(), saved.heldOn().getYear()).isOpen();
    }

    private void take(Meeting meeting) {
        saved = meeting.details();
        version = meeting.getVersion();
        recorded = meeting.isRecorded();
    }

    private void openNew() {
        fresh = true;
        ref = UUID.randomUUID();
        cell = units.getCell(cellCode);
        form = new MeetingForm();
        if (MeetingKind.THEMATIC.name().equals(kind)) {
            form.setKind(MeetingKind.THEMATIC);
        }
        form.setHeldOn(proposedDay());
        if (line != null) {
            planned = plannedTopics
                    .find(refOf(line))
                    .filter(found -> found.cellId() == cell.id())
                    .orElseThrow(() -> RefusedException.notFound("meeting.not-found"));
            form.carryOut(planned);
        }
        proposeNumber();
    }

    /** Today when that may be meant; a day of another month or year is for the person to say. */
    private LocalDate proposedDay() {
        LocalDate today = calendar.today();
        boolean now = (year == null || year == today.getYear()) && (month == null || month == today.getMonthValue());
        return now ? today : null;
    }

    /** A day as an example of how to type one, in the month that was asked for. */
    public LocalDate getExampleDay() {
        LocalDate today = calendar.today();
        int of = year == null || year < 1 || year > 9999 ? today.getYear() : year;
        return LocalDate.of(of, month == null || month < 1 || month > 12 ? today.getMonthValue() : month, 15);
    }

    /**
     * After the kind or the day changed: the next number of that year, and who belonged to the cell then. The person
     * types on meanwhile, so no field is drawn again: the browser gets the number and decides, and the lists of people
     * are drawn again only when they have changed.
     */
    public void follow() {
        PrimeFaces.Ajax answer = PrimeFaces.current().ajax();
        answer.addCallbackParam("followed", true);
        // "9/3/22" was understood as 09/03/2022, and the person should see so.
        answer.addCallbackParam("understood", words.day(form.getHeldOn()));
        if (fresh) {
            proposeNumber();
            answer.addCallbackParam("proposedFor", "meeting:number");
            answer.addCallbackParam("proposed", proposedNumber.toString());
        }
        List<MemberRow> before = people;
        findPeople();
        if (!shownNames(people).equals(shownNames(before))) {
            answer.update("meeting:chair", "meeting:presenters");
        }
    }

    private static Map<Long, String> shownNames(List<MemberRow> list) {
        return list.stream().collect(Collectors.toMap(MemberRow::id, MemberRow::fullName, (one, same) -> one));
    }

    private void proposeNumber() {
        int of = form.getHeldOn() != null
                ? form.getHeldOn().getYear()
                : Optional.ofNullable(year).orElseGet(() -> calendar.today().getYear());
        proposedNumber = meetings.nextNumber(cell, form.getKind(), of);
        form.setNumber(proposedNumber);
    }

    private void findPeople() {
        LocalDate day = form.getHeldOn() == null ? getExampleDay() : form.getHeldOn();
        people = members.list(cell, day);
        form.keepOnly(people.stream().map(MemberRow::id).toList());
    }

    public Doubts getDoubts() {
        return doubts;
    }

    /** Saves and goes back to the cell's year. */
    public void save() throws IOException {
        if (keep()) {
            messages.doneOnNextPage("meeting.edit.saved");
            links.go(
                    "rollcall.year",
                    "cell",
                    cell.code(),
                    "year",
                    form.getHeldOn().getYear());
        }
    }

    /** Saves and goes on to the roll call. */
    public void saveAndTakeRoll() throws IOException {
        if (keep()) {
            links.go("rollcall.take", "meeting", ref);
        }
    }

    /** Saves and goes on to the record. */
    public void saveAndRecord() throws IOException {
        if (keep()) {
            links.go("record.record", "meeting", ref);
        }
    }

    private boolean keep() {
        if (doubts.holdUp(messages, Stream.of(Doubt.inText("topic", VietnameseText.tidy(form.getTopic()))))) {
            return false;
        }
        Runnable save = () -> {
            MeetingDetails details = form.details(saved);
            if (fresh) {
                meetings.enter(ref, cell.code(), details, planned == null ? null : planned.line());
            } else {
                meetings.change(ref, version, details);
            }
        };
        return messages.save(save, this::compare, FIELDS);
    }

    /** Puts the other's values beside these and takes over what this person did not touch; the next save knows them. */
    private boolean compare() {
        MeetingForm before = MeetingForm.of(saved);
        take(meetings.get(ref));
        MeetingForm theirs = MeetingForm.of(saved);
        MeetingFormWords inWords =
                new MeetingFormWords(words, language.getLocale(), getTopicGroups(), getPresentationForms(), people);
        differences = messages.differences(inWords.fields(before, theirs, form));
        form.takeUntouched(before, theirs);
        return differences.isEmpty();
    }

    /** Deletes a meeting entered by mistake. */
    public void delete() throws IOException {
        if (messages.attempt(() -> meetings.delete(ref, version))) {
            messages.doneOnNextPage("meeting.edit.deleted");
            links.go(
                    "rollcall.year", "cell", cell.code(), "year", saved.heldOn().getYear());
        }
    }

    private static UUID refOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.notFound("meeting.not-found");
        }
    }

    /** Whether the meeting's day has come, so that its roll can be called. */
    public boolean isHeld() {
        return form.getHeldOn() == null || !form.getHeldOn().isAfter(calendar.today());
    }

    public List<ListedCode> getTopicGroups() {
        return lists.listChoices(
                ListKind.TOPIC_GROUP,
                saved == null || saved.topicGroup() == null ? Set.of() : Set.of(saved.topicGroup()));
    }

    public List<ListedCode> getPresentationForms() {
        return lists.listChoices(ListKind.PRESENTATION_FORM, saved == null ? Set.of() : saved.presentationForms());
    }

    /** The name of a listed code in the person's language. */
    public String nameOf(ListedCode code) {
        return code.name(language.getLocale());
    }

    public MeetingKind[] getKinds() {
        return MeetingKind.values();
    }

    public List<MemberRow> getPeople() {
        return people;
    }

    public List<Difference> getDifferences() {
        return differences;
    }

    public MeetingForm getForm() {
        return form;
    }

    public MeetingDetails getSaved() {
        return saved;
    }

    public UUID getRef() {
        return ref;
    }

    /** The number that a new meeting would get; null for one that exists. */
    public Integer getProposedNumber() {
        return proposedNumber;
    }

    public boolean isFresh() {
        return fresh;
    }

    /** Whether the meeting's year was locked when the page was opened, so that it can only be read. */
    public boolean isLocked() {
        return locked;
    }

    public boolean isRecorded() {
        return recorded;
    }

    public UnitRow getCell() {
        return cell;
    }

    public List<UnitRow> getPath() {
        return path;
    }

    public String getCellCode() {
        return cellCode;
    }

    public void setCellCode(String cellCode) {
        this.cellCode = cellCode;
    }

    public String getMeetingRef() {
        return meetingRef;
    }

    public void setMeetingRef(String meetingRef) {
        this.meetingRef = meetingRef;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    /** The line of the annual plan that a new meeting carries out; null for none. */
    public PlannedTopic getPlanned() {
        return planned;
    }

    public String getLine() {
        return line;
    }

    public void setLine(String line) {
        this.line = line;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public Integer getMonth() {
        return month;
    }

    public void setMonth(Integer month) {
        this.month = month;
    }
}
