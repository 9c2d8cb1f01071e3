package vn.nennep.meeting;

import java.util.List;

/**
 * The record of a meeting as it is entered, whole: what it does not name is taken out.
 *
 * @param found tasks of earlier meetings that were found done
 */
public record MeetingRecord(
        RecordDetails details,
        List<ContributionEntry> contributions,
        List<VoteEntry> votes,
        List<TaskEntry> tasks,
        List<TaskDone> found) {

    public MeetingRecord {
        contributions = List.copyOf(contributions);
        votes = List.copyOf(votes);
        tasks = List.copyOf(tasks);
        found = List.copyOf(found);
    }
}
