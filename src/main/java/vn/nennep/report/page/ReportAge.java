package vn.nennep.report.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import vn.nennep.calendar.CalendarService;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.tally.ConsolidationNight;

/** Tells whoever reads figures that no run has counted them for longer than it should be. */
@Named
@RequestScoped
public class ReportAge {

    @Inject
    private ConsolidationNight night;

    @Inject
    private CalendarService calendar;

    /**
     * Whether the figures are older than those of an open year should be; a closed year is not counted again.
     *
     * @param report null when there is none
     */
    public boolean isOld(ConsolidatedReport report) {
        return report != null
                && night.isOld(report.run().publishedAt())
                && !calendar.stateOf(report.year()).isClosed();
    }
}
