package vn.nennep.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Before {@code ./build.sh it} runs tests: compiles what changed and sees to it that the server which stays up is there,
 * has the present classes and pages, and the data of its first start.
 */
public final class KeepServer {

    private static final String STOP = "--stop";

    private KeepServer() {}

    /**
     * Does it and says what it did; ends with 1 when it could not.
     *
     * @param arguments the project folder, and {@code --stop} to end the server
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
        KeptFolder folder = new KeptFolder(project);
        if (arguments.length > 1 && STOP.equals(arguments[1])) {
            boolean ran = Orphan.isRunning(folder.process());
            Orphan.stopRemembered(folder.process());
            console.println(ran ? "The server is stopped." : "No server runs.");
            return;
        }
        try {
            bringUp(project, folder, console);
        } catch (StartException e) {
            console.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void bringUp(Path project, KeptFolder folder, PrintStream console)
            throws IOException, InterruptedException, StartException {
        long began = System.nanoTime();
        SourceTree sources = new SourceTree(project);
        IncrementalCompiler.Outcome main = sources.compileMain();
        requireGood(main);
        IncrementalCompiler.Outcome tests = sources.compileTests(main.changed());
        requireGood(tests);
        say(console, main.compiled() + " + " + tests.compiled() + " sources compiled", began);

        began = System.nanoTime();
        ExplodedApplication application =
                new ExplodedApplication(project, project.resolve("target/dev/lib"), folder.application(), "Production");
        boolean anew = ExplodedApplication.needsDeployment(application.bringUpToDate());
        folder.forgetTalk();
        if (!Orphan.isRunning(folder.process()) || !Files.exists(folder.address())) {
            Orphan.stopRemembered(folder.process());
            start(project, folder);
            await(folder);
            say(
                    console,
                    "the server was started; ./build.sh it --stop ends it, and so do two hours without a run",
                    began);
        } else {
            folder.wish(anew ? KeptServer.Wish.ANEW : KeptServer.Wish.FRESH);
            await(folder);
            say(console, anew ? "the changed application was started on new data" : "fresh data", began);
        }
    }

    /** In a session of its own: Ctrl-C on the tests does not reach it. */
    private static void start(Path project, KeptFolder folder) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        "setsid",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeptServer.class.getName(),
                        project.toString()))
                .directory(project.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(folder.said().toFile())
                .start();
        Orphan.remember(folder.process(), process);
    }

    private static void await(KeptFolder folder) throws IOException, InterruptedException, StartException {
        String answer = folder.takeAnswer();
        while (answer == null) {
            if (!Orphan.isRunning(folder.process())) {
                // Its last words may have come in between.
                answer = folder.takeAnswer();
                if (answer == null) {
                    throw new StartException("the server ended: " + Files.readString(folder.said()));
                }
                break;
            }
            Thread.sleep(50);
            answer = folder.takeAnswer();
        }
        if (!answer.isEmpty()) {
            // The next run must not take the old classes for the new ones.
            Orphan.stopRemembered(folder.process());
            throw new StartException(answer);
        }
    }

    private static void requireGood(IncrementalCompiler.Outcome outcome) throws StartException {
        if (!outcome.isGood()) {
            throw new StartException(outcome.faults());
        }
    }

    private static void say(PrintStream console, String what, long began) {
        console.printf("%5.1f s  %s%n", (System.nanoTime() - began) / 1e9, what);
    }
}
