package vn.nennep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page of results. A run of some sections replaces those and leaves the others. */
final class BenchPage {

    private static final String HEADING = "## ";

    private final Path file;

    BenchPage(Path file) {
        this.file = file;
    }

    /**
     * Writes the sections of a run.
     *
     * @param order titles of all sections there are; one that is not among them any more goes from the page
     */
    void write(String head, List<SectionResult> results, List<String> order) throws IOException {
        Map<String, String> sections = Files.exists(file) ? read(Files.readString(file)) : new LinkedHashMap<>();
        results.forEach(result -> sections.put(result.section().title(), result.markdown()));
        StringBuilder page = new StringBuilder(head);
        List<String> missed = order.stream()
                .filter(sections::containsKey)
                .flatMap(title -> missed(title, sections.get(title)))
                .toList();
        page.append(
                missed.isEmpty()
                        ? "Every limit was kept.\n"
                        : "Limits that were missed:\n\n" + String.join("", missed));
        order.stream().filter(sections::containsKey).forEach(title -> page.append("\n")
                .append(sections.get(title).strip())
                .append("\n"));
        Files.writeString(file, page.toString());
    }

    private static Stream<String> missed(String title, String section) {
        return section.lines()
                .filter(line -> line.startsWith("|") && line.contains(SectionResult.MISSED))
                .map(line -> "- %s: %s%n".formatted(title, line.split("\\|")[2].strip()));
    }

    private static Map<String, String> read(String page) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String part : page.split("(?m)^(?=" + HEADING + ")")) {
            if (part.startsWith(HEADING)) {
                sections.put(part.lines().findFirst().orElseThrow().substring(HEADING.length()), part);
            }
        }
        return sections;
    }
}
