package vn.nennep.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The consolidated participation of a unit in a year, as published.
 *
 * @param children the units that stood directly below in the year, by code
 * @param run the run that published the figures
 */
public record ConsolidatedReport(int year, ReportLine unit, List<ReportLine> children, Run run) {

    public ConsolidatedReport {
        children = List.copyOf(children);
    }

    /**
     * Where the figures come from.
     *
     * @param asOf the day of the run: quarters that had not ended by then are not called missed
     * @param amended whether signed figures of the year were changed by an amendment
     */
    public record Run(UUID ref, Instant publishedAt, LocalDate asOf, boolean amended) {}
}
