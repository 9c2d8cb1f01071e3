package vn.nennep.guidance.page;

import java.io.Serializable;

/**
 * One field in which two people's versions of a document differ.
 *
 * @param label key of the field's label
 * @param theirs what the other saved, as shown
 * @param mine what this person entered, as shown; null when the field was not touched and the other's value taken over
 */
public record GuidanceDifference(String label, String theirs, String mine) implements Serializable {}
