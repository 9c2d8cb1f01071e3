package vn.nennep.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
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
import vn.nennep.meeting.ContributionEntry;
import vn.nennep.meeting.ContributionKind;
import vn.nennep.meeting.MeetingMode;
import vn.nennep.meeting.MeetingRecord;
import vn.nennep.meeting.RecordDetails;
import vn.nennep.meeting.RecordField;
import vn.nennep.meeting.ReplyKind;
import vn.nennep.meeting.TaskDone;
import vn.nennep.meeting.TaskEntry;
import vn.nennep.meeting.VoteEntry;
import vn.nennep.meeting.VoteThreshold;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RollCall;
import vn.nennep.rollcall.SheetRow;
import vn.nennep.shared.Days;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Times;

/** The fields of a record that is filled in: from what is saved, and to the complete value or the refusals. */
public class RecordForm extends RecordValues {

    private final Map<String, RefusedException> errors = new LinkedHashMap<>();

    private LocalDate today;

    private RecordForm() {}

    /** The fields of what is saved. */
    public static RecordForm of(RecordSheet sheet) {
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

    private static String text(Long id) {
        return id == null ? "" : id.toString();
    }

    private static <T> String joined(List<T> list, Function<T, String> part) {
        return list.stream().map(part).collect(Collectors.joining(BETWEEN));
    }

    /**
     * The complete value for a meeting, roll and record together, or nothing and a refusal at each wrong field.
     *
     * @param day of today in Việt Nam
     * @param heldOn day of the meeting
     * @param voteBase who has a vote by what is saved
     */
    public MeetingRecord checked(
            LocalDate day, LocalDate heldOn, int voteBase, List<SheetRow> due, List<SheetRow> notDue) {
        MeetingRecord record = record(day);
        if (record != null) {
            requireDueFrom(heldOn, record);
            requireHandsWithin(voteBase + newlyCame(notDue), record);
        }
        marks(due);
        return record;
    }

    /** Exempt people of whom this save says that they came: each has a vote then. */
    private int newlyCame(List<SheetRow> notDue) {
        return (int) notDue.stream()
                .filter(row -> row.mark() != AttendanceMark.PRESENT)
                .map(SheetRow::memberId)
                .filter(guestsWhoCame(notDue)::contains)
                .count();
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
        List<TaskDone> found = values().keySet().stream()
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

    /** A refusal that was noted at its field already. */
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
    public List<RollCall.Mark> marks(List<SheetRow> due) {
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

    /** Who of those not due is said to have come. */
    public Set<Long> guestsWhoCame(List<SheetRow> notDue) {
        return notDue.stream()
                .map(SheetRow::memberId)
                .filter(id -> is("guest." + id))
                .collect(Collectors.toSet());
    }

    /** Field → what is wrong with it. */
    public Map<String, RefusedException> errors() {
        return errors;
    }
}
