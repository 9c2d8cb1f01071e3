package vn.nennep.bench.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nennep.testdata.Visit;

/** The clients of a benchmark: each person has as many sessions as clients ask at once, and a page is opened once in each. */
final class Clients {

    private final PagesProvince province;
    private final Map<String, List<Visit>> sessions = new HashMap<>();
    private final Map<String, List<PageCase.Call>> calls = new HashMap<>();

    Clients(PagesProvince province) {
        this.province = province;
    }

    /** What so many clients send again and again. */
    List<PageCase.Call> asking(PageCase page, int clients) {
        List<Visit> open = sessions.computeIfAbsent(String.valueOf(page.login()), login -> new ArrayList<>());
        List<PageCase.Call> made = calls.computeIfAbsent(page.name(), name -> new ArrayList<>());
        for (int client = made.size(); client < clients; client++) {
            if (open.size() <= client) {
                open.add(PageCases.session(province, page.login()));
            }
            made.add(page.task().of(open.get(client), client));
        }
        return List.copyOf(made.subList(0, clients));
    }
}
