package vn.nennep.rollcall.page;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.frame.Difference;
import vn.nennep.meeting.ContributionEntry;
import vn.nennep.meeting.ContributionKind;
import vn.nennep.meeting.MeetingMode;
import vn.nennep.meeting.MeetingRecord;
import vn.nennep.meeting.RecordContent;
import vn.nennep.meeting.RecordDetails;
import vn.nennep.meeting.RecordField;
import vn.nennep.meeting.ReplyKind;
import vn.nennep.meeting.TaskDone;
import vn.nennep.meeting.TaskEntry;
import vn.nennep.meeting.VoteEntry;
import vn.nennep.meeting.VoteThreshold;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RecordSheet;
import vn.nennep.rollcall.RollCall;
import vn.nennep.rollcall.SheetRow;
import vn.nennep.shared.Days;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Times;

/**
 * What stands in the fields of a record: field → text, as the browser keeps it too, so that a page, a draft and somebody
 * else's version are compared field by field. Lists are {@code c} (contributions), {@code v} (votes), {@code t} (tasks):
 * the field of that name has the references in order, {@code c.<ref>.text} and the like what stands in a line.
 */
public class RecordForm implements Serializable {

    static final String CONTRIBUTIONS = "c";
    static final String VOTES = "v";
    static final String TASKS = "t";

    private static final int MOST_FIELDS = 4000;
    private static final String BETWEEN = "|";

    /** Before the name of a field of a draft: what was saved when it was typed. */
    private static final String WAS = "was:";

    private static final int LINE_PARTS = 3;
    private static final Set<String> LISTS = Set.of(CONTRIBUTIONS, VOTES, TASKS);

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, RefusedException> errors = new LinkedHashMap<>();

    private LocalDate today;

    private RecordForm() {}

    /** The fields of what is saved. */
    static RecordForm of(RecordSheet sheet) {
        RecordForm form = new RecordForm();
        RecordContent saved = sheet.content();
        form.put("startsAt", saved.startsAt());
        form.put("endsAt", saved.endsAt());
        form.put("place", saved.place());
        form.put("mode", saved.mode().name());
        form.put("chair", text(saved.chairId()));
        form.put("minutes", text(saved.minutesSecretaryId()));
        form.put("guests", saved.guests());
        form.put("superior", saved.superiorPresent());
        form.put("opening", saved.opening());
        form.put("forms", joined(saved.forms(), RecordContent.Listed::code));
        form.put("presenters", joined(saved.presenters(), one -> String.valueOf(one.id())));
        form.put("presentation", saved.presentation());
        form.put("conclusion", saved.conclusion());
        sheet.roll().due().forEach(row -> {
            // A list that nobody has gone through yet proposes nothing here: one press marks the rest as present.
            form.put(
                    "roll." + row.memberId() + ".mark",
                    sheet.roll().frozen() ? row.mark().name() : AttendanceMark.NOT_RECORDED.name());
            form.put("roll." + row.memberId() + ".reason", row.reason());
        });
        sheet.roll()
                .notDue()
                .forEach(row ->
                        form.put("guest." + row.memberId(), String.valueOf(row.mark() == AttendanceMark.PRESENT)));
        form.put(CONTRIBUTIONS, joined(saved.contributions(), one -> one.ref().toString()));
        saved.contributions().forEach(form::put);
        form.put(VOTES, joined(saved.votes(), one -> one.ref().toString()));
        saved.votes().forEach(form::put);
        form.put(TASKS, joined(saved.tasks(), one -> one.ref().toString()));
        saved.tasks().forEach(form::put);
        Stream.concat(sheet.around().openTasks().stream(), saved.found().stream())
                .forEach(task -> {
                    form.put("done." + task.ref(), String.valueOf(task.doneOn() != null));
                    form.put("done." + task.ref() + ".result", task.result());
                });
        return form;
    }

    private void put(RecordContent.Said one) {
        String line = CONTRIBUTIONS + "." + one.ref() + ".";
        put(line + "member", String.valueOf(one.memberId()));
        put(line + "kind", one.kind().name());
        put(line + "text", one.text());
        put(line + "replyKind", one.replyKind() == null ? null : one.replyKind().name());
        put(line + "reply", one.reply());
        put(line + "noReply", String.valueOf(one.noReplyNeeded()));
    }

