package vn.nennep.tally.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import vn.nennep.tally.ConsolidationService;

/** However the job ended, the run is closed and its lock given up; after an orderly end there is nothing left to do. */
@Named
@Dependent
public class RunEndListener extends AbstractJobListener {

    @Inject
    @BatchProperty
    private String run;

    @Inject
    private ConsolidationService consolidation;

    @Override
    public void afterJob() {
        consolidation.close(Long.parseLong(run));
    }
}
