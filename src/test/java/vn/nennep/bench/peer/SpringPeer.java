package vn.nennep.bench.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemProcessor;
import org.springframework.batch.item.database.JdbcCursorItemReader;
import org.springframework.batch.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.nennep.launcher.EmbeddedDatabase;

/**
 * A chunk job of Spring Batch with its job repository in the same database. One connection for repository and results and
 * one for the reader, both open before, so that no pool is a part of the time. Each chunk is summed in memory before it is
 * written: an upsert a row would be many times slower.
 */
public final class SpringPeer implements Peer {

    private static final String SCHEMA = "spring_peer";

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("org.springframework");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private final String name;
    private final SingleConnectionDataSource writing;
    private final SingleConnectionDataSource reading;
    private final JobRepository repository;
    private final JdbcTransactionManager transactions;
    private final Step step;

    /** Makes the step of a job. */
    private interface Step {
        org.springframework.batch.core.Step on(SpringPeer peer);
    }

    private SpringPeer(String name, EmbeddedDatabase database, Step step) throws Exception {
        this.name = name;
        this.writing =
                new SingleConnectionDataSource(database.jdbcUrl(), database.owner(), database.ownerPassword(), true);
        this.reading =
                new SingleConnectionDataSource(database.jdbcUrl(), database.owner(), database.ownerPassword(), true);
        this.transactions = new JdbcTransactionManager(writing);
        JobRepositoryFactoryBean factory = new JobRepositoryFactoryBean();
        factory.setDataSource(writing);
        factory.setTransactionManager(transactions);
        factory.setTablePrefix(SCHEMA + ".BATCH_");
        factory.afterPropertiesSet();
        this.repository = factory.getObject();
        this.step = step;
    }

    /** All of them: the item a row of a roll call in two orders, a meeting, a cell. */
    public static List<SpringPeer> all(EmbeddedDatabase database) throws Exception {
        DriverManagerDataSource owner =
                new DriverManagerDataSource(database.jdbcUrl(), database.owner(), database.ownerPassword());
        try (Connection connection = owner.getConnection()) {
            Peer.execute(connection, "create schema " + SCHEMA);
            Peer.execute(connection, "set search_path = " + SCHEMA);
            ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
        }
        return List.of(
                new SpringPeer(
                        "Spring Batch, item a row of a roll call as entered, chunks of 1,000",
                        database,
                        peer -> peer.rows(PeerMeeting.AS_ENTERED)),
                new SpringPeer(
                        "Spring Batch, item a row of a roll call sorted by cell, chunks of 1,000",
                        database,
                        peer -> peer.rows(PeerMeeting.BY_CELL)),
                new SpringPeer(
                        "Spring Batch, item a meeting as entered, chunks of 1,000", database, SpringPeer::meetings),
                new SpringPeer("Spring Batch, item a cell, chunks of 100", database, SpringPeer::cells));
    }

