package vn.nennep.chaos;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import vn.nennep.launcher.StartException;

/** Strikes an installation, and does what the person in charge would do about it: starts again what nobody else does. */
final class Striker {

    private static final int HOURS = 26;
    private static final int START_TRIES = 20;
    private static final int FULL_TRIES = 300;
    private static final String SESSIONS = "select pid from pg_stat_activity where usename = 'nennep' order by pid";

    private final Installation installation;
    private final Runs runs;
    private final Journal journal;
    private final Recoveries recoveries;
    private final Random random;
    private final SmallDisk disk;
    private final MovedClock clock;

    /**
     * @param disk null when the disk cannot be full
     * @param clock null when the clock cannot be moved
     */
    Striker(
            Installation installation,
            Runs runs,
            Journal journal,
            Recoveries recoveries,
            Random random,
            Optional<SmallDisk> disk,
            Optional<MovedClock> clock) {
        this.installation = installation;
        this.runs = runs;
        this.journal = journal;
        this.recoveries = recoveries;
        this.random = random;
        this.disk = disk.orElse(null);
        this.clock = clock.orElse(null);
    }

    /** Whether this machine lets it be done. */
    boolean can(Blow blow) {
        return (blow != Blow.DISK_FULL || disk != null) && (blow != Blow.CLOCK || clock != null);
    }

    /** Strikes once. */
    void strike(Blow blow) throws IOException, StartException {
        switch (blow) {
            case SERVER_IN_RUN -> {
                startRun();
                Clerk.pause(random.nextInt(Math.max(50, runs.lastMillis() * 12 / 10)));
                installation.killServer();
                recoveries.struck(blow);
            }
            case SERVER_IN_SAVE -> {
                awaitSave();
                installation.killServer();
                recoveries.struck(blow);
            }
            case EVERYTHING -> {
                drawMoment();
                installation.killAll();
                recoveries.struck(blow);
                if (installation.isWired()) {
                    startDatabase();
                }
                installation.start(installation.isWired());
            }
            case POSTMASTER, DATABASE -> {
                drawMoment();
                installation.killPostmaster(blow == Blow.DATABASE);
                recoveries.struck(blow);
                if (installation.isWired()) {
                    Clerk.pause(random.nextInt(3_000));
                    startDatabase();
                }
            }
            case BACKEND -> {
                drawMoment();
                killBackend();
                recoveries.struck(blow);
            }
            case SESSIONS -> {
                drawMoment();
                endSessions();
                recoveries.struck(blow);
            }
            case WIRE_CUT -> {
                drawMoment();
                installation.wire().cut();
                Clerk.pause(100 + random.nextInt(3_000));
                installation.wire().mend();
                recoveries.struck(blow);
            }
            case WIRE_HELD -> holdWire(blow);
            case DISK_FULL -> fillDisk(blow);
            case CLOCK -> {
                clock.move(HOURS);
                Clerk.pause(4_000 + random.nextInt(6_000));
                clock.move(0);
                recoveries.struck(blow);
            }
        }
    }

    /** In the middle of a run, of a save, or of anything. */
    private void drawMoment() {
        switch (random.nextInt(3)) {
            case 0 -> {
                startRun();
                Clerk.pause(random.nextInt(Math.max(50, runs.lastMillis() * 12 / 10)));
            }
            case 1 -> awaitSave();
            default -> Clerk.pause(random.nextInt(500));
        }
    }

    private void startRun() {
        runs.pause(true);
        try {
            for (int tries = 0; tries < 100 && !runs.start(); tries++) {
                Clerk.pause(30);
            }
        } finally {
            runs.pause(false);
        }
    }

    private void awaitSave() {
        for (int tries = 0; tries < 10_000 && !journal.isPending(); tries++) {
            Clerk.pause(1);
        }
        Clerk.pause(random.nextInt(25));
    }

    private void holdWire(Blow blow) {
        drawMoment();
        installation.wire().hold();
        Clerk.pause(500 + random.nextInt(6_000));
        if (random.nextBoolean()) {
            installation.wire().cut();
            installation.wire().mend();
        }
        installation.wire().release();
        recoveries.struck(blow);
    }

    private void fillDisk(Blow blow) throws IOException, StartException {
        drawMoment();
        int unclear = journal.unclear();
        disk.fill();
        // Written into what the database has in store already is still saved; it lasts until something is not.
        for (int tries = 0; tries < FULL_TRIES && journal.unclear() == unclear; tries++) {
            Clerk.pause(50);
            disk.fill();
        }
        Clerk.pause(1_000 + random.nextInt(4_000));
        disk.empty();
        recoveries.struck(blow);
        if (installation.isWired() && !answers()) {
            startDatabase();
        }
    }

    private boolean answers() {
        try (Connection connection = installation.connect()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** What a service does whose database died: again until it starts. */
    private void startDatabase() throws StartException {
        for (int tries = 1; ; tries++) {
            try {
                installation.startDatabase();
                return;
            } catch (StartException | IllegalStateException e) {
                if (tries == START_TRIES) {
                    throw e;
                }
                Clerk.pause(500);
            }
        }
    }

    private void killBackend() {
        List<Long> pids = new ArrayList<>();
        try (Connection connection = installation.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SESSIONS)) {
            while (row.next()) {
                pids.add(row.getLong(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database is away before it was struck", e);
        }
        if (!pids.isEmpty()) {
            ProcessHandle.of(pids.get(random.nextInt(pids.size()))).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private void endSessions() {
        String which = random.nextBoolean() ? "" : " order by random() limit 1";
        try (Connection connection = installation.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'nennep'" + which);
        } catch (SQLException e) {
            throw new IllegalStateException("the database is away before it was struck", e);
        }
    }
}
