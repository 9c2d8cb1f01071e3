package vn.nennep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sources of the project and what they are compiled into, as Maven would, but only what changed. */
final class SourceTree {

    private final Path project;
    private final String classPath;

    /**
     * @param project the folder of {@code pom.xml}
     * @throws IOException when {@code target/dev/classpath}, which {@code build.sh} writes, cannot be read
     */
    SourceTree(Path project) throws IOException {
        this.project = project;
        this.classPath =
                Files.readString(project.resolve("target/dev/classpath")).strip();
    }

    /** Compiles the application. */
    IncrementalCompiler.Outcome compileMain() throws IOException {
        Path classes = project.resolve("target/classes");
        copyResources(project.resolve("src/main/resources"), classes);
        return new IncrementalCompiler(List.of(project.resolve("src/main/java")), classes, classPath)
                .bringUpToDate(List.of());
    }

    /** Compiles the tests and the launcher, on which they build; {@code changed} are the changed classes of the application. */
    IncrementalCompiler.Outcome compileTests(Set<String> changed) throws IOException {
        Path classes = project.resolve("target/test-classes");
        copyResources(project.resolve("src/test/resources"), classes);
        return new IncrementalCompiler(
                        List.of(project.resolve("src/test/java"), project.resolve("src/launcher/java")),
                        classes,
                        project.resolve("target/classes") + ":" + classPath)
                .bringUpToDate(changed);
    }

    /** A migration that is gone but still found would break the start. */
    private static void copyResources(Path from, Path to) throws IOException {
        Set<Path> wanted = new TreeSet<>(files(from));
        for (Path name : wanted) {
            Path file = from.resolve(name);
            Path copy = to.resolve(name);
            if (!Files.exists(copy) || Files.getLastModifiedTime(copy).compareTo(Files.getLastModifiedTime(file)) < 0) {
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (Path name : files(to)) {
            if (!name.toString().endsWith(".class") && !wanted.contains(name)) {
                Files.delete(to.resolve(name));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walked = Files.walk(folder)) {
            return walked.filter(Files::isRegularFile).map(folder::relativize).toList();
        }
    }
}
