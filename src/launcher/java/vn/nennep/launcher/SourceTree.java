package vn.nennep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
        // As pom.xml has them.
        copyResources(
                Map.of(
                        project.resolve("src/main/resources"), Path.of(""),
                        project.resolve("src/docs/guide"), Path.of("vn", "nennep", "frame", "guide")),
                classes);
        return new IncrementalCompiler(List.of(project.resolve("src/main/java")), classes, classPath)
                .bringUpToDate(List.of());
    }

    /** Compiles the tests and the launcher, on which they build; {@code changed} are the changed classes of the application. */
    IncrementalCompiler.Outcome compileTests(Set<String> changed) throws IOException {
        Path classes = project.resolve("target/test-classes");
        copyResources(Map.of(project.resolve("src/test/resources"), Path.of("")), classes);
        return new IncrementalCompiler(
                        List.of(project.resolve("src/test/java"), project.resolve("src/launcher/java")),
                        classes,
                        project.resolve("target/classes") + ":" + classPath)
                .bringUpToDate(changed);
    }

    /**
     * A migration that is gone but still found would break the start.
     *
     * @param folders each with the place that it has below {@code to}
     */
    private static void copyResources(Map<Path, Path> folders, Path to) throws IOException {
        Map<Path, Path> wanted = new TreeMap<>();
        for (Map.Entry<Path, Path> folder : folders.entrySet()) {
            files(folder.getKey())
                    .forEach(name -> wanted.put(
                            folder.getValue().resolve(name), folder.getKey().resolve(name)));
        }
        for (Map.Entry<Path, Path> one : wanted.entrySet()) {
            Path file = one.getValue();
            Path copy = to.resolve(one.getKey());
            if (!Files.exists(copy) || Files.getLastModifiedTime(copy).compareTo(Files.getLastModifiedTime(file)) < 0) {
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (Path name : files(to)) {
            if (!name.toString().endsWith(".class") && !wanted.containsKey(name)) {
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
