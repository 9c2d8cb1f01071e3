package vn.nennep.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.UNITS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.ExcelName;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.SampleFiles;
import vn.nennep.testdata.TableState;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/**
 * Files that are no CSV, or too much of it, and attachments that are not what they say: refused with a plain word, nothing
 * kept, nothing changed.
 */
class UploadIT {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int BAD_ROWS = 150_000;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.get();
    }

    /** Name of the attack → its bytes. */
    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] zeros = new byte[64 * MEBIBYTE];
        files.put("bomb.zip", zip(Map.of("a.csv", zeros)));
        files.put("slip.zip", zip(Map.of("../../../../tmp/attacked", bytes("attacked"))));
        files.put("bomb.gz", gzip(zeros));
        files.put(
                "macro.xlsm", zip(Map.of("[Content_Types].xml", bytes("<Types/>"), "xl/vbaProject.bin", bytes("Sub"))));
        files.put(
                "macro.xls",
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        files.put(
                "entity.xml",
                bytes("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));
        files.put(
                "laughs.xml",
                bytes("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>"));
        files.put("page.csv", bytes("<html><script>window.attacked=1</script></html>"));
        files.put("picture.csv", bytes("GIF89a/*" + UNITS + "*/=window.attacked=1;"));
        files.put("paper.csv", bytes("%PDF-1.7\n" + UNITS + "%%EOF"));
        files.put("program.csv", new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0});
        files.put("both.csv", join(bytes(UNITS), zip(Map.of("a", bytes("a")))));
        files.put("wide.csv", (UNITS + "X,Y,CELL,,2010-01-01,\n").getBytes(StandardCharsets.UTF_16));
        files.put("nul.csv", bytes(UNITS + "X\0,Y,CELL,,2010-01-01,\n"));
        files.put("endless-field.csv", join(bytes(UNITS + "\""), filled('a', 48 * MEBIBYTE)));
        files.put("endless-line.csv", join(bytes(UNITS), filled(',', 8 * MEBIBYTE)));
        files.put("endless-header.csv", filled('a', 8 * MEBIBYTE));
        files.put("many-faults.csv", bytes(UNITS + "x,x,x,x,x,x\n".repeat(BAD_ROWS)));
        files.put("empty.csv", new byte[0]);
        return files;
    }

    @Test
    void noFileThatIsNotTheRightCsvIsTakenFromAProgram() throws SQLException, IOException {
        Api api = Api.of(server);
        TableState before = TableState.of(server);
        Set<String> disk = disk();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Http.Answer answer = api.load("units", file.getValue());
            Attacks.judge(file.getKey(), answer, wrong);
            if (answer.status() != 422 || !answer.text().contains("\"faults\"")) {
                wrong.add(file.getKey() + ": " + answer.status() + " " + start(answer));
            }
            if (answer.body().length > 40 * MEBIBYTE) {
                wrong.add(file.getKey() + " is answered with " + answer.body().length + " bytes");
            }
        }
        Http.Answer packed =
                Visit.to(server).send("POST", "/api/v1/imports/units", "application/zip", files().get("bomb.zip"));
        assertEquals(401, packed.status());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        before.assertUnchanged(server);
        assertEquals(disk, disk());
    }

    @Test
    void noFileThatIsNotTheRightWorkbookIsTakenFromAProgram() throws SQLException, IOException {
        Http program = server.http().as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD);
        TableState before = TableState.of(server);
        Set<String> disk = disk();
        List<String> wrong = new ArrayList<>();
        Map<String, byte[]> files = new LinkedHashMap<>(files());
        byte[] book =
                bytes("<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
                        + "<sheet name='T' sheetId='1' r:id='a'/></sheets></workbook>");
        byte[] sheet = bytes("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                + "<a><row><c t='str'><v>&e;</v></c></row></a>");
        for (String target : List.of("worksheets/a.xml", "../../../../etc/passwd", "nowhere.xml")) {
            byte[] relations = bytes("<a><Relationship Id='a' Target='" + target + "'/></a>");
            files.put(
                    target + ".xlsx",
                    zip(Map.of(
                            "xl/workbook.xml",
                            book,
                            "xl/_rels/workbook.xml.rels",
                            relations,
                            "xl/worksheets/a.xml",
                            sheet)));
        }
        files.put("deep.xlsx", zip(Map.of("xl/workbook.xml", bytes("<a>".repeat(200_000)))));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Http.Answer answer = program.post("/api/v1/imports/units", file.getValue(), ExcelName.TYPE);
            Attacks.judge(file.getKey(), answer, wrong);
            if (answer.status() != 422 || answer.text().contains("root:")) {
                wrong.add(file.getKey() + ": " + answer.status() + " " + start(answer));
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        before.assertUnchanged(server);
        assertEquals(disk, disk());
    }

    @Test
    void namesTheRowThatHasNoEndAndStopsAtTheHundredThousandthFault() throws IOException {
        Api api = Api.of(server);
        assertTrue(api.load("units", files().get("endless-field.csv")).text().contains("exchange.row-long"));
        String faults = api.load("units", files().get("many-faults.csv")).text();
        assertTrue(faults.contains("exchange.too-many-faults"));
    }

    @Test
    void noFileThatIsNotTheRightCsvIsTakenFromThePage() throws SQLException, IOException {
        Visit officer = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        TableState before = TableState.of(server);
        Set<String> disk = disk();
        List<String> wrong = new ArrayList<>();
        Map<String, byte[]> uploads = new LinkedHashMap<>(files());
        for (String name : List.of(
                "../../../../tmp/attacked.csv",
                "..\\..\\attacked.csv",
                "/etc/cron.d/attacked.csv",
                "attacked.csv.exe",
                "attacked.jsp",
                "<img src=x onerror=window.attacked=1>.csv",
                "CON.csv",
                "a".repeat(300) + ".csv",
                "\u202Evsc.exe",
                "${1234567*3}.csv")) {
            uploads.put(name, bytes("x\n"));
        }
        for (Map.Entry<String, byte[]> file : uploads.entrySet()) {
            Http.Answer page = officer.get("/exchange/import.xhtml");
            Map<String, String> hidden = Visit.hidden(page, "import");
            hidden.put("primefaces.nonce", Attacks.nonce(page));
            hidden.put("import", "import");
            hidden.put("import:kind", "UNITS");
            hidden.put("import:load", "x");
            Http.Answer answer = officer.send(
                    "POST",
                    "/exchange/import.xhtml",
                    "multipart/form-data; boundary=nennepnennep",
                    multipart(hidden, file.getKey(), file.getValue()));
            Attacks.judge(file.getKey(), answer, wrong);
            boolean told = answer.text().contains("note-bad") || answer.text().contains("field-message");
            if (answer.status() != 200 || !told) {
                wrong.add(file.getKey() + ": " + answer.status() + " " + start(answer));
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        before.assertUnchanged(server);
        assertEquals(disk, disk());
        assertFalse(Files.exists(Path.of("/tmp/attacked")));
        assertFalse(Files.readString(server.logFile()).contains("OutOfMemoryError"));
        System.out.printf("Files that were refused: %d by REST, %d by the page%n", files().size(), uploads.size());
    }

    /** Name of the attack → its bytes; none is what it says it is. */
    private static Map<String, byte[]> attachments() throws IOException {
        byte[] pdf = SampleFiles.pdf("x");
        byte[] pptx = SampleFiles.pptx("x");
        byte[] html = bytes("<html><script>window.attacked=1</script></html>");
        byte[] svg = bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='window.attacked=1'/>");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("page.html", html);
        files.put("page.pdf", html);
        files.put("picture.svg", svg);
        files.put("picture.png", svg);
        files.put("program.exe", pdf);
        files.put("slides.pdf", pptx);
        files.put("macro.pptm", pptx);
        files.put(
                "macro.pptx",
                SampleFiles.with(pptx, "ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", new byte[9]));
        files.put("locked.pptx", SampleFiles.locked(pptx));
        files.put("locked.pdf", SampleFiles.pdf("x", "x"));
        files.put("bomb.pptx", SampleFiles.with(pptx, "ppt/media/a.png", "image/png", new byte[64 * MEBIBYTE]));
        files.put("bomb.docx", zip(Map.of("word/document.xml", new byte[64 * MEBIBYTE])));
        files.put("slip.docx", zip(Map.of("../../../../tmp/attacked", bytes("attacked"))));
        files.put(
                "entity.docx",
                zip(Map.of(
                        "[Content_Types].xml",
                        bytes("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Types>&e;</Types>"))));
        files.put("empty.pdf", new byte[0]);
        files.put("large.pdf", join(pdf, filled('a', 31 * MEBIBYTE)));
        files.put("../../../../tmp/attacked.pdf", pdf);
        files.put("/etc/cron.d/attacked.pdf", pdf);
        files.put("..\\..\\attacked.pdf", pdf);
        files.put("\u202Efdp.pdf", pdf);
        files.put("a".repeat(300) + ".pdf", pdf);
        return files;
    }

    @Test
    void noFileThatIsNotWhatItSaysIsAttached() throws SQLException, IOException {
        Visit secretary = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        String page = "/meeting/prepare.xhtml?meeting=" + meetingOf("LS.KCQ.BDV", 5);
        // Makes the folders, so that nothing but files could come.
        assertTrue(attach(secretary, page, "b.pdf", SampleFiles.pdf("UploadIT")).contains("b.pdf"));
        TableState before = TableState.of(server);
        Set<String> disk = disk();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : attachments().entrySet()) {
            String answer = attach(secretary, page, file.getKey(), file.getValue());
            if (!answer.contains("field-message") || !answer.contains("ui-message-error")) {
                wrong.add(file.getKey() + " is not refused at its field");
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        before.assertUnchanged(server);
        assertEquals(disk, disk());
        assertFalse(Files.exists(Path.of("/tmp/attacked")));
        assertFalse(Files.readString(server.logFile()).contains("OutOfMemoryError"));
    }

    @Test
    void anAttachedFileIsSavedByTheBrowserNeverShownAndKeptFromStrangers() throws IOException {
        Visit secretary = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        String name = "Tài liệu \"kỳ 3\"; x=1.pdf";
        byte[] content = SampleFiles.pdf("saved");
        attach(
                secretary,
                "/meeting/prepare.xhtml?meeting=" + meetingOf("LS.KCQ.BDV", 3),
                name.replace("\"", "%22"),
                content);
        String ref = Tables.of(server).only("select ref from material where file_name like 'Tài liệu%' limit 1");
        Http.Answer saved = secretary.get("/material/file?ref=" + ref);
        assertEquals(200, saved.status());
        assertEquals("application/pdf", saved.header("Content-Type"));
        assertEquals("nosniff", saved.header("X-Content-Type-Options"));
        assertEquals("no-store", saved.header("Cache-Control"));
        assertTrue(saved.header("Content-Disposition").startsWith("attachment; filename=\"T_i_li_u"));
        assertTrue(saved.header("Content-Disposition").contains("filename*=UTF-8''T%C3%A0i%20li%E1%BB%87u"));
        assertTrue(saved.header("Content-Security-Policy").contains("default-src 'none'"));
        assertTrue(java.util.Arrays.equals(content, saved.body()));
        Http.Answer picture = secretary.get("/material/picture?ref=" + ref);
        assertEquals("image/png", picture.header("Content-Type"));
        assertEquals("nosniff", picture.header("X-Content-Type-Options"));

        People people = People.of(server);
        people.add("upload.foreign", "SECRETARY", "LS.HM.X1.T1");
        people.add("upload.auditor", "AUDITOR", "LS");
        for (String stranger : List.of("upload.foreign", "upload.auditor")) {
            Visit visit = Visit.signedIn(server, stranger, People.PASSWORD);
            assertEquals(404, visit.get("/material/file?ref=" + ref).status(), stranger);
            assertEquals(404, visit.get("/material/picture?ref=" + ref).status(), stranger);
        }
        for (String nothing : List.of("", "x", "../" + ref, ref + "x", "00000000-0000-0000-0000-000000000000")) {
            assertEquals(
                    404,
                    secretary
                            .get("/material/file?ref=" + Attacks.encode(nothing))
                            .status(),
                    nothing);
        }
    }

    /** A meeting whose record is not confirmed: such a one takes nothing more but its final text. */
    private static String meetingOf(String cell, int number) {
        return Tables.of(server)
                .only("select ref from meeting where kind = 'THEMATIC' and year = 2022 and number = " + number
                        + " and cell_id = (select id from unit where code = '" + cell + "')");
    }

    /** Sends a file from the page of a preparation, and reads the page that comes back. */
    private static String attach(Visit visit, String address, String name, byte[] content) throws IOException {
        Http.Answer page = visit.get(address);
        Map<String, String> fields = Visit.hidden(page, "upload");
        fields.put("primefaces.nonce", Attacks.nonce(page));
        fields.put("upload", "upload");
        fields.put("upload:purpose", "OTHER");
        fields.put("upload:send", "x");
        Http.Answer answer = visit.send(
                "POST",
                address,
                "multipart/form-data; boundary=nennepnennep",
                multipart(fields, "upload:file", name, content));
        List<String> wrong = new ArrayList<>();
        Attacks.judge(name, answer, wrong);
        assertEquals(List.of(), wrong);
        return answer.text();
    }

    private static byte[] multipart(Map<String, String> fields, String fileName, byte[] file) throws IOException {
        return multipart(fields, "import:file", fileName, file);
    }

    private static byte[] multipart(Map<String, String> fields, String field, String fileName, byte[] file)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> one : fields.entrySet()) {
            body.write(bytes("--nennepnennep\r\nContent-Disposition: form-data; name=\"" + one.getKey() + "\"\r\n\r\n"
                    + one.getValue() + "\r\n"));
        }
        body.write(bytes("--nennepnennep\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                + fileName + "\"\r\nContent-Type: text/csv\r\n\r\n"));
        body.write(file);
        body.write(bytes("\r\n--nennepnennep--\r\n"));
        return body.toByteArray();
    }

    /** Names of all files of the server, but those of the database and the logs. */
    private static Set<String> disk() {
        Path folder = server.logFile().getParent();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.startsWith("pg") && !file.contains("log"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String start(Http.Answer answer) {
        String text = answer.text();
        return text.substring(0, Math.min(200, text.length()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] filled(char sign, int length) {
        byte[] filled = new byte[length];
        java.util.Arrays.fill(filled, (byte) sign);
        return filled;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }
}
