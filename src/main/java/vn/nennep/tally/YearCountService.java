package vn.nennep.tally;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.access.Unscoped;

/** The one transaction in which a year is counted, checked and published. */
@Stateless
public class YearCountService {

    @Inject
    private ConsolidationRepository repository;

    @Inject
    private RunHistoryService history;

    @Inject
    private Clock clock;

    /**
     * Counts, checks and publishes a year; its commit is the publication.
     *
     * @param demanded why it is counted in full whatever changed; null when the changes decide
     * @throws Disagreement when the figures do not agree; nothing is published then
     * @throws CountAllInstead when what changed cannot be counted alone; nothing is published then
     */
    @Unscoped(oneReading = true)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void consolidate(long runId, int year, WayReason demanded) {
        repository.consolidate(
                runId,
                year,
                demanded,
                LocalDate.now(clock),
                clock.instant(),
                (part, millis) -> history.addPart(runId, year, part, millis));
    }

    /** The years in which anything was recorded or published, in any unit, oldest first. */
    @Unscoped
    public List<Integer> listWithData() {
        return repository.listYearsWithData();
    }
}
