package vn.nennep.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import vn.nennep.tree.UnitKind;

/**
 * The rules by which a paper of a day is laid out (thể thức): files in {@code paper/rules}. A paper follows the rules of its
 * own day, so a paper of 2021 looks as it did in 2021.
 *
 * @param name number of the document that lays them down
 * @param validFrom first day
 * @param top margin in millimetres; likewise {@code bottom}, {@code left}, {@code right}
 * @param font the face of the whole paper
 * @param size of the text, in points
 * @param line exact distance of lines, in points
 * @param indent of the first line of a paragraph, in millimetres
 * @param cellTypes abbreviations of the types that a cell may issue
 */
public record LayoutRules(
        String name,
        LocalDate validFrom,
        int top,
        int bottom,
        int left,
        int right,
        String font,
        int size,
        int line,
        int indent,
        Set<String> cellTypes) {

    private static final List<LayoutRules> ALL = List.of("hd-36", "qd-399", "hd-05").stream()
            .map(LayoutRules::read)
            .sorted(Comparator.comparing(LayoutRules::validFrom))
            .toList();

    /** The rules in force on a day; the earliest for a day before all of them. */
    public static LayoutRules on(LocalDate day) {
        return ALL.stream()
                .filter(rules -> !rules.validFrom.isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(ALL.get(0));
    }

    /** Whether a unit may issue a document of this type; the list binds cells. */
    public boolean mayIssue(UnitKind unit, String type) {
        return unit != UnitKind.CELL || cellTypes.contains(type);
    }

    private static LayoutRules read(String file) {
        Properties found = new Properties();
        try (InputStream stream = LayoutRules.class.getResourceAsStream("/paper/rules/" + file + ".properties");
                Reader text = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            found.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LayoutRules(
                found.getProperty("name"),
                LocalDate.parse(found.getProperty("valid-from")),
                number(found, "margin.top"),
                number(found, "margin.bottom"),
                number(found, "margin.left"),
                number(found, "margin.right"),
                found.getProperty("font"),
                number(found, "font.size"),
                number(found, "line"),
                number(found, "first-line"),
                Set.of(found.getProperty("types.cell").split(" ")));
    }

    private static int number(Properties found, String key) {
        return Integer.parseInt(found.getProperty(key));
    }
}
