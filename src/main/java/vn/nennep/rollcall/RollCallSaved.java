package vn.nennep.rollcall;

import vn.nennep.meeting.Meeting;

/**
 * A roll call was saved by itself, not with the record, in the transaction that goes on.
 *
 * @param voteBase who has a vote at the meeting by it
 */
public record RollCallSaved(Meeting meeting, int voteBase) {}
