package vn.nennep.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The application as a folder that a server runs: pages, classes and libraries of a project, kept equal to them. What a
 * build puts elsewhere or deletes does no harm to the server that runs on it.
 */
final class ExplodedApplication {

    private static final String WEB_XML = "WEB-INF/web.xml";
    private static final String CLASSES = "WEB-INF/classes/";
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String PRODUCTION = "<param-value>Production</param-value>";

    private final Path project;
    private final Path libraries;
    private final Path folder;
    private final String stage;

    /**
     * @param libraries the jars of {@code WEB-INF/lib}
     * @param folder where the application is to be
     * @param stage the {@code jakarta.faces.PROJECT_STAGE} that it runs in
     */
    ExplodedApplication(Path project, Path libraries, Path folder, String stage) {
        this.project = project;
        this.libraries = libraries;
        this.folder = folder;
        this.stage = stage;
    }

    Path folder() {
        return folder;
    }

    /** Copies what changed in the project, deletes what is gone there, and returns the paths of both. */
    Set<String> bringUpToDate() throws IOException {
        Map<String, Path> wanted = new TreeMap<>();
        collect(wanted, project.resolve("src/main/webapp"), "");
        collect(wanted, project.resolve("target/classes"), CLASSES);
        collect(wanted, libraries, LIBRARIES);
        Map<String, Path> there = new TreeMap<>();
        collect(there, folder, "");
        Set<String> changed = new TreeSet<>();
        for (Map.Entry<String, Path> file : wanted.entrySet()) {
            Path copy = folder.resolve(file.getKey());
            FileTime dated = Files.getLastModifiedTime(file.getValue());
            if (!Files.exists(copy) || !Files.getLastModifiedTime(copy).equals(dated)) {
                Files.createDirectories(copy.getParent());
                copy(file.getKey(), file.getValue(), copy);
                Files.setLastModifiedTime(copy, dated);
                changed.add(file.getKey());
            }
        }
        for (Map.Entry<String, Path> file : there.entrySet()) {
            // Dot files are the server's own, such as the one that asks for a new deployment.
            if (!wanted.containsKey(file.getKey()) && !file.getKey().startsWith(".")) {
                Files.delete(file.getValue());
                changed.add(file.getKey());
            }
        }
        return changed;
    }

    /** Whether one of these paths is read by the server at deployment only, and not at each request. */
    static boolean needsDeployment(Set<String> changed) {
        return changed.stream()
                .anyMatch(path -> path.startsWith(CLASSES)
                        || path.startsWith(LIBRARIES)
                        || path.startsWith("WEB-INF/") && path.endsWith(".xml"));
    }

    private void copy(String path, Path from, Path to) throws IOException {
        if (!path.equals(WEB_XML)) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        String text = Files.readString(from);
        if (!text.contains(PRODUCTION)) {
            throw new IOException(from + " names no stage " + PRODUCTION);
        }
        // Pages and their resources are looked at again at each request, whatever the stage.
        Files.write(
                to,
                text.replace(PRODUCTION, "<param-value>" + stage + "</param-value>")
                        .replaceFirst(
                                "<servlet>",
                                parameter("jakarta.faces.FACELETS_REFRESH_PERIOD")
                                        + parameter("com.sun.faces.resourceUpdateCheckPeriod") + "<servlet>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String parameter(String name) {
        return "<context-param><param-name>" + name + "</param-name><param-value>0</param-value></context-param>\n  ";
    }

    private static void collect(Map<String, Path> files, Path from, String under) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> walked = Files.walk(from)) {
            walked.filter(Files::isRegularFile)
                    .forEach(file -> files.put(under + from.relativize(file).toString(), file));
        }
    }
}