    private void put(RecordContent.Voted one) {
        String line = VOTES + "." + one.ref() + ".";
        put(line + "subject", one.subject());
        put(line + "threshold", one.threshold().name());
        put(line + "agree", String.valueOf(one.agree()));
        put(line + "disagree", String.valueOf(one.disagree()));
        put(line + "other", String.valueOf(one.other()));
    }

    private void put(RecordContent.Task one) {
        String line = TASKS + "." + one.ref() + ".";
        put(line + "task", one.task());
        put(line + "person", String.valueOf(one.personId()));
        put(line + "due", one.dueOn() == null ? null : Days.shown(one.dueOn()));
    }

    private void put(String field, String value) {
        values.put(field, value == null ? "" : value);
    }

    private static String text(Long id) {
        return id == null ? "" : id.toString();
    }

    private static <T> String joined(List<T> list, Function<T, String> part) {
        return list.stream().map(part).collect(Collectors.joining(BETWEEN));
    }

    /** Takes over what the browser sends; a field that it does not send keeps what it had. */
    void take(Map<String, String> sent) {
        if (sent.size() > MOST_FIELDS) {
            throw RefusedException.invalid("meeting.record.draft-long");
        }
        sent.forEach((field, value) -> put(field, value == null ? null : value.replace("\r\n", "\n")));
    }

    /**
     * Puts a draft over what is saved now: what was typed in it stays, and so does what somebody else saved since.
     *
     * @param draft the fields in which something was typed, each with what was saved then, as {@code was:<field>}; a line
     *     in which something was typed with all its fields
     * @return the fields in which somebody saved something else since than what was typed
     */
    List<Difference.Field> putOver(Map<String, String> draft) {
        RecordForm now = copy();
        RecordForm before = copy();
        take(typedIn(draft));
        draft.forEach((field, was) -> {
            if (field.startsWith(WAS)) {
                before.put(field.substring(WAS.length()), was);
            }
        });
        for (String list : LISTS) {
            // A line in which something was typed was there then, although somebody may have taken it out since.
            if (!draft.containsKey(list)) {
                List<String> then = Stream.concat(now.refs(list).stream(), linesIn(draft, list))
                        .distinct()
                        .toList();
                before.put(list, String.join(BETWEEN, then));
                put(list, String.join(BETWEEN, then));
            }
        }
        return merge(before, now).stream().filter(Difference.Field::isTouched).toList();
    }

