package vn.nennep.tally.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import vn.nennep.tally.ConsolidationService;

/** Ends the run by what became of its years. */
@Named
@Dependent
public class CloseRunBatchlet extends AbstractBatchlet {

    @Inject
    @BatchProperty
    private String run;

    @Inject
    private ConsolidationService consolidation;

    @Override
    public String process() {
        consolidation.close(Long.parseLong(run));
        return "CLOSED";
    }
}
