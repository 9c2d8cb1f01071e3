package vn.nennep.tally.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Properties;
import vn.nennep.tally.ConsolidationService;

/** One partition for each year of the run. */
@Named
@Dependent
public class YearPartitionMapper implements PartitionMapper {

    static final String YEAR = "year";

    /** A year is one busy database session; more at once than this would only slow down the people at work. */
    private static final int AT_ONCE = 2;

    @Inject
    @BatchProperty
    private String run;

    @Inject
    private ConsolidationService consolidation;

    @Override
    public PartitionPlan mapPartitions() {
        List<Integer> years = consolidation.listWaitingYears(Long.parseLong(run));
        Properties[] properties = years.stream()
                .map(year -> {
                    Properties one = new Properties();
                    one.setProperty(YEAR, Integer.toString(year));
                    return one;
                })
                .toArray(Properties[]::new);
        PartitionPlan plan = new PartitionPlanImpl();
        plan.setPartitions(years.size());
        plan.setThreads(Math.min(AT_ONCE, Math.max(1, years.size())));
        plan.setPartitionProperties(properties);
        // A killed partitioned step leaves no plan behind; a restart must make a new one.
        plan.setPartitionsOverride(true);
        return plan;
    }
}
