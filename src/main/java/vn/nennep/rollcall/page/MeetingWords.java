package vn.nennep.rollcall.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.nennep.codelist.ListService;
import vn.nennep.codelist.ListedCode;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingService;

/** The names of topic groups and presentation forms, for lists of meetings. */
@Named
@RequestScoped
public class MeetingWords {

    @Inject
    private MeetingService meetings;

    @Inject
    private ListService lists;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    private Map<String, String> groups;
    private Map<String, String> presentationForms;

    public String group(String code) {
        if (groups == null) {
            groups = names(lists.listTopicGroups());
        }
        return code == null ? "" : groups.getOrDefault(code, code);
    }

    public String presentationForm(String code) {
        if (presentationForms == null) {
            presentationForms = names(lists.listPresentationForms());
        }
        return code == null ? "" : presentationForms.getOrDefault(code, code);
    }

    /** Topic group and presentation forms in one line. */
    public String line(MeetingRow row) {
        List<String> parts = new ArrayList<>();
        if (row.topicGroup() != null) {
            parts.add(group(row.topicGroup()));
        }
        row.presentationForms().forEach(code -> parts.add(presentationForm(code)));
        return String.join(" · ", parts);
    }

    /** The word of a grade by its name. */
    public String grade(String name) {
        return messages.text("Grade." + name);
    }

    /** What was said in a meeting and how good it was; empty when neither is known. */
    public String quality(MeetingRow row) {
        List<String> parts = new ArrayList<>();
        if (row.said().contributions() > 0) {
            parts.add(messages.text("rollcall.contributions", row.said().contributions()));
        }
        if (row.said().open() > 0) {
            parts.add(messages.text("rollcall.unanswered", row.said().open()));
        }
        if (row.said().speakers() > 0) {
            parts.add(messages.text("rollcall.speakers", row.said().speakers()));
        }
        if (row.grade() != null) {
            parts.add(messages.text("rollcall.graded", grade(row.grade())));
        }
        return String.join(" · ", parts);
    }

    private Map<String, String> names(List<ListedCode> codes) {
        return codes.stream().collect(Collectors.toMap(ListedCode::code, code -> code.name(language.getLocale())));
    }
}
