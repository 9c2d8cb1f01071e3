package vn.nennep.bench.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.Visit;

/** The pages that are measured, and who asks for them. */
final class PageCases {

    /** Asked by nobody who is signed in: what every page is compared with. */
    static final String SIGN_IN = "sign-in page";

    private static final Map<String, String> AS_A_BROWSER = Map.of("Accept-Encoding", "gzip", "Accept-Language", "vi");
    private static final int LIST_KILOBYTES = 60;
    private static final int TRIES = 30;
    private static final int SIGNED_IN = 302;

    /** People who see a part, by how much they see. */
    private static final Map<String, String> PARTS = Map.of(
            PagesProvince.SECRETARY,
            "1 unit",
            "bench-60",
            "60 units",
            "bench-2000",
            "2,000 units",
            "bench-3000",
            "3,000 units");

    private final List<PageCase> cases = new ArrayList<>();

    private PageCases() {}

    /** The pages that a limit is set for, with one client, eight and sixteen. */
    static List<PageCase> held(PagesProvince province) {
        PageCases pages = new PageCases();
        String year = "&year=" + LargeProvince.YEAR;
        pages.page(SIGN_IN, null, 0, 0, "/login.xhtml");
        pages.page(
                "cell's year",
                PagesProvince.SECRETARY,
                4,
                0,
                "/rollcall/year.xhtml?cell=" + province.cellCode() + year);
        List<String> rolls = Tables.of(province.server())
                .list(
                        "select '/rollcall/take.xhtml?meeting=' || m.ref from meeting m join unit u on u.id = m.cell_id"
                                + " where u.code = ? order by m.id",
                        province.cellCode());
        pages.cases.add(new PageCase(
                "a roll is saved",
                PagesProvince.ROLL_KEEPER,
                4,
                0,
                null,
                0,
                (visit, client) -> new RollSaving(visit, rolls.get(client % rolls.size()))));
        pages.page(
                "province's report",
                PagesProvince.OFFICE,
                8,
                0,
                "/report/consolidated.xhtml?unit=" + province.provinceCode() + year);
        Http office = province.server().http().as(PagesProvince.OFFICE, People.PASSWORD);
        String report = "/api/v1/reports/consolidated?unit=" + province.provinceCode() + year;
        pages.cases.add(new PageCase(
                "province's report by REST",
                null,
                3,
                0,
                null,
                0,
                (visit, client) -> () -> right(report, office.get(report))));
        pages.page(
                "meetings of the province",
                PagesProvince.OFFICE,
                5,
                LIST_KILOBYTES,
                "/rollcall/meetings.xhtml?unit=" + province.provinceCode() + year);
        pages.page(
                "members of a cell",
                PagesProvince.OFFICE,
                5,
                LIST_KILOBYTES,
                "/organisation/members.xhtml?cell=" + province.cellCode());
        return pages.cases;
    }

    /** The pages that depend on how much somebody sees, with one client. */
    static List<PageCase> ofEverybody() {
        PageCases pages = new PageCases();
        pages.forEverybody("cells to choose from", "/organisation/members.xhtml?name=");
        pages.forEverybody("people named “an”", "/organisation/members.xhtml?name=an");
        pages.forEverybody("log", "/access/log.xhtml");
        pages.forEverybody("log of people named “binh”", "/access/log.xhtml?person=binh");
        pages.forEverybody("accounts", "/access/accounts.xhtml");
        return pages.cases;
    }

    /** What the provincial office signs: all cells in one table, one file, one paper. */
    static List<PageCase> ofPapers(PagesProvince province) {
        PageCases pages = new PageCases();
        String of = "unit=" + province.provinceCode() + "&year=" + LargeProvince.YEAR;
        pages.timed("whole province as one table", 2_000, "/report/consolidated.xhtml?" + of + "&levels=9");
        pages.timed(
                "one of its quarters",
                2_000,
                "/report/consolidated.xhtml?" + of + "&period=" + LargeProvince.YEAR + "-Q2&levels=9");
        pages.timed("cells behind a rate", 2_000, "/report/cells.xhtml?" + of + "&figure=THEMATIC_RATE");
        pages.timed("dashboard", 2_000, "/report/dashboard.xhtml?" + of);
        pages.timed(
                "what its cells owe",
                2_000,
                "/alert/owing.xhtml?unit=" + province.provinceCode() + "&period=" + LargeProvince.YEAR);
        pages.timed("whole province as Excel", 5_000, "/document/consolidated.xlsx?" + of + "&levels=9");
        Http office = province.server().http().as(PagesProvince.OFFICE, People.PASSWORD);
        String paper = "/api/v1/papers/consolidated-report?format=pdf&" + of;
        pages.cases.add(new PageCase(
                "province's report as PDF",
                null,
                0,
                15_000,
                null,
                0,
                (visit, client) -> () -> right(paper, office.get(paper))));
        return pages.cases;
    }

    private void timed(String name, int millis, String path) {
        cases.add(new PageCase(name, PagesProvince.OFFICE, 0, millis, null, 0, reading(path)));
    }

    private void forEverybody(String name, String path) {
        page(name, PagesProvince.OFFICE, 0, LIST_KILOBYTES, path);
        PARTS.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(part -> cases.add(new PageCase(
                        name + ", " + part.getValue(), part.getKey(), 2, 0, name, LIST_KILOBYTES, reading(path))));
    }

    private void page(String name, String login, double limit, int kilobytes, String path) {
        cases.add(new PageCase(name, login, limit, 0, null, kilobytes, reading(path)));
    }

    private static PageCase.Task reading(String path) {
        return (visit, client) -> () -> right(path, visit.get(path, AS_A_BROWSER));
    }

    private static Http.Answer right(String path, Http.Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(path + ": " + answer.status());
        }
        return answer;
    }

    /** A session of somebody; of nobody when there is no login. */
    static Visit session(PagesProvince province, String login) {
        Visit visit = Visit.to(province.server());
        if (login == null) {
            return visit;
        }
        // A busy machine lets people in by turns, and asks the others to come again.
        for (int tries = 0; tries < TRIES; tries++) {
            if (visit.signIn(login, People.PASSWORD).status() == SIGNED_IN) {
                return visit;
            }
            LockSupport.parkNanos(1_000_000_000);
        }
        throw new AssertionError(login + " does not come in");
    }
}
