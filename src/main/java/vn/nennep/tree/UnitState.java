package vn.nennep.tree;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * How a unit stood for a time.
 *
 * @param code its official code of that time
 * @param parentCode the superior's current code; null for a province
 * @param parentName the superior's name when the state began; null for a province
 * @param validTo last day of this state, null when open
 */
public record UnitState(
        String code,
        String name,
        UnitKind kind,
        String parentCode,
        String parentName,
        LocalDate validFrom,
        LocalDate validTo)
        implements Serializable {}
