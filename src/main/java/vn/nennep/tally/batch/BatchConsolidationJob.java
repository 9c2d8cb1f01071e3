package vn.nennep.tally.batch;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Properties;
import vn.nennep.tally.ConsolidationJob;

/** Hands an opened run to Jakarta Batch, as the job {@code consolidate-year}. */
@ApplicationScoped
public class BatchConsolidationJob implements ConsolidationJob {

    static final String JOB = "consolidate-year";
    static final String RUN = "run";

    @Override
    public void start(long runId) {
        Properties parameters = new Properties();
        parameters.setProperty(RUN, Long.toString(runId));
        BatchRuntime.getJobOperator().start(JOB, parameters);
    }
}
