package vn.nennep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.nennep.bench.Line;
import vn.nennep.bench.Measures;
import vn.nennep.bench.Section;
import vn.nennep.bench.World;

/** A start as {@code ./build.sh run} makes it, on the data of a province, beside a server without any application. */
public final class StartSection implements Section {

    private static final Path FOLDER = Path.of("target", "it", "bench-start").toAbsolutePath();
    private static final Path BINARIES = Path.of("target", "server");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ROUNDS = 3;

    private static final String BARE = "a server without an application";
    private static final String PLAIN = "the application, unpacked at the start";
    private static final String KEPT = "the application, unpacked before, its classes in an archive";
    private static final String MEMORY = "memory of the server after its start";

    private Map<String, String> environment;

    @Override
    public String title() {
        return "Start";
    }

    @Override
    public String key() {
        return "start";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                Line.of(BARE),
                Line.of(PLAIN).against(BARE),
                Line.of(KEPT).atMost(15_000).atMost(3.5, BARE),
                Line.of(MEMORY).in("MB").atMost(1_500));
    }

    /** The short form runs beside other work, and four starts are a minute of it. */
    @Override
    public boolean isInShort() {
        return false;
    }

    @Override
    public int rounds(int asked) {
        return Math.min(ROUNDS, asked);
    }

    @Override
    public void prepare(World world) throws Exception {
        EmbeddedDatabase database = world.province("start", world.cells());
        Folders.empty(FOLDER);
        environment = Map.of(
                "NENNEP_DEMO", "none",
                "NENNEP_ADMIN_PASSWORD", "admin-bench-1",
                "NENNEP_SECRET_KEY", "dGhpcyBrZXkgaXMgZm9yIHRlc3RzIG9ubHksIDMyIGI=",
                "NENNEP_FILES", FOLDER.resolve("files").toString(),
                "NENNEP_DB_URL", database.jdbcUrl(),
                "NENNEP_DB_USER", database.user(),
                "NENNEP_DB_PASSWORD", database.password(),
                "NENNEP_DB_OWNER", database.owner(),
                "NENNEP_DB_OWNER_PASSWORD", database.ownerPassword());
        // The first start makes what a data folder has ever after, and writes down which classes it loads.
        UnpackedServer unpacked = unpacked();
        start(unpacked, new Measures(), PLAIN);
        if (!unpacked.archive()) {
            throw new IllegalStateException("no archive was made; see " + FOLDER);
        }
    }

    @Override
    public void round(Measures measures) throws Exception {
        startBare(measures);
        start(null, measures, PLAIN);
        start(unpacked(), measures, KEPT);
    }

    @Override
    public String note() {
        return "The bare server is ready when it says so; the application when its first page answers. All compile as"
                + " ./build.sh run lets them. The database runs already.";
    }

    private static UnpackedServer unpacked() throws IOException {
        return UnpackedServer.prepare(BINARIES, FOLDER.resolve("unpacked"));
    }

    private void start(UnpackedServer unpacked, Measures measures, String line) throws Exception {
        Path work = FOLDER.resolve("server");
        try (PayaraMicro server = PayaraMicro.start(
                new PayaraMicro.Options(
                        BINARIES,
                        Path.of("target", "ROOT.war"),
                        Path.of("server-config", "payara.asadmin"),
                        work,
                        FOLDER.resolve("server.log"),
                        "127.0.0.1",
                        Ports.free(),
                        PayaraMicro.FULL_SPEED,
                        environment),
                unpacked,
                notice -> {})) {
            server.awaitReady(PATIENCE);
            measures.note(line, server.age().toMillis());
            if (unpacked != null) {
                String pid = Files.readAllLines(work.resolve("server.pid")).get(0);
                measures.note(MEMORY, megabytes(Long.parseLong(pid)));
            }
        }
    }

    private static void startBare(Measures measures) throws Exception {
        Path work = Folders.empty(FOLDER.resolve("bare"));
        Path log = work.resolve("server.log");
        Path settings = Files.writeString(work.resolve("preboot.asadmin"), PayaraMicro.LISTENER + "127.0.0.1\n");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Djava.io.tmpdir=" + work,
                        "-jar",
                        BINARIES.resolve("payara-micro.jar").toString(),
                        "--nohazelcast",
                        "--disablephonehome",
                        "--port",
                        Integer.toString(Ports.free()),
                        "--prebootcommandfile",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            while (!Files.readString(log).contains(" ready in ")) {
                if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the bare server did not start; see " + log);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            measures.note(BARE, (System.nanoTime() - began) / 1e6);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static double megabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }
}
