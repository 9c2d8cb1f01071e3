package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
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

    private static final Pattern TOTAL = Pattern.compile("list-total\">[^<]*<strong>([0-9.]+)</strong>");

    @Test
    void haveTheRowsOfThePage() throws IOException {
        Visit office = Visit.signedIn(server, "tinhuy", People.PASSWORD);
        for (String list : List.of("plan-lines", "plans", "key-tasks", "year-grades")) {
            String address = "/report/" + list + ".xhtml?unit=LS&year=2021";
            Matcher total = TOTAL.matcher(office.get(address).text());
            assertTrue(total.find(), list);
            List<Row> rows = rows(office.get(address + "&file=xlsx"), list);
            assertEquals(total.group(1).replace(".", ""), String.valueOf(rows.size() - HEADER), list);
        }
        List<Row> branch = rows(office.get("/plan/branch.xhtml?unit=LS.KCQ&year=2022&file=xlsx"), "plans of a branch");
        assertTrue(branch.size() > HEADER, "cells of the branch");
    }

    @Test
    void haveTheSameMeetingsAsOtherProgramsGet() throws IOException {
        Visit office = Visit.signedIn(server, "tinhuy", People.PASSWORD);
        Http api = server.http().as("tinhuy", People.PASSWORD);
        for (String kind : List.of("", "&kind=THEMATIC")) {
            String list = "unit=LS.KCQ&year=2021" + kind;
            JsonArray meetings = (JsonArray) Api.json(api.get("/api/v1/meetings?recorded=true&" + list));
            List<Row> rows = rows(office.get("/rollcall/meetings.xhtml?" + list + "&file=xlsx"), list);
            assertEquals(meetings.size(), rows.size() - HEADER, list);
            int present = 7;
            assertEquals("Có mặt", rows.get(HEADER - 1).getCellText(present));
            assertEquals(
                    meetings.stream()
                            .mapToInt(one -> one.asJsonObject().getInt("present"))
                            .sum(),
                    rows.subList(HEADER, rows.size()).stream()
                            .mapToInt(row ->
                                    row.getCellAsNumber(present).orElseThrow().intValue())
                            .sum(),
                    list);
        }
    }

    @Test
    void haveThePeopleOfADayAndTheUnitsBelow() throws IOException {
        Visit office = Visit.signedIn(server, "tinhuy", People.PASSWORD);
        List<Row> people = rows(
                office.get("/organisation/members.xhtml?cell=LS.KCQ.M02&day=01/06/2021&file=xlsx"), "people of a cell");
        assertEquals(
                tables.list("select m.code from roster_of_day((select id from unit where code = 'LS.KCQ.M02'),"
                        + " date '2021-06-01') r join member m on m.id = r.member_id order by m.code"),
                people.subList(HEADER, people.size()).stream()
                        .map(row -> row.getCellText(0))
                        .sorted()
                        .toList());
        List<Row> units = rows(office.get("/organisation/units.xhtml?unit=LS.KCQ&file=xlsx"), "units");
        assertTrue(
                units.subList(HEADER, units.size()).stream()
                        .anyMatch(row -> row.getCellText(0).equals("LS.KCQ.M02")),
                "a cell of the branch");
    }

    @Test
    void haveTheRunsTheGuidanceAndTheLists() throws IOException {
        Visit office = Visit.signedIn(server, "tinhuy", People.PASSWORD);
        List<Row> runs = rows(office.get("/tally/runs.xhtml?file=xlsx"), "runs");
        assertTrue(runs.size() > HEADER, "runs");
        assertTrue(runs.get(HEADER).getCellAsDate(0).isPresent(), "a moment is a moment");
        List<Row> guidance = rows(office.get("/guidance/list.xhtml?all=true&file=xlsx"), "guidance");
        assertEquals(tables.only("select count(*) from guidance"), String.valueOf(guidance.size() - HEADER));
        for (String list : List.of("groups", "forms")) {
            List<Row> codes = rows(office.get("/plan/lists.xhtml?list=" + list + "&file=xlsx"), list);
            assertEquals(
                    tables.only(
                            "select count(*) from " + (list.equals("groups") ? "topic_group" : "presentation_form")),
                    String.valueOf(codes.size() - HEADER),
                    list);
        }
        rows(office.get("/organisation/transfers.xhtml?cell=LS.KCQ.BDV&file=xlsx"), "transfers");
    }

    @Test
    void haveTheLogAsItIsNarrowed() throws IOException {
        Visit auditor = Visit.signedIn(server, "kiemtra", People.PASSWORD);
        String narrowed = "/access/log.xhtml?subject=membership";
        List<Row> log = rows(auditor.get(narrowed + "&file=xlsx"), "log");
        assertTrue(log.size() > HEADER + 25, "more than a page of the log: " + log.size());
        List<Integer> numbers = log.subList(HEADER, log.size()).stream()
                .map(row -> row.getCellAsNumber(1).orElseThrow().intValue())
                .toList();
        assertEquals(
                numbers.stream().sorted(java.util.Comparator.reverseOrder()).toList(), numbers, "newest first");
        assertEquals(
                404, auditor.get("/access/log.xhtml?unit=NOWHERE&file=xlsx").status());
        assertEquals(
                404,
                Visit.signedIn(server, "bithu", People.PASSWORD)
                        .get("/access/log.xhtml?unit=LS.HM&file=xlsx")
                        .status());
    }

    @Test
    void areNotForWhoMayNotOpenThePageAndAreInTheLog() throws IOException {
        Visit officer = Visit.signedIn(server, "canbo", People.PASSWORD);
        assertEquals(
                404,
                officer.get("/rollcall/meetings.xhtml?unit=LS.HM&year=2021&file=xlsx")
                        .status());
        assertEquals(
                404,
                officer.get("/organisation/members.xhtml?cell=LS.HM.X1.T1&file=xlsx")
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
