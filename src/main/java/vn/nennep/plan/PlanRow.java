package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One revision of a plan, as pages show it.
 *
 * @param orientation null for none
 * @param guidance number and subject of the document that it rests on, null for none
 * @param number null until it is issued
 * @param reportedOn null until it is reported
 * @param adjustReason why the revision was made, null for the first
 * @param moveReason why the last move was made, null where it needs no reason
 */
public record PlanRow(
        long id,
        UUID ref,
        int revision,
        AnnualPlanStatus status,
        String orientation,
        Long guidanceId,
        String guidance,
        String number,
        LocalDate issuedOn,
        LocalDate reportedOn,
        String adjustReason,
        String moveReason,
        int version)
        implements Serializable {}
