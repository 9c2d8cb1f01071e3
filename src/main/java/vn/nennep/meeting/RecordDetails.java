package vn.nennep.meeting;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import vn.nennep.shared.RefusedException;

/**
 * What the record of a meeting says of the meeting itself, from the opening to the end.
 *
 * @param startsAt when it was opened; null when not noted
 * @param endsAt when it was closed; null when not noted, after the start
 * @param place null when not noted, at most 200 characters
 * @param chairId member who chaired; null when not noted
 * @param minutesSecretaryId member who wrote the minutes; null when not noted
 * @param guests names of guests; null for none, at most 1,000 characters
 * @param superiorPresent name and position of who came from the superior committee; null for nobody, at most 200
 * @param opening reason and agenda; null when not noted, at most 10,000 characters
 * @param presentationForms codes of the presentation forms
 * @param presenterIds members who presented, in order
 * @param presentation what was presented, in short; null when not noted, at most 20,000 characters
 * @param conclusion what the chair concluded; null when not noted, at most 20,000 characters
 */
public record RecordDetails(
        LocalTime startsAt,
        LocalTime endsAt,
        String place,
        MeetingMode mode,
        Long chairId,
        Long minutesSecretaryId,
        String guests,
        String superiorPresent,
        String opening,
        Set<String> presentationForms,
        List<Long> presenterIds,
        String presentation,
        String conclusion) {

    public RecordDetails {
        if (!MeetingHours.fit(startsAt, endsAt)) {
            throw RefusedException.invalid("meeting.ends-before-start");
        }
        place = RecordField.PLACE.tidy(place);
        guests = RecordField.GUESTS.tidy(guests);
        superiorPresent = RecordField.SUPERIOR.tidy(superiorPresent);
        opening = RecordField.OPENING.tidy(opening);
        presentation = RecordField.PRESENTATION.tidy(presentation);
        conclusion = RecordField.CONCLUSION.tidy(conclusion);
        presentationForms = Set.copyOf(presentationForms);
        presenterIds = List.copyOf(presenterIds);
    }
}