    private static Map<String, String> typedIn(Map<String, String> draft) {
        return draft.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(WAS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<String> linesIn(Map<String, String> draft, String list) {
        return draft.keySet().stream()
                .filter(field -> field.startsWith(list + ".") && field.split("\\.").length == LINE_PARTS)
                .map(field -> field.split("\\.")[1]);
    }

    private RecordForm copy() {
        RecordForm copy = new RecordForm();
        copy.values.putAll(values);
        return copy;
    }

    /**
     * Takes over what somebody else changed and this person did not touch; what both changed stays as typed here. A line
     * that one took out is out, unless the other has written in it since.
     *
     * @param before what this form was opened with
     * @return every field in which the result differs from the other's, and those that were taken over
     */
    List<Difference.Field> merge(RecordForm before, RecordForm theirs) {
        List<Difference.Field> differing = new ArrayList<>();
        Set<String> fields = new LinkedHashSet<>(theirs.values.keySet());
        fields.addAll(values.keySet());
        Set<String> linesOfMine = new LinkedHashSet<>();
        for (String list : LISTS) {
            List<String> lines = union(list, before, theirs);
            linesOfMine.addAll(lines.stream()
                    .filter(ref -> !theirs.refs(list).contains(ref))
                    .map(ref -> prefix(list, ref))
                    .toList());
            put(list, String.join(BETWEEN, lines));
        }
        for (String field : fields) {
            String was = before.said(field);
            String other = theirs.said(field);
            String mine = said(field);
            if (LISTS.contains(field) || mine.equals(other)) {
                continue;
            }
            if (mine.equals(was)) {
                if (linesOfMine.stream().noneMatch(field::startsWith)) {
                    put(field, other);
                    differing.add(new Difference.Field(field, was, other, was));
                }
            } else if (!other.equals(was)) {
                differing.add(new Difference.Field(field, was, other, mine));
            }
        }
        return differing;
    }

    private List<String> union(String list, RecordForm before, RecordForm theirs) {
        List<String> was = before.refs(list);
        List<String> here = refs(list);
        List<String> there = theirs.refs(list);
        return Stream.concat(there.stream(), here.stream())
                .distinct()
                .filter(ref -> !was.contains(ref)
                        || (here.contains(ref) && there.contains(ref))
                        || (here.contains(ref) ? this : theirs).isWrittenSince(before, prefix(list, ref)))
                .toList();
    }

    private boolean isWrittenSince(RecordForm before, String prefix) {
        return values.keySet().stream()
                .filter(field -> field.startsWith(prefix))
                .anyMatch(field -> !said(field).equals(before.said(field)));
    }

    private static String prefix(String list, String ref) {
        return list + "." + ref + ".";
    }

    /**
     * The complete value, or nothing and a refusal at each wrong field.
     *
     * @param day of today in Việt Nam
     */
    MeetingRecord record(LocalDate day) {
        today = day;
        errors.clear();
        RecordDetails details = attempt(
                "",
                () -> new RecordDetails(
                        time("startsAt"),
                        time("endsAt"),
                        value("place"),
                        MeetingMode.valueOf(value("mode")),
                        id("chair"),
                        id("minutes"),
                        value("guests"),
                        value("superior"),
                        value("opening"),
                        new LinkedHashSet<>(parts(value("forms"))),
                        parts(value("presenters")).stream().map(Long::valueOf).toList(),
                        value("presentation"),
                        value("conclusion")));
        List<ContributionEntry> contributions = lines(CONTRIBUTIONS, this::contribution, "text", "reply");
        List<VoteEntry> votes = lines(VOTES, this::vote, "subject");
        List<TaskEntry> tasks = lines(TASKS, this::task, "task");
        List<TaskDone> found = values.keySet().stream()
                .filter(field -> field.startsWith("done.") && !field.endsWith(".result"))
                .filter(field -> is(field))
                .map(field -> attempt(
                        field + ".",
                        () -> new TaskDone(
                                UUID.fromString(field.substring("done.".length())), value(field + ".result"))))
                .filter(Objects::nonNull)
                .toList();
        return errors.isEmpty() ? new MeetingRecord(details, contributions, votes, tasks, found) : null;
    }

    /** Refuses, at its field, a task that would be due before the meeting that gives it. */
    void requireDueFrom(LocalDate heldOn, MeetingRecord record) {
        record.tasks().stream()
                .filter(task -> task.dueOn() != null && task.dueOn().isBefore(heldOn))
                .forEach(task -> errors.put(
                        TASKS + "." + task.ref() + ".due",
                        RefusedException.invalid("meeting.record.due-before", heldOn)));
    }

    /** Refuses, at its field, more hands than there are people who have a vote. */
    void requireHandsWithin(int base, MeetingRecord record) {
        record.votes().stream()
                .filter(vote -> (long) vote.agree() + vote.disagree() + vote.other() > base)
                .forEach(vote -> errors.put(
                        VOTES + "." + vote.ref() + ".agree",
                        RefusedException.invalid(
                                "meeting.record.vote-too-many",
                                vote.subject(),
                                vote.agree() + vote.disagree() + vote.other(),
                                base)));
    }

    private ContributionEntry contribution(String line, UUID ref) {
        return new ContributionEntry(
                ref,
                person(line + "member"),
                value(line + "kind").isEmpty() ? null : ContributionKind.valueOf(value(line + "kind")),
                value(line + "text"),
                value(line + "replyKind").isEmpty() ? null : ReplyKind.valueOf(value(line + "replyKind")),
                value(line + "reply"),
                is(line + "noReply"));
    }

    private VoteEntry vote(String line, UUID ref) {
        return new VoteEntry(
                ref,
                value(line + "subject"),
                VoteThreshold.valueOf(value(line + "threshold")),
                count(line + "agree"),
                count(line + "disagree"),
                count(line + "other"));
    }

    private TaskEntry task(String line, UUID ref) {
        return new TaskEntry(ref, value(line + "task"), person(line + "person"), day(line + "due"));
    }

    /** A line in which nothing was written is none: somebody pressed "add" once too often. */
    private <E> List<E> lines(String list, Line<E> make, String... words) {
        return refs(list).stream()
                .filter(ref -> Arrays.stream(words)
                        .anyMatch(word -> !value(list + "." + ref + "." + word).isBlank()))
                .map(ref ->
                        attempt(list + "." + ref + ".", () -> make.of(list + "." + ref + ".", UUID.fromString(ref))))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Makes a line of its fields. */
    private interface Line<E> {
        E of(String prefix, UUID ref);
    }

    private <E> E attempt(String prefix, java.util.function.Supplier<E> make) {
        try {
            return make.get();
        } catch (FieldRefused refused) {
            errors.put(refused.field, refused.refusal);
        } catch (RefusedException refusal) {
            errors.put(
                    prefix + RecordField.atFault(refusal).map(RecordField::key).orElse(""), refusal);
        } catch (IllegalArgumentException malformed) {
            errors.put(prefix, RefusedException.invalid("meeting.record.malformed"));
        }
        return null;
    }

    /** Knows its field already. */
    private static final class FieldRefused extends RuntimeException {
        private final transient RefusedException refusal;
        private final String field;

        FieldRefused(String field, String key, Object... facts) {
            super(key, null, false, false);
            this.field = field;
            this.refusal = RefusedException.invalid(key, facts);
        }
    }

    private long person(String field) {
        Long id = id(field);
        if (id == null) {
            throw new FieldRefused(field, "meeting.record.person-missing");
        }
        return id;
    }

    private Long id(String field) {
        return value(field).isEmpty() ? null : Long.valueOf(value(field));
    }

    private int count(String field) {
        String text = value(field).strip();
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,4}")) {
            throw new FieldRefused(field, "meeting.record.count-wrong", text);
        }
        return Integer.parseInt(text);
    }

    private LocalTime time(String field) {
        if (value(field).isBlank()) {
            return null;
        }
        try {
            return Times.parse(value(field));
        } catch (DateTimeException wrong) {
            throw new FieldRefused(field, "meeting.record.time-wrong", value(field));
        }
    }

    private LocalDate day(String field) {
        if (value(field).isBlank()) {
            return null;
        }
        try {
            return Days.parse(value(field), today);
        } catch (DateTimeException wrong) {
            throw new FieldRefused(field, "meeting.record.day-wrong", value(field));
        }
    }

    /** The marks of the people on the sheet; a reason missing is noted at its field. */
    List<RollCall.Mark> marks(List<SheetRow> due) {
        return due.stream()
                .map(row -> {
                    String line = "roll." + row.memberId() + ".";
                    AttendanceMark mark = value(line + "mark").isEmpty()
                            ? AttendanceMark.NOT_RECORDED
                            : AttendanceMark.valueOf(value(line + "mark"));
                    String reason = mark == AttendanceMark.EXCUSED ? value(line + "reason") : null;
                    if (mark == AttendanceMark.EXCUSED && reason.isBlank()) {
                        errors.put(line + "reason", RefusedException.invalid("rollcall.reason-missing"));
                    }
                    return new RollCall.Mark(row.memberId(), mark, reason);
                })
                .toList();
    }

    Set<Long> guestsWhoCame(List<SheetRow> notDue) {
        return notDue.stream()
                .map(SheetRow::memberId)
                .filter(id -> is("guest." + id))
                .collect(Collectors.toSet());
    }

    /** What stands in a field; empty for nothing. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What a field says: a box that is not ticked says as little as one that never was. */
    private String said(String field) {
        return "false".equals(value(field)) ? "" : value(field);
    }

    /** Whether a box is ticked. */
    public boolean is(String field) {
        return "true".equals(value(field));
    }

    /** Whether a list field has this entry. */
    public boolean has(String field, Object entry) {
        return parts(value(field)).contains(String.valueOf(entry));
    }

    /** The references of the lines of a list, in order. */
    public List<String> refs(String list) {
        return parts(value(list));
    }

    private static List<String> parts(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\\|"));
    }

    boolean isWrong() {
        return !errors.isEmpty();
    }

    Map<String, RefusedException> errors() {
        return errors;
    }

    Map<String, String> values() {
        return values;
    }
}
