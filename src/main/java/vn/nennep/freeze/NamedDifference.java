package vn.nennep.freeze;

import java.io.Serializable;

/**
 * A difference as people read it.
 *
 * @param unitCode code of the unit now
 * @param unitName its name now
 * @param person who is meant, of a mark; null otherwise
 * @param before frozen value; null when the fact was not there
 * @param after value now, or in the later version; null when the fact is not there
 */
public record NamedDifference(
        String unitCode, String unitName, FactKind kind, String key, String person, String before, String after)
        implements Serializable {}