    /** Takes the job repository of all of them away. */
    public static void clear(Connection connection) throws SQLException {
        Peer.execute(connection, "drop schema if exists " + SCHEMA + " cascade");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run() throws Exception {
        Job job = new JobBuilder("count", repository).start(step.on(this)).build();
        TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
        launcher.setJobRepository(repository);
        launcher.afterPropertiesSet();
        JobExecution execution = launcher.run(
                job,
                new JobParametersBuilder()
                        .addString("run", UUID.randomUUID().toString())
                        .toJobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(name + ": " + execution.getAllFailureExceptions());
        }
    }

    /**
     * A line of a roll call with its meeting.
     *
     * @param first whether it is the meeting's first, which counts as its session
     */
    private record Row(PeerMeeting meeting, boolean first, String category, String mark) {

        void addTo(PeerTotals totals) {
            if (first) {
                totals.addSession(meeting);
            }
            totals.addEntry(meeting, category, mark);
        }
    }

    private org.springframework.batch.core.Step rows(String order) {
        long[] before = {0};
        ItemProcessor<Row, Row> processor = row -> {
            boolean first = row.meeting().id() != before[0];
            before[0] = row.meeting().id();
            return new Row(row.meeting(), first, row.category(), row.mark());
        };
        return step(
                1_000,
                reader(
                        "select " + PeerMeeting.COLUMNS + ", e.category, e.mark" + PeerMeeting.FROM
                                + " join roll_call_entry e on e.meeting_id = m.id" + PeerMeeting.WHERE + order,
                        (row, index) ->
                                new Row(PeerMeeting.of(row), false, row.getString("category"), row.getString("mark"))),
                processor,
                (totals, row) -> row.addTo(totals));
    }

    private org.springframework.batch.core.Step meetings() {
        JdbcTemplate jdbc = new JdbcTemplate(writing);
        ItemProcessor<PeerMeeting, PeerTotals> processor = meeting -> {
            PeerTotals totals = new PeerTotals();
            totals.addSession(meeting);
            jdbc.query(
                    "select category, mark from roll_call_entry where meeting_id = ?",
                    row -> {
                        totals.addEntry(meeting, row.getString("category"), row.getString("mark"));
                    },
                    meeting.id());
            return totals;
        };
        return step(
                1_000,
                reader(
                        "select " + PeerMeeting.COLUMNS + PeerMeeting.FROM + PeerMeeting.WHERE + PeerMeeting.AS_ENTERED,
                        (row, index) -> PeerMeeting.of(row)),
                processor,
                PeerTotals::addAll);
    }

    private org.springframework.batch.core.Step cells() {
        JdbcTemplate jdbc = new JdbcTemplate(writing);
        String counted = StatementPeer.MET.formatted(
                        "where meeting_id in (select id from meeting where cell_id = ?)", "and m.cell_id = ?")
                + StatementPeer.COUNTED;
        ItemProcessor<Long, PeerTotals> processor = cell -> {
            PeerTotals totals = new PeerTotals();
            jdbc.query(
                    counted,
                    row -> {
                        totals.sums()
                                .put(
                                        new PeerTotals.Key(cell, row.getString("dimension"), row.getString("value")),
                                        new int[] {
                                            row.getInt("sessions"),
                                            row.getInt("due"),
                                            row.getInt("present"),
                                            row.getInt("excused"),
                                            row.getInt("absent")
                                        });
                    },
                    cell,
                    cell);
            return totals;
        };
        return step(
                100,
                reader(
                        "select distinct m.cell_id from meeting m" + PeerMeeting.WHERE + " order by m.cell_id",
                        (row, index) -> row.getLong("cell_id")),
                processor,
                PeerTotals::addAll);
    }

    private <T> JdbcCursorItemReader<T> reader(String sql, RowMapper<T> rows) {
        return new JdbcCursorItemReaderBuilder<T>()
                .name("reader")
                .dataSource(reading)
                .connectionAutoCommit(false)
                .fetchSize(1_000)
                .verifyCursorPosition(false)
                .sql(sql)
                .rowMapper(rows)
                .build();
    }

    private <T, R> org.springframework.batch.core.Step step(
            int chunk, JdbcCursorItemReader<T> reader, ItemProcessor<T, R> processor, BiConsumer<PeerTotals, R> sum) {
        return new StepBuilder("count", repository)
                .<T, R>chunk(chunk, transactions)
                .reader(reader)
                .processor(processor)
                .writer(results -> write(results, sum))
                .build();
    }

    private <R> void write(Chunk<? extends R> results, BiConsumer<PeerTotals, R> sum) {
        PeerTotals totals = new PeerTotals();
        results.forEach(result -> sum.accept(totals, result));
        new JdbcTemplate(writing).execute((ConnectionCallback<Void>) connection -> {
            totals.addTo(connection);
            return null;
        });
    }

    @Override
    public void close() {
        writing.destroy();
        reading.destroy();
    }
}
