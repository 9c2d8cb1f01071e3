package vn.nennep.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A criteria set as it is written on a page. */
class CriteriaDraftTest {

    @ParameterizedTest
    @ValueSource(strings = {"example-an-phu.yaml", "example-before-2025.yaml"})
    void saysTheSameAsTheSetThatItBeganWith(String name) throws IOException {
        CriteriaSet set = published(name);
        assertEquals(set.criteria(), CriteriaReader.read(CriteriaDraft.of(set).file()));
    }

    @Test
    void showsEachFaultAtItsBlock() throws IOException {
        CriteriaDraft draft = CriteriaDraft.of(published("example-an-phu.yaml"));
        CriteriaDraft.Row band = draft.rows().stream()
                .filter(row -> row.block().getName() != null
                        && row.block().getName().name().equals("bands"))
                .skip(2)
                .findFirst()
                .orElseThrow();
        field(band, "points").setValue("nhiều");
        CriteriaRefused refused = assertThrows(CriteriaRefused.class, () -> CriteriaReader.read(draft.file()));
        assertEquals(List.of(), draft.show(refused.faults()));
        List<CriteriaDraft.Row> wrong = draft.rows().stream()
                .filter(row -> !row.block().getFaults().isEmpty())
                .toList();
        assertEquals(1, wrong.size());
        assertEquals(band.block(), wrong.get(0).block());
        assertEquals("quality.set.no-points", band.block().getFaults().get(0).key());
        field(band, "points").setValue("3");
        CriteriaReader.read(draft.file());
    }

    @Test
    void takesBlocksAwayAddsAndMovesThem() throws IOException {
        CriteriaDraft draft = CriteriaDraft.of(published("example-an-phu.yaml"));
        CriteriaDraft.Row set = draft.rows().get(0);
        draft.add(set.block(), "vetoes");
        CriteriaDraft.Row veto = row(draft, "vetoes");
        field(veto, "name").setValue("Tốt phải có \"đủ\" điểm dự họp: 1\\2");
        field(veto, "highest").setValue("fair");
        field(veto, "full-marks").setValue("2a, 4e");
        Criteria with = CriteriaReader.read(draft.file());
        assertEquals(List.of("2a", "4e"), with.vetoes().get(0).fullMarks());
        assertEquals(
                "Tốt phải có \"đủ\" điểm dự họp: 1\\2", with.vetoes().get(0).name());

        List<String> before = codes(draft);
        draft.move(row(draft, "criteria"), true);
        assertEquals(List.of(before.get(1), before.get(0)), codes(draft).subList(0, 2));
        draft.move(row(draft, "criteria"), false);
        assertEquals(List.of(before.get(1), before.get(0)), codes(draft).subList(0, 2), "it is the first");

        draft.remove(row(draft, "vetoes"));
        assertTrue(CriteriaReader.read(draft.file()).vetoes().isEmpty());
    }

    private static List<String> codes(CriteriaDraft draft) {
        return draft.rows().stream()
                .filter(row -> row.depth() == 1 && row.block().getName().name().equals("criteria"))
                .map(row -> field(row, "code").getValue())
                .toList();
    }

    private static CriteriaDraft.Row row(CriteriaDraft draft, String name) {
        return draft.rows().stream()
                .filter(row -> row.block().getName() != null
                        && row.block().getName().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CriteriaDraft.Field field(CriteriaDraft.Row row, String name) {
        return row.block().getFields().stream()
                .filter(field -> field.getName().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CriteriaSet published(String name) throws IOException {
        try (InputStream in = CriteriaDraftTest.class.getResourceAsStream("/quality/" + name)) {
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new CriteriaSet(
                    CriteriaReader.read(source.getBytes(StandardCharsets.UTF_8)),
                    null,
                    source,
                    "test",
                    Clock.systemUTC());
        }
    }
}
