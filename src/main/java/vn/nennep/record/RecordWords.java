package vn.nennep.record;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.meeting.RecordField;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.shared.Messages;

/** Fields of a record and what stands in them, in words: for a comparison of two versions. */
public final class RecordWords implements Serializable {

    private static final String NOTHING = "–";
    private static final int ROLL_PARTS = 3;
    private static final int GUEST_PARTS = 2;

    private final Locale locale;
    private final Map<String, String> names;

    public RecordWords(Locale locale, RecordSheet sheet) {
        this.locale = locale;
        this.names = namesIn(sheet);
    }

    /** Everybody on the sheet or named in the record, also who is not on the sheet: id → name. */
    private static Map<String, String> namesIn(RecordSheet sheet) {
        Map<String, String> names = namedIn(sheet.content());
        Stream.concat(sheet.roll().due().stream(), sheet.roll().notDue().stream())
                .forEach(row -> names.put(String.valueOf(row.memberId()), row.fullName()));
        return names;
    }

    /** Everybody named in a record: id → name. */
    public static Map<String, String> namedIn(RecordContent content) {
        Map<String, String> names = new HashMap<>();
        if (content.chairId() != null) {
            names.put(content.chairId().toString(), content.chair());
        }
        if (content.minutesSecretaryId() != null) {
            names.put(content.minutesSecretaryId().toString(), content.minutesSecretary());
        }
        content.presenters().forEach(one -> names.put(String.valueOf(one.id()), one.name()));
        content.contributions().forEach(one -> names.put(String.valueOf(one.memberId()), one.member()));
        content.tasks().forEach(task -> names.put(String.valueOf(task.personId()), task.person()));
        return names;
    }

    /**
     * A field in two versions, in words.
     *
     * @param field its name
     * @param mine null when it was not touched
     */
    public record InWords(String field, String label, String theirs, String mine) {}

    /** The fields as people read them. */
    public List<InWords> inWords(List<FieldVersions> fields) {
        return fields.stream()
                .map(one -> new InWords(
                        one.field(),
                        labelOf(one.field()),
                        valueOf(one.field(), one.theirs()),
                        one.isTouched() ? valueOf(one.field(), one.mine()) : null))
                .toList();
    }

    /** The word of a field: its label, or whose line of the roll it is. */
    private String labelOf(String field) {
        String[] parts = field.split("\\.");
        boolean person = parts.length == ROLL_PARTS && "roll".equals(parts[0])
                || parts.length == GUEST_PARTS && "guest".equals(parts[0]);
        if (person) {
            return nameOf(parts[1]);
        }
        if ("done".equals(parts[0])) {
            return Messages.text(locale, RecordField.DONE.label());
        }
        return Messages.text(locale, RecordField.of(lastOf(field)).orElseThrow().label());
    }

    /** A value in words: people by name, choices by their word. */
    private String valueOf(String field, String value) {
        if (value.isEmpty()) {
            return NOTHING;
        }
        String last = lastOf(field);
        if ("mark".equals(last)) {
            return Messages.label(locale, AttendanceMark.valueOf(value));
        }
        return RecordField.of(last).map(one -> valueOf(one, value)).orElse(value);
    }

    private String valueOf(RecordField field, String value) {
        return switch (field.kind()) {
            case PERSON -> nameOf(value);
            case PEOPLE -> Arrays.stream(value.split("\\|")).map(this::nameOf).collect(Collectors.joining(", "));
            case CHOICE ->
                field.choice(value).map(one -> Messages.label(locale, one)).orElse(value);
            default -> value;
        };
    }

    private static String lastOf(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private String nameOf(String memberId) {
        return names.getOrDefault(memberId, memberId);
    }
}
