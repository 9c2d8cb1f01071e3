package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nennep.codelist.ListedCode;

/**
 * One line of a revision of a plan, with the meeting that carries it out.
 *
 * @param line the same in all revisions
 * @param group the primary topic group
 * @param furtherGroups the groups beside it
 * @param presenters names, in the order of {@code presenterIds}
 * @param chairId null when not yet decided
 * @param chair name, null when not yet decided
 * @param note null for none
 * @param meeting the meeting that carries it out and is not called off; null when there is none
 * @param meetingStatus name of the meeting's state, null without a meeting
 * @param held whether that meeting is a thematic one of the year that counts
 */
public record PlanLineRow(
        long cellId,
        int year,
        UUID line,
        int month,
        int position,
        String topic,
        ListedCode group,
        List<ListedCode> furtherGroups,
        List<Long> presenterIds,
        List<String> presenters,
        Long chairId,
        String chair,
        List<ListedCode> presentationForms,
        String note,
        int version,
        UUID meeting,
        LocalDate heldOn,
        String meetingStatus,
        boolean held)
        implements Serializable {

    private static final String HELD = "HELD";
    private static final String POSTPONED = "POSTPONED";

    /** Code of the primary topic group. */
    public String topicGroup() {
        return group.code();
    }

    /** Codes of the presentation forms. */
    public Set<String> presentationFormCodes() {
        return presentationForms.stream().map(ListedCode::code).collect(Collectors.toUnmodifiableSet());
    }

    /** What was entered of it. */
    public PlanLineDetails details() {
        return new PlanLineDetails(
                month,
                topic,
                topicGroup(),
                furtherGroups.stream().map(ListedCode::code).collect(Collectors.toSet()),
                presenterIds,
                chairId,
                presentationFormCodes(),
                note);
    }

    /** How it stands on a day. */
    public PlanLineState stateOn(LocalDate today) {
        if (held) {
            return PlanLineState.KEPT;
        }
        if (HELD.equals(meetingStatus)) {
            return PlanLineState.UNDER_WAY;
        }
        boolean dayToCome = heldOn != null && !heldOn.isBefore(today) && !POSTPONED.equals(meetingStatus);
        if (dayToCome) {
            return PlanLineState.SCHEDULED;
        }
        if (YearMonth.of(year, month).isBefore(YearMonth.from(today))) {
            return PlanLineState.OVERDUE;
        }
        if (POSTPONED.equals(meetingStatus)) {
            return PlanLineState.POSTPONED;
        }
        return heldOn == null ? PlanLineState.TO_COME : PlanLineState.UNDER_WAY;
    }
}
