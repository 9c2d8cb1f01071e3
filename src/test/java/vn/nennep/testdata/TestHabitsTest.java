package vn.nennep.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tests share stays in one place, and none of them sleeps. */
class TestHabitsTest {

    private static final Path TESTS = Path.of("src", "test", "java");

    @Test
    void noTestSleeps() {
        String sleep = "Thread" + ".sleep";
        assertEquals(Set.of(), files(text -> text.contains(sleep)));
    }

    @Test
    void theHeadOfAFileIsWrittenOnce() {
        List<String> heads = List.of(
                CsvFile.UNITS,
                CsvFile.MEMBERS,
                CsvFile.MEMBERSHIPS,
                CsvFile.LEAVES,
                CsvFile.MEETINGS,
                CsvFile.ATTENDANCE,
                CsvFile.ACCOUNTS);
        assertEquals(Set.of("CsvFile.java"), files(text -> heads.stream()
                .anyMatch(head -> text.contains(head) || text.contains(head.replace("\n", "\\n")))));
    }

    /** Beside the one place there are the tables of an earlier release, and what the tables themselves refuse. */
    @Test
    void accountsAreMadeInOnePlace() {
        assertEquals(
                Set.of("TestAccount.java", "LifeMigrationIT.java", "UnitLifeIT.java"),
                files(text -> text.contains("into " + "account (") || text.contains("into " + "role_grant (")));
    }

    private static Set<String> files(Predicate<String> wanted) {
        try (Stream<Path> all = Files.walk(TESTS)) {
            Set<String> found = new TreeSet<>();
            all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> wanted.test(read(file)))
                    .forEach(file -> found.add(file.getFileName().toString()));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
