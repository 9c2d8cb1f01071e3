package vn.nennep.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.testdata.SampleFacts;

/** Which figures a text that somebody wrote names, and whether they are others by now. */
class DraftFiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thu hút 84 lượt đảng viên | {\"thematicPresent\":\"84\"}",
                "thu hút 184 lượt, 84% | {}",
                "đạt 92,86% (84/91) | {\"thematicPresent\":\"84\",\"thematicRate\":\"92,86%\"}",
                "84. | {\"thematicPresent\":\"84\"}",
                "84,5 điểm | {}",
                "không có số | {}"
            })
    void areThoseWhoseValueStandsThereByItself(String text, String named) {
        assertEquals(named, DraftFigures.of(text, facts("84", "92,86%")));
    }

    @Test
    void haveChangedWhenTheyAreOthersNow() {
        String saved = DraftFigures.of("84 lượt, đạt 92,86%", facts("84", "92,86%"));
        assertEquals(List.of(), DraftFigures.changed(saved, facts("84", "92,86%")));
        List<PaperPart.ChangedFigure> changed = DraftFigures.changed(saved, facts("86", "92,86%"));
        assertEquals(1, changed.size());
        assertEquals("84", changed.get(0).was());
        assertEquals("86", changed.get(0).now());
        assertEquals("thematicPresent", changed.get(0).field().name());
    }

    @Test
    void areFilledWhereTheTextNamesThem() {
        assertEquals(
                "thu hút 84 lượt {{nothing}}",
                DraftFigures.filled("thu hút {{thematicPresent}} lượt {{nothing}}", facts("84", "92,86%")));
    }

    /** Facts whose other figures are not there. */
    private static PaperFacts facts(String present, String rate) {
        PaperFacts sample = SampleFacts.of(PaperKind.CELL_REPORT, LocalDate.of(2021, 12, 31));
        PaperFacts none = sample;
        for (PaperField field : PaperCatalogue.of(PaperKind.CELL_REPORT).citing()) {
            none = none.with(Map.of(field.name(), ""));
        }
        return none.with(Map.of("thematicPresent", present, "thematicRate", rate));
    }
}
