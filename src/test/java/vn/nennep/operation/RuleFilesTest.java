package vn.nennep.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How a rule of the database is written: one file of its name that says what it answers and where it comes from. A room that
 * opens rows of a table below it has the policy in a file of its own, {@code policies_of_TABLE_by_ROOM}.
 */
class RuleFilesTest {

    private static final Path RULES = Path.of("src/main/resources/db/rule");
    private static final Path TABLES = Path.of("src/main/resources/db/migration");

    /** The last of the numbered migrations that made rules. */
    private static final String LAST_WITH_RULES = "V054";

    private static final Pattern MADE = Pattern.compile(
            "(?im)^\\s*create\\s+(?:or\\s+replace\\s+)?(function|procedure|view|policy)\\s+(\\w+)(?:\\s+on\\s+(\\w+))?");

    @Test
    void makeNothingButWhatTheirNameSays() throws IOException {
        for (Path file : rules()) {
            TreeSet<String> made = new TreeSet<>();
            MADE.matcher(Files.readString(file))
                    .results()
                    .forEach(found -> made.add(nameOf(found.group(1), found.group(2), found.group(3))));
            assertEquals(List.of(nameOf(file)), List.copyOf(made), file.toString());
        }
    }

    @Test
    void sayWhatTheyAnswerAndWhereTheyComeFrom() throws IOException {
        for (Path file : rules()) {
            String text = Files.readString(file);
            assertTrue(text.startsWith("-- "), file + " begins with what it answers");
            assertTrue(text.contains("\n-- Source: "), file + " names its source");
        }
    }

    /** Two changes that were made at the same time may have taken the same number; then no server starts. */
    @Test
    void standBesideMigrationsOfWhichNoTwoHaveOneNumber() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            List<String> numbers = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("V"))
                    .map(name -> name.substring(0, name.indexOf("__")))
                    .sorted()
                    .toList();
            assertEquals(List.copyOf(new TreeSet<>(numbers)), numbers);
        }
    }

    @Test
    void areTheOnlyPlaceWhereARuleIsMade() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("V"))
                    .filter(file -> file.getFileName().toString().compareTo(LAST_WITH_RULES + "~") > 0)
                    .toList()) {
                assertTrue(
                        MADE.matcher(Files.readString(file)).results().findAny().isEmpty(),
                        file + " makes a rule; give it a file of its own in " + RULES);
            }
        }
    }

    private static List<Path> rules() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            assertTrue(found.size() > 100, found.size() + " rules");
            return found;
        }
    }

    private static String nameOf(String kind, String name, String table) {
        return kind.equalsIgnoreCase("policy") ? "policies_of_" + table : name;
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        assertTrue(name.startsWith("R__") && name.endsWith(".sql"), file.toString());
        String room = file.getParent().getFileName().toString();
        return name.substring("R__".length(), name.length() - ".sql".length())
                .replaceFirst("^(policies_of_.*)_by_" + room + "$", "$1");
    }
}
