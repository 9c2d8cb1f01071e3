package vn.nennep.quality;

import java.io.Serializable;
import java.util.List;

/**
 * Keeps a grade down whatever the points are.
 *
 * @param highest the best grade that is left
 * @param fullMarks criteria that must have all their points; one that does not apply is no hindrance
 */
public record Veto(String name, Grade highest, List<String> fullMarks) implements Serializable {}
