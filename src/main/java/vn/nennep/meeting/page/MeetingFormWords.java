package vn.nennep.meeting.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.nennep.codelist.ListedCode;
import vn.nennep.frame.Difference;
import vn.nennep.frame.Words;
import vn.nennep.people.MemberRow;

/** The fields of a meeting in words, for a comparison of versions. */
final class MeetingFormWords {

    private final Words words;
    private final Locale locale;
    private final List<ListedCode> topicGroups;
    private final List<ListedCode> presentationForms;
    private final List<MemberRow> people;

    MeetingFormWords(
            Words words,
            Locale locale,
            List<ListedCode> topicGroups,
            List<ListedCode> presentationForms,
            List<MemberRow> people) {
        this.words = words;
        this.locale = locale;
        this.topicGroups = topicGroups;
        this.presentationForms = presentationForms;
        this.people = people;
    }

    /** Every field in three versions. */
    List<Difference.Field> fields(MeetingForm before, MeetingForm theirs, MeetingForm mine) {
        Map<String, String> was = shown(before);
        Map<String, String> there = shown(theirs);
        Map<String, String> here = shown(mine);
        return there.keySet().stream()
                .map(label -> new Difference.Field(label, was.get(label), there.get(label), here.get(label)))
                .toList();
    }

    private Map<String, String> shown(MeetingForm of) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("meeting.edit.kind", words.of(of.getKind()));
        shown.put("meeting.edit.number", String.valueOf(of.getNumber()));
        shown.put("meeting.edit.held-on", words.day(of.getHeldOn()));
        shown.put("meeting.edit.starts-at", words.time(of.getStartsAt()));
        shown.put("meeting.edit.ends-at", words.time(of.getEndsAt()));
        shown.put("meeting.edit.topic", of.getTopic());
        shown.put("meeting.edit.topic-group", named(topicGroups, listOf(of.getTopicGroup())));
        shown.put("meeting.edit.presentation-forms", named(presentationForms, of.getPresentationForms()));
        shown.put("meeting.edit.chair", names(listOf(of.getChairId())));
        shown.put("meeting.edit.presenters", names(of.getPresenterIds()));
        return shown;
    }

    private static <T> List<T> listOf(T one) {
        return one == null ? List.of() : List.of(one);
    }

    private String named(List<ListedCode> list, Collection<String> codes) {
        return list.stream()
                .filter(code -> codes.contains(code.code()))
                .map(code -> code.name(locale))
                .collect(Collectors.joining(", "));
    }

    private String names(Collection<Long> ids) {
        return people.stream()
                .filter(member -> ids.contains(member.id()))
                .map(MemberRow::fullName)
                .collect(Collectors.joining(", "));
    }
}
