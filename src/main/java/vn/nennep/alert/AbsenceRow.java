package vn.nennep.alert;

import java.time.LocalDate;
import java.util.List;

/**
 * A member who was away in a year more often than the settings overlook.
 *
 * @param marks letters of the roll calls of the regular meetings, in their order; empty for none
 * @param days of these meetings
 * @param absent how often away without a reason, at meetings of all kinds
 * @param lastAbsent null when never
 */
record AbsenceRow(long cellId, String member, String marks, List<LocalDate> days, int absent, LocalDate lastAbsent) {}
