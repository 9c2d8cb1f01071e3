package vn.nennep.alert;

import java.util.List;
import java.util.UUID;

/**
 * What a query found.
 *
 * @param meeting null when it is of none
 * @param total how many of its kind there are in all
 */
record FoundRow(AlertKind kind, long unitId, UUID meeting, List<Object> facts, int total) {}
