package vn.nennep.testdata;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Every page of the application, with what the demonstration's secretary opens it for. */
public final class DemoPages {

    /** The pages a secretary may open, with what they are opened for; each page of the application is here or below. */
    public static final Map<String, String> OF_THE_SECRETARY = new TreeMap<>(Map.ofEntries(
            Map.entry("/index.xhtml", ""),
            Map.entry("/access/log.xhtml", ""),
            Map.entry("/access/password.xhtml", ""),
            Map.entry("/alert/now.xhtml", ""),
            Map.entry("/alert/owing.xhtml", "?unit=LS.KCQ.BDV&period=2021"),
            Map.entry("/alert/mail.xhtml", ""),
            Map.entry("/calendar/amendments.xhtml", ""),
            Map.entry("/exchange/plans.xhtml", "?cell=LS.KCQ.BDV&year=2022"),
            Map.entry("/freeze/list.xhtml", ""),
            Map.entry("/guidance/list.xhtml", ""),
            Map.entry("/help/guide.xhtml", "?part=secretary"),
            Map.entry("/meeting/edit.xhtml", "?meeting={planned}"),
            Map.entry("/meeting/prepare.xhtml", "?meeting={open}"),
            Map.entry("/organisation/member.xhtml", "?cell=LS.KCQ.BDV&member={member}"),
            Map.entry("/organisation/members.xhtml", "?cell=LS.KCQ.BDV"),
            Map.entry("/organisation/transfers.xhtml", "?cell=LS.KCQ.BDV"),
            Map.entry("/organisation/units.xhtml", "?unit=LS.KCQ.BDV"),
            Map.entry("/paper/paper.xhtml", "?kind=cell-report&unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/paper/papers.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/plan/key-tasks.xhtml", "?cell=LS.KCQ.BDV&year=2022"),
            Map.entry("/plan/line.xhtml", "?cell=LS.KCQ.BDV&year=2022"),
            Map.entry("/plan/proposals.xhtml", "?cell=LS.KCQ.BDV&year=2022"),
            Map.entry("/plan/year.xhtml", "?cell=LS.KCQ.BDV&year=2022"),
            Map.entry("/quality/score.xhtml", "?meeting={open}"),
            Map.entry("/quality/year.xhtml", "?cell=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/cells.xhtml", "?unit=LS.KCQ.BDV&year=2021&figure=THEMATIC_RATE"),
            Map.entry("/report/columns.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/dashboard.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/consolidated.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/key-tasks.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/plan-lines.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/plans.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/year-grades.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/rollcall/duplicates.xhtml", ""),
            Map.entry("/rollcall/meetings.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/rollcall/record.xhtml", "?meeting={open}"),
            Map.entry("/rollcall/register.xhtml", "?cell=LS.KCQ.BDV&year=2021"),
            Map.entry("/rollcall/take.xhtml", "?meeting={open}"),
            Map.entry("/rollcall/year.xhtml", "?cell=LS.KCQ.BDV&year=2021")));

    /** Pages that are not for a secretary, or not for somebody who is signed in. */
    public static final Set<String> OF_OTHERS = Set.of(
            "/access/account.xhtml",
            "/access/accounts.xhtml",
            "/calendar/periods.xhtml",
            "/quality/draft.xhtml",
            "/calendar/years.xhtml",
            "/exchange/import.xhtml",
            "/freeze/check.xhtml",
            "/freeze/differences.xhtml",
            "/guidance/edit.xhtml",
            "/login.xhtml",
            "/organisation/unit-event.xhtml",
            "/paper/templates.xhtml",
            "/plan/branch.xhtml",
            "/plan/lists.xhtml",
            "/quality/sets.xhtml",
            "/rollcall/own.xhtml",
            "/tally/runs.xhtml");

    private DemoPages() {}

    /**
     * The address of a page of the secretary.
     *
     * @param one asks the database for one value
     */
    public static String address(String page, UnaryOperator<String> one) {
        return page
                + OF_THE_SECRETARY
                        .get(page)
                        .replace("{open}", meeting("CD03", one))
                        .replace("{planned}", meeting("CD05", one))
                        .replace("{member}", one.apply("select ref from member where code = 'MAU-005'"));
    }

    private static String meeting(String code, UnaryOperator<String> one) {
        return one.apply("select ref from meeting where code = 'LS.KCQ.BDV-2022-" + code + "'");
    }
}
