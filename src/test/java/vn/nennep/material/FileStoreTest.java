package vn.nennep.material;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.shared.RefusedException;
import vn.nennep.testdata.GreedyFiles;
import vn.nennep.testdata.SampleFiles;

class FileStoreTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final Instant NOW = Instant.parse("2021-03-12T02:00:00Z");

    @TempDir
    private Path folder;

    private FileStore store;

    @BeforeEach
    void prepare() {
        store = store("pptx,pdf,docx,png,jpeg");
    }

    private FileStore store(String types) {
        return new FileStore(
                new FileSettings(folder, 2, types),
                new Pictures(Duration.ofMinutes(5)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Stream<Arguments> goodFiles() {
        return Stream.of(
                Arguments.of("Trình chiếu kỳ 1.pptx", MaterialType.PPTX, SampleFiles.pptx("Kỳ 1"), true),
                Arguments.of("Hướng dẫn.PDF", MaterialType.PDF, SampleFiles.pdf("Hướng dẫn"), true),
                Arguments.of("Dự thảo.docx", MaterialType.DOCX, SampleFiles.docx("Dự thảo"), false),
                Arguments.of("ảnh.png", MaterialType.PNG, SampleFiles.picture("png", 3000, 1000), true),
                Arguments.of("ảnh.jpg", MaterialType.JPEG, SampleFiles.picture("jpg", 200, 400), true),
                Arguments.of("ảnh.jpeg", MaterialType.JPEG, SampleFiles.picture("jpg", 201, 400), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodFiles")
    void takesWhatItsNamePromisesAndDrawsItsFirstPage(String name, MaterialType type, byte[] content, boolean pictured)
            throws IOException {
        StoredFile stored = store.receive(name, new ByteArrayInputStream(content));

        assertEquals(name, stored.name());
        assertEquals(type, stored.type());
        assertEquals(content.length, stored.size());
        assertEquals(pictured, stored.pictured());
        assertTrue(Arrays.equals(content, Files.readAllBytes(store.path(stored.sha256()))));
        assertEquals(pictured, Files.exists(store.picturePath(stored.sha256())));
    }

    @Test
    void drawsTheSlideInItsColoursAndNoLargerThanAPageNeeds() throws IOException {
        BufferedImage slide = picture(store.receive("a.pptx", in(SampleFiles.pptx("x"))));
        assertEquals(FirstPage.LONGEST_SIDE, slide.getWidth());
        assertEquals(540, slide.getHeight());
        assertEquals(Color.RED.getRGB(), slide.getRGB(5, 5));

        BufferedImage page = picture(store.receive("a.pdf", in(SampleFiles.pdf("x"))));
        assertEquals(FirstPage.LONGEST_SIDE, page.getHeight(), 1);
        assertEquals(Color.WHITE.getRGB(), page.getRGB(5, 5));
        assertEquals(Color.BLUE.getRGB(), page.getRGB(5, page.getHeight() - 5));

        BufferedImage small = picture(store.receive("a.png", in(SampleFiles.picture("png", 3000, 1000))));
        assertEquals(FirstPage.LONGEST_SIDE, small.getWidth());
        assertEquals(320, small.getHeight());
    }

    private BufferedImage picture(StoredFile stored) throws IOException {
        return ImageIO.read(store.picturePath(stored.sha256()).toFile());
    }

    static Stream<Arguments> badFiles() {
        byte[] pptx = SampleFiles.pptx("x");
        byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(UTF_8);
        byte[] html = "<html><script>alert(1)</script></html>".getBytes(UTF_8);
        byte[] zeros = new byte[64 * MEGABYTE];
        return Stream.of(
                Arguments.of("a.pdf", pptx, "material.lies"),
                Arguments.of("a.docx", pptx, "material.lies"),
                Arguments.of("a.pptx", SampleFiles.docx("x"), "material.lies"),
                Arguments.of("a.png", SampleFiles.picture("jpg", 9, 9), "material.lies"),
                Arguments.of("a.pdf", html, "material.lies"),
                Arguments.of("a.png", svg, "material.lies"),
                Arguments.of("a.docx", SampleFiles.zip("word/document.xml", html), "material.lies"),
                Arguments.of("a.pptx", SampleFiles.zip("../../../tmp/attacked", html), "material.lies"),
                Arguments.of("a.svg", svg, "material.type-not-taken"),
                Arguments.of("a.html", html, "material.type-not-taken"),
                Arguments.of("a", SampleFiles.pdf("x"), "material.type-not-taken"),
                Arguments.of("a.pdf.exe", SampleFiles.pdf("x"), "material.type-not-taken"),
                Arguments.of("a.pptm", pptx, "material.macros"),
                Arguments.of(
                        "a.pptx",
                        SampleFiles.with(
                                pptx, "ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", new byte[9]),
                        "material.macros"),
                Arguments.of("a.pptx", SampleFiles.locked(pptx), "material.old-or-locked"),
                Arguments.of("a.pdf", SampleFiles.pdf("x", "mật khẩu"), "material.old-or-locked"),
                Arguments.of("a.pdf", "%PDF-1.7\nno more".getBytes(UTF_8), "material.damaged"),
                Arguments.of("a.png", Arrays.copyOf(SampleFiles.picture("png", 9, 9), 12), "material.damaged"),
                Arguments.of("a.pptx", Arrays.copyOf(pptx, pptx.length / 2), "material.damaged"),
                Arguments.of(
                        "a.pptx",
                        SampleFiles.with(pptx, "ppt/media/bomb.png", "image/png", zeros),
                        "material.unpacks-too-large"),
                Arguments.of("a.pdf", new byte[0], "material.empty"),
                Arguments.of("a.pdf", new byte[2 * MEGABYTE + 1], "material.too-large"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("badFiles")
    void refusesWithTheReasonAndKeepsNothing(String name, byte[] content, String key) throws IOException {
        assertEquals(
                key,
                assertThrows(RefusedException.class, () -> store.receive(name, in(content)))
                        .key());
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @CsvSource({
        "../a.pdf, material.name-is-path",
        "/etc/a.pdf, material.name-is-path",
        "..\\a.pdf, material.name-is-path",
        "C:\\a.pdf, material.name-is-path",
        ".pdf, material.name-strange",
        "'\u202Efdp.pdf', material.name-strange",
        "'  ', material.no-file"
    })
    void refusesANameThatIsMoreThanAName(String name, String key) throws IOException {
        byte[] content = SampleFiles.pdf("x");
        assertEquals(
                key,
                assertThrows(RefusedException.class, () -> store.receive(name, in(content)))
                        .key());
        assertEquals(List.of(), files());
    }

    @Test
    void refusesANameWithAControlSignOrOfTooManyLetters() {
        byte[] content = SampleFiles.pdf("x");
        for (String name : List.of("a\0.pdf", "a\n.pdf")) {
            assertEquals(
                    "material.name-strange",
                    assertThrows(RefusedException.class, () -> store.receive(name, in(content)))
                            .key());
        }
        assertEquals(
                200, store.receive("a".repeat(196) + ".pdf", in(content)).name().length());
        assertEquals(
                "material.name-long",
                assertThrows(RefusedException.class, () -> store.receive("a".repeat(197) + ".pdf", in(content)))
                        .key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pptx", "docx,png"})
    void refusesATypeThatTheSettingsLeaveOut(String types) {
        assertEquals(
                "material.type-not-taken",
                assertThrows(RefusedException.class, () -> store(types).receive("a.pdf", in(SampleFiles.pdf("x"))))
                        .key());
    }

    @Test
    void keepsTheSameContentOnce() throws IOException {
        byte[] content = SampleFiles.pptx("x");
        StoredFile first = store.receive("a.pptx", in(content));
        StoredFile second = store.receive("b.pptx", in(content));

        assertEquals(first.sha256(), second.sha256());
        assertEquals("b.pptx", second.name());
        assertEquals(2, files().size(), "the content and its picture");
    }

    @Test
    void endsAPictureThatTakesTooLongAndGivesItsPlaceBack() {
        Pictures pictures = new Pictures(Duration.ofMillis(200));
        for (int i = 0; i < 3; i++) {
            assertFalse(pictures.finish(List.of("sleep", "60"), folder));
        }
        Pictures patient = new Pictures(Duration.ofMinutes(5));
        assertFalse(patient.finish(List.of("false"), folder));
        assertTrue(patient.finish(List.of("true"), folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mask", "pattern", "fills", "annotation"})
    void drawsTheNextFileAfterOneThatWantedMoreThanThereIs(String how) throws IOException {
        FileStore hasty = new FileStore(
                new FileSettings(folder, 2, "pdf"),
                new Pictures(Duration.ofSeconds(2)),
                Clock.fixed(NOW, ZoneOffset.UTC));
        StoredFile greedy = hasty.receive("tham lam.pdf", in(GreedyFiles.pdf(how)));
        assertTrue(Files.exists(store.path(greedy.sha256())), "a file without a picture is a file all the same");
        assertTrue(store.receive("a.pdf", in(SampleFiles.pdf("x"))).pictured());
    }

    @Test
    void findsOnlyOldContentsToSweep() throws IOException {
        StoredFile kept = store.receive("a.pdf", in(SampleFiles.pdf("x")));
        Files.setLastModifiedTime(
                store.path(kept.sha256()), java.nio.file.attribute.FileTime.from(NOW.minusSeconds(10)));
        assertEquals(List.of(), store.listBefore(NOW.minusSeconds(20)));
        assertEquals(List.of(kept.sha256()), store.listBefore(NOW));

        store.receive("again.pdf", in(Files.readAllBytes(store.path(kept.sha256()))));
        assertEquals(List.of(), store.listBefore(NOW), "what came again is new");

        store.delete(kept.sha256());
        assertEquals(List.of(), files());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static ByteArrayInputStream in(byte[] content) {
        return new ByteArrayInputStream(content);
    }
}
