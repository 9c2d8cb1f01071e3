package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * An entry of a list, as the page of the lists shows it.
 *
 * @param withdrawnOn null while in use
 * @param uses meetings and lines of plans that name it
 */
public record ListRow(
        String code, String nameVi, String nameEn, int position, LocalDate withdrawnOn, long uses, int version)
        implements Serializable {}
