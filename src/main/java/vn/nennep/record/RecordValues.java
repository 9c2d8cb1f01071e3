package vn.nennep.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.shared.RefusedException;

/**
 * What stands in the fields of a record: field → text, as the browser keeps it too, so that a page, a draft and somebody
 * else's version are compared field by field. Lists are {@code c} (contributions), {@code v} (votes), {@code t} (tasks):
 * the field of that name has the references in order, {@code c.<ref>.text} and the like what stands in a line.
 */
public class RecordValues implements Serializable {

    static final String CONTRIBUTIONS = "c";
    static final String VOTES = "v";
    static final String TASKS = "t";

    /** Between the entries of a list. */
    static final String BETWEEN = "|";

    private static final int MOST_FIELDS = 4000;

    /** Before the name of a field of a draft: what was saved when it was typed. */
    static final String WAS = "was:";

    private static final int LINE_PARTS = 3;
    private static final Set<String> LISTS = Set.of(CONTRIBUTIONS, VOTES, TASKS);

    private final Map<String, String> values = new LinkedHashMap<>();

    final void put(String field, String value) {
        values.put(field, value == null ? "" : value);
    }

    /** Takes over what the browser sends; a field that it does not send keeps what it had. */
    public void take(Map<String, String> sent) {
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
    public List<FieldVersions> putOver(Map<String, String> draft) {
        RecordValues now = copy();
        RecordValues before = copy();
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
        return merge(before, now).stream().filter(FieldVersions::isTouched).toList();
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

    /** Whether both say the same in every field; an empty field and one that is not there do. */
    boolean saysTheSameAs(RecordValues other) {
        return Stream.concat(values.keySet().stream(), other.values.keySet().stream())
                .allMatch(field -> said(field).equals(other.said(field)));
    }

    private RecordValues copy() {
        RecordValues copy = new RecordValues();
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
    public List<FieldVersions> merge(RecordValues before, RecordValues theirs) {
        List<FieldVersions> differing = new ArrayList<>();
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
                    differing.add(new FieldVersions(field, was, other, was));
                }
            } else if (!other.equals(was)) {
                differing.add(new FieldVersions(field, was, other, mine));
            }
        }
        return differing;
    }

    private List<String> union(String list, RecordValues before, RecordValues theirs) {
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

    private boolean isWrittenSince(RecordValues before, String prefix) {
        return values.keySet().stream()
                .filter(field -> field.startsWith(prefix))
                .anyMatch(field -> !said(field).equals(before.said(field)));
    }

    private static String prefix(String list, String ref) {
        return list + "." + ref + ".";
    }

    /** What stands in a field; empty for nothing. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What a field says; a box that is not ticked equals one that was never there. */
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

    static List<String> parts(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\\|"));
    }

    /** All of them. */
    public Map<String, String> values() {
        return values;
    }
}
