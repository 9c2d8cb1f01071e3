package vn.nennep.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.nennep.launcher.Folders;
import vn.nennep.launcher.StartException;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.Visit;

/** Strikes an installation by a plan while people enter and read, and looks at what is left. */
final class Chaos implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(25);
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(8);
    private static final int FILE_CLERKS = 2;
    private static final int CLERKS = 4;
    private static final int CELLS_EACH = 5;

    /** After more deaths of its server in a row the launcher waits for longer than is of interest here. */
    private static final int MOST_DEATHS = 3;

    private final long seed;
    private final Path folder;
    private final int calm;
    private final Consumer<String> console;
    private final Optional<SmallDisk> disk;
    private final Optional<MovedClock> clock;
    private final Installation installation;
    private final Recoveries recoveries = new Recoveries();
    private final Journal journal;
    private final List<Clerk> clerks = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private Runs runs;
    private ReportReader reader;
    private Striker striker;
    private int deaths;
    private int struck;
    private String result = "";
    private final List<String> skipped = new ArrayList<>();

    /**
     * @param folder emptied; everything is in it
     * @param calm milliseconds between two blows at most, once people read and save again
     * @param ownDisk whether the data folder may be mounted as a small disk, where that is allowed
     * @param console is told what happens
     */
    Chaos(long seed, Path folder, int calm, boolean ownDisk, Consumer<String> console) throws IOException {
        this.seed = seed;
        this.folder = folder;
        this.calm = calm;
        this.console = console;
        Path data = folder.resolve("data");
        SmallDisk.forget(data);
        Folders.delete(folder);
        Files.createDirectories(data);
        disk = ownDisk ? SmallDisk.mount(data) : Optional.empty();
        clock = ownDisk ? MovedClock.in(folder) : Optional.empty();
        installation = new Installation(
                data,
                folder.resolve("launcher.log"),
                Map.of("NENNEP_NIGHT_SECONDS", "5", "NENNEP_FRESH_MINUTES", "1"),
                clock.map(MovedClock::environment).orElse(Map.of()));
        journal = new Journal(folder.resolve("journal"), recoveries);
    }

    /** Fills the data folder, starts, and lets people in. */
    void begin(int cells, boolean wired) throws IOException, StartException, SQLException {
        console.accept("A province of " + cells + " cells in " + installation.data());
        ChaosWorld.fill(installation.data(), cells);
        installation.start(wired);
        Http admin = Http.at(installation.url())
                .as(Installation.ADMIN, Installation.PASSWORD)
                .within(ANSWER_LIMIT);
        Tables tables = Tables.of(installation::connect);
        runs = new Runs(admin, random("runs"));
        reader = new ReportReader(admin, ChaosWorld.reported(tables), recoveries, random("reader"));
        striker = new Striker(installation, runs, journal, recoveries, random("striker"), disk, clock);
        List<List<ChaosWorld.Cell>> shares = ChaosWorld.cells(tables, CLERKS, CELLS_EACH);
        for (int i = 0; i < CLERKS; i++) {
            String name = "chaos." + i;
            Random random = random(name);
            if (i < FILE_CLERKS) {
                clerks.add(new FileClerk(name, shares.get(i), journal, random, admin));
            } else {
                ChaosWorld.account(tables, name, shares.get(i));
                Visit visit = Visit.at(installation.url(), ANSWER_LIMIT);
                clerks.add(new PageClerk(name, shares.get(i), journal, random, visit, tables));
            }
        }
        firstRun(admin);
        clerks.forEach(clerk -> begin(clerk, clerk.name()));
        begin(runs, "runs");
        begin(reader, "reader");
    }

    private void firstRun(Http admin) {
        while (!runs.start()) {
            Clerk.pause(100);
        }
        String report = "/api/v1/reports/consolidated?unit=" + ChaosWorld.TOP + "&year=" + ChaosWorld.YEAR;
        while (admin.get(report).status() != 200) {
            Clerk.pause(100);
        }
    }

    private Random random(String purpose) {
        return new Random(seed * 31 + purpose.hashCode());
    }

    private void begin(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** Another database from now on: one of its own, behind a wire. */
    void moveBehindWire() throws IOException, StartException {
        console.accept("The database stands by itself from now on, behind a wire");
        installation.stop();
        deaths = 0;
        installation.start(true);
    }

    /** Strikes and waits until people read and save again. */
    void strike(Blow blow) throws IOException, StartException, InterruptedException {
        if (!striker.can(blow)) {
            skipped.add(blow.words());
            return;
        }
        if (deaths + blow.deaths() > MOST_DEATHS) {
            installation.stop();
            installation.start(installation.isWired());
            deaths = 0;
        }
        Random random = random("pause " + struck);
        Clerk.pause(calm / 4 + random.nextInt(calm));
        int before = journal.acknowledged();
        striker.strike(blow);
        struck++;
        deaths = blow == Blow.EVERYTHING ? 0 : deaths + blow.deaths();
        String recovered = recoveries.await(RECOVERY_LIMIT);
        if (recovered == null) {
            throw new IllegalStateException(
                    "after blow " + struck + " (" + blow.words() + ") nobody reads and saves again; "
                            + (installation.isLauncherAlive() ? "the launcher lives" : "the launcher ended"));
        }
        console.accept("%3d %s, after %d saves: %s".formatted(struck, blow.words(), before, recovered));
    }

    /** Sends everybody home and looks at what is left. */
    List<String> end() throws SQLException, InterruptedException {
        runs.stop();
        clerks.forEach(Clerk::stop);
        Clerk.pause(1_000);
        reader.stop();
        for (Thread thread : threads) {
            thread.join(RECOVERY_LIMIT.toMillis());
        }
        Http admin = Http.at(installation.url()).as(Installation.ADMIN, Installation.PASSWORD);
        Aftermath aftermath = new Aftermath(installation, admin);
        aftermath.look(journal, reader);
        result = struck + " blows by seed " + seed
                + (skipped.isEmpty() ? "" : "; skipped, as this machine does not allow them: " + skipped)
                + ".\n\n" + recoveries.table() + "\n" + journal.counts() + ".\n" + aftermath.runs() + ".\n**"
                + aftermath.counts(reader) + ".**\n";
        console.accept("\n" + result);
        aftermath.faults().forEach(fault -> console.accept("FAULT " + fault));
        return aftermath.faults();
    }

    /** What {@link #end} came to, as a page of the documentation has it. */
    String result() {
        return result;
    }

    /** Changes what was saved, beside the program: a mark or, where no roll was called yet, the topic of a meeting. */
    void spoil() {
        Tables tables = Tables.of(installation::connect);
        int marks = tables.run(
                "update roll_call_entry e set mark = 'A' where (e.meeting_id, e.member_id) = (select r.meeting_id,"
                        + " r.member_id from roll_call_entry r join meeting m on m.id = r.meeting_id"
                        + " where m.topic like 'Chaos %' and r.mark = 'P' limit 1)");
        if (marks == 0) {
            tables.run("update meeting set topic = topic || ' (thử)' where id ="
                    + " (select min(id) from meeting where topic like 'Chaos %')");
        }
    }

    /** How many saves were acknowledged. */
    int acknowledged() {
        return journal.acknowledged();
    }

    @Override
    public void close() throws IOException {
        runsEnd();
        try {
            installation.close();
        } finally {
            journal.close();
            if (disk.isPresent()) {
                // What was said stays when the disk goes.
                keepLogs();
                disk.get().close();
            }
        }
    }

    private void keepLogs() throws IOException {
        try (Stream<Path> logs = Files.walk(installation.data().resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                Files.copy(log, folder.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void runsEnd() {
        clerks.forEach(Clerk::stop);
        if (runs != null) {
            runs.stop();
            reader.stop();
        }
    }
}
