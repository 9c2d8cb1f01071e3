package vn.nennep.tally.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import vn.nennep.tally.ConsolidationService;

/** Makes sure that the run is still to be done: one that was closed as an orphan meanwhile has no waiting years. */
@Named
@Dependent
public class OpenRunBatchlet extends AbstractBatchlet {

    @Inject
    @BatchProperty
    private String run;

    @Inject
    private ConsolidationService consolidation;

    @Override
    public String process() {
        return consolidation.listWaitingYears(Long.parseLong(run)).isEmpty() ? "NOTHING_TO_DO" : "OPENED";
    }
}
