package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that a page names is in the bundle from which the page takes it. */
class PageWordsTest {

    private static final Path WEBAPP = Path.of("src", "main", "webapp");

    private static final Map<String, String> BUNDLES = Map.of(
            "p", "pages",
            "m", "messages",
            "g", "figures",
            "materialText", "material",
            "guidanceText", "guidance",
            "planText", "plan",
            "meetingText", "meeting",
            "qualityText", "quality",
            "alertText", "alert");

    private static final List<String> OF_WORDS =
            List.of("pages", "figures", "material", "guidance", "plan", "meeting", "quality", "alert");

    private static final Pattern NAMED = Pattern.compile("\\b(\\w+)\\['([a-z][\\w.-]+)'\\]");
    private static final Pattern SAID = Pattern.compile("words\\.text\\('([a-z][\\w.-]+)'\\s*[,)]");

    @Test
    void everyWordOfAPageIsInItsBundle() throws IOException {
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path page : pages()) {
            String text = Files.readString(page);
            Matcher named = NAMED.matcher(text);
            while (named.find()) {
                String bundle = BUNDLES.get(named.group(1));
                if (bundle != null) {
                    found++;
                    if (!has(bundle, named.group(2))) {
                        missing.add(page + " " + named.group());
                    }
                }
            }
            Matcher said = SAID.matcher(text);
            while (said.find()) {
                found++;
                if (OF_WORDS.stream().noneMatch(bundle -> has(bundle, said.group(1)))) {
                    missing.add(page + " " + said.group());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(found > 500, "only " + found);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).toList();
        }
    }

    private static boolean has(String bundle, String key) {
        return ResourceBundle.getBundle("vn.nennep." + bundle, Locale.forLanguageTag("vi-VN"))
                .containsKey(key);
    }
}
