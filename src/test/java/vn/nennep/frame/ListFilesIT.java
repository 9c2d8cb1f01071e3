package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** Every long list as an Excel file: the same rows as on the page, for the same people. */
class ListFilesIT {

    private static final int HEADER = 4;

    private final TestServer server = TestServer.get();
    private final Tables tables = Tables.of(server);

    /** Lists by their addresses, with the query that says how many rows they have. */
    private static final Map<String, String> LISTS = Map.of(
            "/rollcall/meetings.xhtml?unit=LS&year=2021",
            "select count(*) from meeting where year = 2021 and counted",
            "/rollcall/meetings.xhtml?unit=LS&year=2021&kind=THEMATIC",
            "select count(*) from meeting where year = 2021 and counted and kind = 'THEMATIC'",
            "/report/plan-lines.xhtml?unit=LS&year=2021",
            "select planned_lines from unit_total where year = 2021 and view = 'THEN' and whole and unit_id = (select id from unit where code = 'LS')",
            "/report/plans.xhtml?unit=LS&year=2021",
            "select plans_reported from unit_total where year = 2021 and view = 'THEN' and whole and unit_id = (select id from unit where code = 'LS')",
            "/report/key-tasks.xhtml?unit=LS&year=2021",
            "select key_tasks from unit_total where year = 2021 and view = 'THEN' and whole and unit_id = (select id from unit where code = 'LS')",
            "/report/year-grades.xhtml?unit=LS&year=2021",
            "select count(*) from year_grade where year = 2021 and grade is not null");

    @Test
    void haveTheRowsOfThePage() throws IOException {
        Visit office = Visit.signedIn(server, "tinhuy", People.PASSWORD);
        for (Map.Entry<String, String> list : LISTS.entrySet()) {
            List<Row> rows = rows(office.get(list.getKey() + "&file=xlsx"), list.getKey());
            assertEquals(tables.only(list.getValue()), String.valueOf(rows.size() - HEADER), list.getKey());
        }
        List<Row> branch = rows(office.get("/plan/branch.xhtml?unit=LS.KCQ&year=2022&file=xlsx"), "plans of a branch");
        assertTrue(branch.size() > HEADER, "cells of the branch");
    }

    @Test
    void addUpToThePublishedFigures() throws IOException {
        List<Row> rows = rows(
                Visit.signedIn(server, "tinhuy", People.PASSWORD)
                        .get("/rollcall/meetings.xhtml?unit=LS&year=2021&file=xlsx"),
                "meetings");
        int present = 7;
        assertEquals("Có mặt", rows.get(HEADER - 1).getCellText(present));
        int sum = rows.subList(HEADER, rows.size()).stream()
                .mapToInt(row -> row.getCellAsNumber(present).orElseThrow().intValue())
                .sum();
        assertEquals(
                tables.only("select present from unit_total where year = 2021 and view = 'THEN' and whole"
                        + " and unit_id = (select id from unit where code = 'LS')"),
                String.valueOf(sum));
    }

    @Test
    void areNotForWhoMayNotOpenThePageAndAreInTheLog() throws IOException {
        Visit officer = Visit.signedIn(server, "canbo", People.PASSWORD);
        assertEquals(
                404,
                officer.get("/rollcall/meetings.xhtml?unit=LS.HM&year=2021&file=xlsx")
                        .status());
        assertEquals(403, officer.get("/access/accounts.xhtml?file=xlsx").status());
        assertEquals(
                200,
                officer.get("/rollcall/meetings.xhtml?unit=LS.KCQ.M02&year=2021&file=xlsx")
                        .status());
        assertEquals(
                "1",
                tables.only("select count(*) from audit_entry where action = 'EXPORT' and subject = 'list'"
                        + " and login = 'canbo' and subject_key = 'buoi-sinh-hoat LS.KCQ.M02'"));
        List<Row> accounts = rows(
                Visit.signedIn(server, "admin", TestServer.ADMIN_PASSWORD).get("/access/accounts.xhtml?file=xlsx"),
                "accounts");
        assertEquals(tables.only("select count(*) from account"), String.valueOf(accounts.size() - HEADER));
    }

    private static List<Row> rows(Http.Answer file, String which) throws IOException {
        assertEquals(200, file.status(), which);
        assertTrue(file.header("Content-Disposition").startsWith("attachment; filename=\""), which);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file.body()))) {
            return book.getFirstSheet().read();
        }
    }
}
