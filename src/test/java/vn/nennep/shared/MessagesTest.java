package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/vn/nennep");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_en.properties"))
                    .map(name -> name.replace("_en.properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void existInBothLanguages(String bundle) {
        assertEquals(keys(bundle + ".properties"), keys(bundle + "_en.properties"));
    }

    @Test
    void existForEveryRefusalInTheSources() throws IOException {
        Pattern key = Pattern.compile(
                "(?:invalid|conflict|notFound|forbidden|refuse|notice)\\(\\s*\"([a-z0-9-]+\\.[a-z0-9.-]+)\"");
        Pattern fault = Pattern.compile("\"(exchange\\.[a-z0-9.-]+)\"");
        Set<String> missing = new TreeSet<>();
        // Pages keep their own sentences in bundles of their own.
        Set<String> known = new TreeSet<>();
        bundles().forEach(bundle -> known.addAll(keys(bundle + ".properties")));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                for (Pattern pattern : List.of(key, fault)) {
                    Matcher found = pattern.matcher(text);
                    while (found.find()) {
                        // "constraint." is put together with the constraint's name.
                        if (!known.contains(found.group(1)) && !found.group(1).endsWith(".")) {
                            missing.add(found.group(1));
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void nameConstraintsThatTheTablesHave() throws IOException {
        StringBuilder tables = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db"))) {
            files.filter(Files::isRegularFile).forEach(file -> tables.append(read(file)));
        }
        keys("messages.properties").stream()
                .filter(key -> key.startsWith("constraint.") && !key.equals("constraint.unnamed"))
                .map(key -> key.substring("constraint.".length()))
                .forEach(name -> assertFalse(tables.indexOf(name) < 0, name));
    }

    @Test
    void showDaysAndYearsAsPeopleWriteThem() {
        assertEquals(
                "Số liệu năm 2021 đã khóa từ ngày 05/02/2022 (người khóa: an). Muốn sửa, hãy xin Văn phòng Tỉnh ủy mở lại cho đơn vị, nêu rõ lý do.",
                Messages.text(Messages.VIETNAMESE, "calendar.year-locked", 2021, LocalDate.of(2022, 2, 5), "an"));
    }

    @Test
    void doNotFollowTheLanguageOfTheServer() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            assertEquals("Có mặt", Messages.text(Messages.VIETNAMESE, "AttendanceMark.PRESENT"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Set<String> keys(String bundle) {
        Set<String> keys = new TreeSet<>();
        for (String line : read(BUNDLES.resolve(bundle)).split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                keys.add(line.substring(0, equals).strip());
            }
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
