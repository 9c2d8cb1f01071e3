/**
 * Who was due at a meeting, who came, and why the others did not. Names stop here: from the tally on there are counts.
 *
 * <p>In: a meeting and the roster of its day → here → Out: the roll call, and its counts on the meeting.
 */
package vn.nennep.rollcall;
