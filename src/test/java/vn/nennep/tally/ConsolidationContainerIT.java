package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import jakarta.batch.runtime.StepExecution;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.nennep.demo.DemoService;
import vn.nennep.operation.Beginning;
import vn.nennep.shared.RefusedException;
import vn.nennep.testdata.Deployments;

/** The job as Jakarta Batch runs it, seen from inside: its steps, its partitions, its end. */
@ExtendWith(ArquillianExtension.class)
class ConsolidationContainerIT {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(3);

    @Inject
    private ConsolidationService consolidation;

    @Inject
    private RunLock lock;

    @Inject
    private Beginning beginning;

    @Inject
    private DemoService demo;

    /** The owner's: what the test looks at is kept out of the application's sight while nobody is signed in. */
    @Resource(lookup = "jdbc/nennep-owner")
    private DataSource pool;

    @Deployment
    static WebArchive application() {
        return Deployments.applicationWith(ConsolidationContainerIT.class);
    }

    @BeforeEach
    void loadSomethingToCount() {
        Instant limit = Instant.now().plus(LONGEST_RUN);
        while (!beginning.isReady()) {
            assertTrue(Instant.now().isBefore(limit), "the start is at " + beginning.standing());
            LockSupport.parkNanos(50_000_000);
        }
        demo.load();
    }

    @Test
    void runsItsThreeStepsAndAPartitionForTheOpenYear() throws SQLException {
        consolidation.makeNight(Instant.now(), true);
        JobExecution job = awaitEnd();
        assertEquals(BatchStatus.COMPLETED, job.getBatchStatus());
        List<String> steps = BatchRuntime.getJobOperator().getStepExecutions(job.getExecutionId()).stream()
                .map(StepExecution::getStepName)
                .toList();
        assertEquals(List.of("openRun", "consolidateYears", "closeRun"), steps);
        assertEquals("SCHEDULE COMPLETED", newestRun());
        assertEquals(
                "84",
                only("select thematic_present from unit_total t join unit u on u.id = t.unit_id"
                        + " where u.code = 'LS.KCQ.BDV' and year = 2021 and whole and view = 'THEN'"));
    }

    @Test
    void leavesTheNightToWhoeverHasTheLock() throws SQLException {
        assertTrue(lock.tryAcquire());
        try {
            String before = only("select count(*) from consolidation_run");
            consolidation.makeNight(Instant.now().plusSeconds(60), true);
            assertEquals(before, only("select count(*) from consolidation_run"));
        } finally {
            lock.release();
        }
    }

    @Test
    void isNotStartedByNobody() {
        RefusedException refused = assertThrows(RefusedException.class, () -> consolidation.start(2021, false));
        assertEquals("access.forbidden", refused.key());
    }

    private String newestRun() throws SQLException {
        return only("select origin || ' ' || status from consolidation_run order by id desc limit 1");
    }

    private String only(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            assertTrue(found.next(), sql);
            return found.getString(1);
        }
    }

    private static JobExecution awaitEnd() {
        JobOperator operator = BatchRuntime.getJobOperator();
        Instant limit = Instant.now().plus(LONGEST_RUN);
        while (Instant.now().isBefore(limit)) {
            JobExecution newest = operator.getJobExecutions(
                            operator.getJobInstances("consolidate-year", 0, 1).get(0))
                    .get(0);
            if (newest.getEndTime() != null) {
                return newest;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("the job did not end");
    }
}
