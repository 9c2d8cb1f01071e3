package vn.nennep.meeting;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * The fields of a record, each defined once: what it holds, how long it may be, what is refused at it. Fields, page,
 * comparison and draft walk this list. The label of a field is the text {@code meeting.record.field.<key>}.
 */
public enum RecordField {
    STARTS_AT("startsAt", Kind.TIME),
    ENDS_AT("endsAt", Kind.TIME, "meeting.ends-before-start"),
    PLACE("place", 200, Kind.LINE, "meeting.record.place-long"),
    MODE("mode", MeetingMode.class),
    CHAIR("chair", Kind.PERSON),
    MINUTES("minutes", Kind.PERSON),
    SUPERIOR("superior", 200, Kind.LINE, "meeting.record.superior-long"),
    GUESTS("guests", 1000, Kind.LINE, "meeting.record.guests-long"),
    OPENING("opening", 10_000, Kind.TEXT, "meeting.record.opening-long"),
    FORMS("forms", Kind.CODES),
    PRESENTERS("presenters", Kind.PEOPLE),
    PRESENTATION("presentation", 20_000, Kind.TEXT, "meeting.record.presentation-long"),
    CONCLUSION("conclusion", 20_000, Kind.TEXT, "meeting.record.conclusion-long"),

    // Of a contribution.
    MEMBER("member", Kind.PERSON),
    KIND("kind", ContributionKind.class, "meeting.record.contribution-kind-missing"),
    TEXT("text", 10_000, Kind.TEXT, "meeting.record.contribution-long", "meeting.record.contribution-empty"),
    REPLY_KIND("replyKind", ReplyKind.class, "meeting.record.reply-kind-missing"),
    REPLY("reply", 10_000, Kind.TEXT, "meeting.record.reply-long"),
    NO_REPLY("noReply", Kind.BOX, "meeting.record.reply-and-not-needed"),

    // Of a vote.
    SUBJECT("subject", 500, Kind.LINE, "meeting.record.vote-long", "meeting.record.vote-empty"),
    THRESHOLD("threshold", VoteThreshold.class),
    AGREE("agree", Kind.COUNT, "meeting.record.vote-negative"),
    DISAGREE("disagree", Kind.COUNT),
    OTHER("other", Kind.COUNT),

    // Of a task that the meeting gives.
    TASK("task", 1000, Kind.TEXT, "meeting.record.task-long", "meeting.record.task-empty"),
    PERSON("person", Kind.PERSON),
    DUE("due", Kind.DAY),

    // Of a task of an earlier meeting.
    DONE("done", Kind.BOX),
    RESULT("result", 1000, Kind.LINE, "meeting.record.result-long");

    /** What a field holds. */
    public enum Kind {
        /** A text without line breaks. */
        LINE,
        /** A text with line breaks. */
        TEXT,
        /** An hour of a day, {@code 14:00}. */
        TIME,
        /** A day, {@code 31/12/2026}. */
        DAY,
        /** A whole number, 0 to 9999. */
        COUNT,
        /** A member. */
        PERSON,
        /** Members, in order. */
        PEOPLE,
        /** Codes of a list of the province. */
        CODES,
        /** A value of an enumeration. */
        CHOICE,
        /** Yes or no. */
        BOX
    }

    private static final int TIME_LENGTH = 5;
    private static final int DAY_LENGTH = 10;
    private static final int COUNT_LENGTH = 4;

    private static final Map<String, RecordField> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(RecordField::key, field -> field));

    private static final Map<String, RecordField> BY_REFUSAL = Arrays.stream(values())
            .flatMap(field -> field.refusals.stream().map(refusal -> Map.entry(refusal, field)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String key;
    private final Kind kind;
    private final int longest;
    private final Class<? extends Enum<?>> choices;
    private final List<String> refusals;

    RecordField(String key, Kind kind, String... refusals) {
        this(key, lengthOf(kind), kind, refusals);
    }

    RecordField(String key, int longest, Kind kind, String... refusals) {
        this.key = key;
        this.kind = kind;
        this.longest = longest;
        this.choices = null;
        this.refusals = List.of(refusals);
    }

    RecordField(String key, Class<? extends Enum<?>> choices, String... refusals) {
        this.key = key;
        this.kind = Kind.CHOICE;
        this.longest = 0;
        this.choices = choices;
        this.refusals = List.of(refusals);
    }

    private static int lengthOf(Kind kind) {
        return switch (kind) {
            case TIME -> TIME_LENGTH;
            case DAY -> DAY_LENGTH;
            case COUNT -> COUNT_LENGTH;
            default -> 0;
        };
    }

    /** The field with this key; empty when the record has none, as for the marks of its roll call. */
    public static Optional<RecordField> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The field at which a refusal is to be shown; empty when it is of the record as a whole. */
    public static Optional<RecordField> atFault(RefusedException refusal) {
        return Optional.ofNullable(BY_REFUSAL.get(refusal.key()));
    }

    /** Its name in forms, drafts and messages. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** Most characters that it takes; 0 for what is chosen. */
    public int longest() {
        return longest;
    }

    /** Key of its label. */
    public String label() {
        return "meeting.record.field." + key;
    }

    /** What can be chosen; empty for other kinds. */
    public List<Enum<?>> choices() {
        return choices == null ? List.of() : List.of(choices.getEnumConstants());
    }

    /** The value of the enumeration that the name of a choice stands for; empty for a name that is none. */
    public Optional<Enum<?>> choice(String name) {
        return choices().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * A text as it is kept: without invisible characters, null when nothing is left.
     *
     * @throws RefusedException when it is too long
     */
    String tidy(String text) {
        String tidy = kind == Kind.LINE ? VietnameseText.tidy(text) : VietnameseText.tidyText(text);
        if (tidy != null && tidy.length() > longest) {
            throw RefusedException.invalid(refusals.get(0), longest);
        }
        return tidy;
    }

    public boolean isLine() {
        return kind == Kind.LINE || kind == Kind.TIME || kind == Kind.DAY || kind == Kind.COUNT;
    }

    public boolean isText() {
        return kind == Kind.TEXT;
    }

    public boolean isCount() {
        return kind == Kind.COUNT;
    }

    public boolean isPerson() {
        return kind == Kind.PERSON;
    }

    public boolean isChoice() {
        return kind == Kind.CHOICE;
    }
}
