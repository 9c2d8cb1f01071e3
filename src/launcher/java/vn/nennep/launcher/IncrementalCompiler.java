package vn.nennep.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the sources that changed since their class files were written, and those that may depend on them.
 *
 * <p>Whoever names a changed class is compiled with it, and whoever names one of those: a caller may use what a method
 * returns without naming its type. It keeps no notes: a class file that is missing or older than its source says all.
 */
final class IncrementalCompiler {

    private static final String JAVA = ".java";
    private static final String CLASS = ".class";
    private static final Pattern WORD = Pattern.compile("\\W+");
    private static final int STEPS = 2;

    private final List<Path> roots;
    private final Path classes;
    private final String classPath;

    /** @param roots folders of sources; one that is missing is empty */
    IncrementalCompiler(List<Path> roots, Path classes, String classPath) {
        this.roots = roots;
        this.classes = classes;
        this.classPath = classPath;
    }

    /**
     * What a compilation came to.
     *
     * @param changed simple names of the classes whose sources were changed, added or deleted
     * @param compiled how many sources were compiled
     * @param faults what the compiler said; empty when it compiled everything, and then only class files were written
     */
    record Outcome(Set<String> changed, int compiled, String faults) {

        boolean isGood() {
            return faults.isEmpty();
        }
    }

    /**
     * Compiles what is needed, all or nothing.
     *
     * @param changedElsewhere simple names of classes that were changed in another folder of sources
     */
    Outcome bringUpToDate(Collection<String> changedElsewhere) throws IOException {
        Map<String, Path> sources = sources();
        Set<String> changed = deleteOrphans(sources.keySet());
        Set<Path> dirty = new TreeSet<>();
        for (Map.Entry<String, Path> source : sources.entrySet()) {
            if (isDirty(source.getKey(), source.getValue())) {
                dirty.add(source.getValue());
                changed.add(nameOf(source.getValue()));
            }
        }
        Set<String> names = new TreeSet<>(changed);
        names.addAll(changedElsewhere);
        addDependents(sources.values(), names, dirty);
        String faults = dirty.isEmpty() ? "" : compile(dirty);
        return new Outcome(changed, dirty.size(), faults);
    }

    private Map<String, Path> sources() throws IOException {
        Map<String, Path> found = new TreeMap<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(JAVA))
                            .forEach(file -> found.put(
                                    withoutEnding(root.relativize(file).toString(), JAVA), file));
                }
            }
        }
        return found;
    }

    private boolean isDirty(String name, Path source) throws IOException {
        if (name.endsWith("package-info")) {
            // Has no class file without annotations, and nobody depends on it.
            return false;
        }
        Path compiled = classes.resolve(name + CLASS);
        return !Files.exists(compiled)
                || Files.getLastModifiedTime(compiled).compareTo(Files.getLastModifiedTime(source)) < 0;
    }

    /** Deletes class files without a source, and returns their names. */
    private Set<String> deleteOrphans(Set<String> sources) throws IOException {
        Set<String> deleted = new TreeSet<>();
        if (!Files.isDirectory(classes)) {
            return deleted;
        }
        List<Path> files;
        try (Stream<Path> walked = Files.walk(classes)) {
            files = walked.filter(file -> file.toString().endsWith(CLASS)).toList();
        }
        for (Path file : files) {
            String name = withoutEnding(classes.relativize(file).toString(), CLASS);
            int inner = name.indexOf('$');
            String outer = inner < 0 ? name : name.substring(0, inner);
            if (!sources.contains(outer)) {
                Files.delete(file);
                deleted.add(outer.substring(outer.lastIndexOf('/') + 1));
            }
        }
        return deleted;
    }

    private static void addDependents(Collection<Path> sources, Set<String> changed, Set<Path> dirty)
            throws IOException {
        Set<String> names = changed;
        for (int step = 0; step < STEPS && !names.isEmpty(); step++) {
            Set<String> next = new TreeSet<>();
            for (Path source : sources) {
                if (!dirty.contains(source) && doesName(source, names)) {
                    dirty.add(source);
                    next.add(nameOf(source));
                }
            }
            names = next;
        }
    }

    private static boolean doesName(Path source, Set<String> names) throws IOException {
        return WORD.splitAsStream(Files.readString(source)).anyMatch(names::contains);
    }

    private String compile(Set<Path> dirty) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return "A JDK is needed; " + System.getProperty("java.home") + " has no compiler.";
        }
        Files.createDirectories(classes);
        StringWriter said = new StringWriter();
        List<String> options =
                new ArrayList<>(List.of("--release", "17", "-parameters", "-g", "-proc:none", "-nowarn"));
        // Nothing is written before everything was found to be right.
        options.add("-XDcompilePolicy=simple");
        options.addAll(List.of("-encoding", "UTF-8", "-d", classes.toString()));
        options.addAll(List.of("-classpath", classes + ":" + classPath));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean good = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(dirty))
                    .call();
            return good ? "" : said.toString().strip();
        }
    }

    private static String nameOf(Path source) {
        return withoutEnding(source.getFileName().toString(), JAVA);
    }

    private static String withoutEnding(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }
}
