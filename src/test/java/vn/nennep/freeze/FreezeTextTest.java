package vn.nennep.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FreezeTextTest {

    private static final List<String> FACTS = List.of(
            "1\tfigure\tNOW/whole/-\t{\"due\": 4}",
            "1\tfigure\tTHEN/part/9\t{\"due\": 1}",
            "1\tfigure\tTHEN/whole/-\t{\"due\": 4}",
            "1\tmark\tM-1/7\tOP",
            "1\tshare\tTHEN/whole/-/MONTH/3\t{\"sessions\": 2}",
            "12\tmark\tM-2/7\tOA Họp");

    private static final FreezeHeader HEADER = new FreezeHeader(
            2021,
            "2021",
            1,
            Instant.parse("2022-01-20T03:04:05.678901Z"),
            2,
            0,
            null,
            new TreeMap<>(Map.of("figure", List.of("due", "present"), "mark", List.of())));

    private static byte[] text(List<String> facts, List<TextDigest.UnitSeal> seals) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FreezeText.write(HEADER, facts.iterator(), out, seals::add);
        return out.toByteArray();
    }

    private static FrozenText read(byte[] bytes, List<TextDigest.UnitSeal> seals) {
        FrozenText text = new FrozenText(new ByteArrayInputStream(bytes), seals::add);
        while (text.hasNext()) {
            text.next();
        }
        return text;
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isWrittenAsItsFormSays() throws NoSuchAlgorithmException {
        String head = "nennep-freeze 1\nyear\t2021\nperiod\t2021\nversion\t1\nfrozen-at\t2022-01-20T03:04:05.678901Z\n"
                + "unreported\t2\naside\t0\nprevious\t-\ncolumns\tfigure\tdue present\ncolumns\tmark\t\nfacts\n";
        String first = String.join("\n", FACTS.subList(0, 5)) + "\n";
        String second = FACTS.get(5) + "\n";
        List<TextDigest.UnitSeal> seals = new ArrayList<>();
        byte[] bytes = text(FACTS, seals);
        assertEquals(
                head + first + second + "units\n1\t5\t" + sha256(first) + "\n12\t1\t" + sha256(second) + "\nend\t6\n",
                new String(bytes, StandardCharsets.UTF_8));
        assertEquals(
                List.of(
                        "THEN " + sha256(head + FACTS.get(1) + "\n" + FACTS.get(2) + "\n" + FACTS.get(4) + "\n"),
                        "NOW " + sha256(head + FACTS.get(0) + "\n")),
                seals.stream().map(seal -> seal.view() + " " + seal.hash()).toList());
        assertEquals("{\"due\": 4}", seals.get(0).figures());
    }

    @Test
    void isReadAsItWasWritten() throws NoSuchAlgorithmException {
        List<TextDigest.UnitSeal> written = new ArrayList<>();
        byte[] bytes = text(FACTS, written);
        List<TextDigest.UnitSeal> found = new ArrayList<>();
        FrozenText text = read(bytes, found);
        assertEquals(HEADER, text.header());
        assertEquals(written, found);
        assertEquals(6, text.lines());
        assertEquals(List.of(), text.faults());
        assertEquals(sha256(new String(bytes, StandardCharsets.UTF_8)), text.hash());
    }

    @Test
    void namesTheUnitInWhichAByteWasChanged() {
        String changed = new String(text(FACTS, new ArrayList<>()), StandardCharsets.UTF_8).replace("\tOA", "\tOE");
        FrozenText text = read(changed.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
        assertEquals(List.of("12"), text.faults());
    }

    @Test
    void isNoTextWithAnyOfItsLinesMissing() {
        String[] lines = new String(text(FACTS, new ArrayList<>()), StandardCharsets.UTF_8).split("\n");
        String right = read(String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8), new ArrayList<>())
                .hash();
        for (int missing = 0; missing < lines.length; missing++) {
            List<String> left = new ArrayList<>(List.of(lines));
            left.remove(missing);
            byte[] bytes = (String.join("\n", left) + "\n").getBytes(StandardCharsets.UTF_8);
            String line = lines[missing];
            try {
                FrozenText text = read(bytes, new ArrayList<>());
                assertTrue(!text.hash().equals(right), line);
            } catch (FrozenTextException expected) {
                assertTrue(expected.getMessage().length() > 0, line);
            }
        }
        assertThrows(FrozenTextException.class, () -> read(new byte[0], new ArrayList<>()));
        assertThrows(
                FrozenTextException.class,
                () -> read("{\"year\": 2021}".getBytes(StandardCharsets.UTF_8), new ArrayList<>()));
    }

    @Test
    void comparesTwoTextsFactByFact() {
        List<String> after = List.of(
                FACTS.get(0),
                FACTS.get(1),
                "1\tfigure\tTHEN/whole/-\t{\"due\": 5}",
                "1\tmark\tM-1/70\tOP",
                FACTS.get(4),
                FACTS.get(5),
                "9\tmark\tM-3/7\tOP");
        TextComparison comparison = new TextComparison(3, fact -> true).run(FACTS.iterator(), after.iterator());
        assertEquals(4, comparison.number());
        assertEquals(
                List.of(
                        new Difference(1, FactKind.FIGURE, "THEN/whole/-", "{\"due\": 4}", "{\"due\": 5}"),
                        new Difference(1, FactKind.MARK, "M-1/7", "OP", null),
                        new Difference(1, FactKind.MARK, "M-1/70", null, "OP")),
                comparison.first());
        assertEquals(
                0,
                new TextComparison(3, fact -> fact.is(FactKind.SHARE))
                        .run(FACTS.iterator(), after.iterator())
                        .number());
    }

    @Test
    void goesThroughPiecesOfAnySize() throws IOException {
        byte[] bytes = new byte[2_500_000];
        new Random(1).nextBytes(bytes);
        List<byte[]> pieces = new ArrayList<>();
        try (ChunkOutput out = new ChunkOutput(pieces::add)) {
            out.write(bytes, 0, 1_048_576);
            out.write(bytes[1_048_576]);
            out.write(bytes, 1_048_577, bytes.length - 1_048_577);
        }
        assertEquals(3, pieces.size());
        try (ChunkInput in = new ChunkInput(
                position -> position > pieces.size() ? Optional.empty() : Optional.of(pieces.get(position - 1)))) {
            assertEquals(bytes[0] & 0xFF, in.read());
            assertEquals(
                    HexFormat.of().formatHex(bytes, 1, bytes.length),
                    HexFormat.of().formatHex(in.readAllBytes()));
        }
    }
}
