package vn.nennep.tally.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import vn.nennep.tally.ConsolidationService;

/** Counts, checks and publishes one year. A year that fails is noted in the run and does not stop the others. */
@Named
@Dependent
public class ConsolidateYearBatchlet extends AbstractBatchlet {

    @Inject
    @BatchProperty
    private String run;

    @Inject
    @BatchProperty
    private String year;

    @Inject
    private ConsolidationService consolidation;

    @Override
    public String process() {
        consolidation.consolidate(Long.parseLong(run), Integer.parseInt(year));
        return "DONE";
    }
}
