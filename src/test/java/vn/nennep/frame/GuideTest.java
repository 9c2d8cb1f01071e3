package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide says what the program does: every page has its section, and every button it names is there. */
class GuideTest {

    private static final Path GUIDE = Path.of("src", "docs", "guide");
    private static final Path TEXTS = Path.of("src", "main", "resources", "vn", "nennep");
    private static final Path PAGES = Path.of("src", "main", "webapp");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    /** Pages that are shown to people who have not signed in, and one that only leads on. */
    private static final Set<String> WITHOUT = Set.of("/login.xhtml", "/index.xhtml", "/freeze/check.xhtml");

    /** Bold and not a text of a page: a value of a file, and letters. */
    private static final Set<String> NO_TEXTS = Set.of("XÓA", "A");

    @Test
    void tellsOfEveryPage() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            Set<String> pages = files.map(file -> "/" + PAGES.relativize(file).toString())
                    .filter(name -> name.endsWith(".xhtml") && !name.startsWith("/WEB-INF/") && !WITHOUT.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(pages, new TreeSet<>(GuidePages.sections().stringPropertyNames()));
        }
    }

    @Test
    void hasTheSectionsThatPagesLeadTo() {
        List<String> missing = new ArrayList<>();
        GuidePages.sections().forEach((page, place) -> {
            String[] parts = place.toString().split("#", 2);
            Guide.Chapter chapter = Guide.find(parts[0]).orElseThrow(() -> new AssertionError(place));
            if (parts.length == 2 && !chapter.sections().containsKey(parts[1])) {
                missing.add(page + ": " + place);
            }
        });
        assertEquals(List.of(), missing);
    }

    @Test
    void namesOnlyWhatThereIs() throws IOException {
        Set<String> texts = texts();
        List<String> unknown = new ArrayList<>();
        for (String part : Guide.PARTS) {
            Matcher bold =
                    BOLD.matcher(Files.readString(GUIDE.resolve(part + ".md")).replaceAll("\\s+", " "));
            while (bold.find()) {
                if (!texts.contains(bold.group(1)) && !NO_TEXTS.contains(bold.group(1))) {
                    unknown.add(part + ": " + bold.group(1));
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void isShownAsWritten() {
        Guide.Chapter secretary = Guide.find("secretary").orElseThrow();
        assertEquals("Dành cho bí thư chi bộ", secretary.title());
        assertEquals("Điểm danh", secretary.sections().get("diem-danh"));
        assertTrue(secretary.html().contains("<h2 id=\"diem-danh\">Điểm danh</h2>"), secretary.html());
        assertFalse(secretary.html().contains("<h1"), secretary.html());
        assertTrue(Guide.find("nobody").isEmpty());
        assertTrue(Guide.find(null).isEmpty());
    }

    @Test
    void hasIdsThatCanBeTyped() {
        assertEquals("dang-ky-chuyen-de", Guide.idOf("Đăng ký chuyên đề"));
        assertEquals("nam-bao-cao-va-ky-bao-cao", Guide.idOf("Năm báo cáo và kỳ báo cáo"));
    }

    private static Set<String> texts() throws IOException {
        Set<String> texts = new HashSet<>();
        try (Stream<Path> files = Files.list(TEXTS)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".properties")).toList()) {
                Properties bundle = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    bundle.load(reader);
                }
                bundle.values().forEach(text -> texts.add(text.toString()));
            }
        }
        return texts;
    }
}
