package vn.nennep.testdata;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs named test classes without Maven, and prints what failed: the second half of {@code ./build.sh it}. */
public final class RunClasses {

    private static final String CLASS = ".class";

    private RunClasses() {}

    /**
     * Ends with 1 when a test failed, 2 when a name is unknown or nothing was run.
     *
     * @param names such as {@code RecordIT}, {@code vn.nennep.record.RecordIT} or {@code RecordIT#keepsADraft}
     */
    public static void main(String[] names) throws IOException {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (String name : names) {
            selectors.add(selectorOf(name));
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(ClassNameFilter.includeClassNamePatterns(".*"))
                .build();
        Tally tally = new Tally();
        long began = System.nanoTime();
        LauncherFactory.create().execute(request, tally);
        System.out.printf(
                "%5.1f s  Tests: %d passed, %d failed, %d skipped%n",
                (System.nanoTime() - began) / 1e9, tally.passed, tally.failed, tally.skipped);
        int code = tally.failed > 0 ? 1 : 0;
        System.exit(tally.passed + tally.failed + tally.skipped == 0 ? 2 : code);
    }

    private static DiscoverySelector selectorOf(String name) throws IOException {
        int hash = name.indexOf('#');
        String type = hash < 0 ? name : name.substring(0, hash);
        String found = type.contains(".") ? type : find(type);
        if (found.endsWith("ContainerIT")) {
            throw refused(type + " runs inside a server of its own: ./build.sh test -Dit.test=" + type);
        }
        return hash < 0 ? selectClass(found) : selectMethod(found, name.substring(hash + 1));
    }

    private static String find(String simple) throws IOException {
        Path classes = Path.of("target", "test-classes");
        List<Path> found;
        try (Stream<Path> files = Files.walk(classes)) {
            found = files.filter(file -> file.getFileName().toString().equals(simple + CLASS))
                    .toList();
        }
        if (found.size() != 1) {
            throw refused(
                    found.isEmpty() ? "There is no test " + simple : "There are several " + simple + ": " + found);
        }
        String path = classes.relativize(found.get(0)).toString();
        return path.substring(0, path.length() - CLASS.length()).replace('/', '.');
    }

    private static IllegalArgumentException refused(String why) {
        System.err.println(why);
        System.exit(2);
        return new IllegalArgumentException(why);
    }

    /** Counts, and prints what failed at once. */
    private static final class Tally implements TestExecutionListener {
        private int passed;
        private int failed;
        private int skipped;

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            skipped++;
            System.out.println("SKIPPED " + nameOf(test) + ": " + reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            switch (result.getStatus()) {
                case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
                case ABORTED -> {
                    skipped++;
                    System.out.println("ABORTED " + nameOf(test));
                }
                case FAILED -> {
                    // A class whose preparation failed counts too: its tests were not run.
                    failed++;
                    System.out.println("FAILED " + nameOf(test));
                    result.getThrowable().ifPresent(thrown -> thrown.printStackTrace(System.out));
                }
            }
        }

        private static String nameOf(TestIdentifier test) {
            return test.getParentIdObject()
                            .map(parent -> parent.getLastSegment().getValue() + " ")
                            .orElse("")
                    + test.getDisplayName();
        }
    }
}
