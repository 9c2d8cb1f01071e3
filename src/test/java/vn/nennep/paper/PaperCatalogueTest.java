package vn.nennep.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.Messages;

/** Every field and table that a template can name has a name for people, and no text is left that names none. */
class PaperCatalogueTest {

    @Test
    void everyFieldAndTableHasItsName() {
        for (Locale language : Set.of(Messages.VIETNAMESE, Messages.ENGLISH)) {
            assertEquals(named(language, "paper.field."), fields(), language.toString());
            assertEquals(named(language, "paper.table."), tables(), language.toString());
        }
    }

    private static Set<String> named(Locale language, String beginning) {
        return Messages.all(language).keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .map(key -> key.substring(beginning.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fields() {
        return catalogues()
                .flatMap(kind -> Stream.concat(
                        kind.fields().stream(), kind.tables().stream().flatMap(table -> table.fields().stream())))
                .filter(field -> field.figure() == null)
                .map(PaperField::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> tables() {
        return catalogues()
                .flatMap(kind -> kind.tables().stream())
                .map(PaperTable::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<PaperCatalogue> catalogues() {
        return Arrays.stream(PaperKind.values()).map(PaperCatalogue::of);
    }
}
