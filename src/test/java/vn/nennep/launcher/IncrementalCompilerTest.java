package vn.nennep.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalCompilerTest {

    private static final Instant BEFORE = Instant.parse("2021-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path sources;
    private Path classes;
    private IncrementalCompiler compiler;

    /** Caller uses what Service returns without naming Row; Stranger names nobody. */
    @BeforeEach
    void compileAll() throws IOException {
        sources = folder.resolve("sources");
        classes = folder.resolve("classes");
        compiler = new IncrementalCompiler(List.of(sources, folder.resolve("missing")), classes, "");
        write("Row", "record Row(int size) {}");
        write("Service", "class Service { Row row() { return new Row(1); } }");
        write("Caller", "class Caller { Object size(Service service) { return service.row().size(); } }");
        write("Stranger", "class Stranger { static class Inner {} }");
        assertEquals(4, compile().compiled());
        assertTrue(Files.exists(classes.resolve("a/Stranger$Inner.class")));
    }

    @Test
    void compilesNothingWhenNothingChanged() throws IOException {
        IncrementalCompiler.Outcome outcome = compile();
        assertEquals(0, outcome.compiled());
        assertEquals(Set.of(), outcome.changed());
    }

    @Test
    void compilesWhatChangedAndWhoeverMayDependOnIt() throws IOException {
        write("Row", "record Row(long size) {}");
        IncrementalCompiler.Outcome outcome = compile();
        assertEquals(Set.of("Row"), outcome.changed());
        assertEquals(3, outcome.compiled(), "Row, Service, Caller; not Stranger");
        assertEquals("", outcome.faults());
    }

    @Test
    void writesNothingWhenSomethingIsWrongAndFindsItAgain() throws IOException {
        write("Row", "record Row(int length) {}");
        assertFalse(compile().isGood());
        FileTime row = Files.getLastModifiedTime(classes.resolve("a/Row.class"));
        assertTrue(compile().faults().contains("Caller.java"), "asked again without a change");
        assertEquals(row, Files.getLastModifiedTime(classes.resolve("a/Row.class")));
        write("Caller", "class Caller { Object size(Service service) { return service.row().length(); } }");
        assertTrue(compile().isGood());
    }

    @Test
    void aDeletedSourceTakesItsClassesWithItAndIsMissed() throws IOException {
        Files.delete(sources.resolve("a/Stranger.java"));
        assertEquals(Set.of("Stranger"), compile().changed());
        assertFalse(Files.exists(classes.resolve("a/Stranger.class")));
        assertFalse(Files.exists(classes.resolve("a/Stranger$Inner.class")));
        Files.delete(sources.resolve("a/Row.java"));
        assertTrue(compile().faults().contains("Service.java"));
    }

    private IncrementalCompiler.Outcome compile() throws IOException {
        return compiler.bringUpToDate(List.of());
    }

    /** Sources are from now, class files are made to be from a moment before. */
    private void write(String name, String text) throws IOException {
        Path source = sources.resolve("a").resolve(name + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package a;\n" + text + "\n");
        Path compiled = classes.resolve("a").resolve(name + ".class");
        if (Files.exists(compiled)) {
            Files.setLastModifiedTime(compiled, FileTime.from(BEFORE));
        } else {
            age(name);
        }
    }

    private void age(String name) throws IOException {
        Files.setLastModifiedTime(sources.resolve("a").resolve(name + ".java"), FileTime.from(BEFORE.minusSeconds(1)));
    }
}
