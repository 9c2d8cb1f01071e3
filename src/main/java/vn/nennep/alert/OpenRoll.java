package vn.nennep.alert;

import java.time.LocalDate;

/** A meeting whose day has passed and whose roll is not recorded. */
record OpenRoll(long cellId, int number, LocalDate heldOn) {}
