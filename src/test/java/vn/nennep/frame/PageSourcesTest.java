package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How pages are written: lines that can be read, and a label said once. */
class PageSourcesTest {

    private static final int LONGEST_LINE = 160;

    /** A control in a field that says again what it is called; the label of a file's control is that of its button. */
    private static final Pattern LABELLED =
            Pattern.compile("<n:field\\b(?:(?!</n:field>).)*?<[hp]:(?!fileUpload)\\w+[^>]*\\slabel=\"", Pattern.DOTALL);

    @Test
    void haveNoLongLineAndNoLabelTwice() throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                faults(Files.readString(page)).forEach(fault -> faults.add(page + " " + fault));
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void areFoundWrongInABadPage() {
        assertEquals(
                List.of("line 2 has 161 characters", "a control in a field has a label of its own"),
                faults("<p/>\n" + "x".repeat(161)
                        + "\n<n:field for=\"day\" key=\"plan.day\"><p:inputText id=\"day\" label=\"Day\"/></n:field>"));
    }

    private static List<String> faults(String page) {
        List<String> faults = new ArrayList<>();
        String[] lines = page.split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].length() > LONGEST_LINE) {
                faults.add("line " + (i + 1) + " has " + lines[i].length() + " characters");
            }
        }
        if (LABELLED.matcher(page).find()) {
            faults.add("a control in a field has a label of its own");
        }
        return faults;
    }
}
