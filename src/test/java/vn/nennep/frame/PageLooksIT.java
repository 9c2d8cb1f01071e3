package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.DemoPages;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/**
 * Each page as each role sees it on a phone, a tablet and a desk: no text over or cut by another, nothing wider than the
 * screen, no target too small for a thumb, nothing that axe minds. A run draws a role for each page; the long form has
 * all.
 */
class PageLooksIT {

    private static final int[] WIDTHS = {390, 768, 1280};

    /** Who opens what besides the pages of the secretary. */
    private static final Map<String, List<String>> OF_OTHERS = Map.ofEntries(
            Map.entry("/access/account.xhtml?login=canbo", List.of("admin")),
            Map.entry("/access/accounts.xhtml", List.of("admin")),
            Map.entry("/calendar/years.xhtml", List.of("admin", "tinhuy")),
            Map.entry("/exchange/import.xhtml", List.of("admin", "tinhuy")),
            Map.entry("/guidance/edit.xhtml", List.of("canbo", "tinhuy")),
            Map.entry("/organisation/unit-event.xhtml?unit=LS.KCQ", List.of("tinhuy")),
            Map.entry("/plan/branch.xhtml?unit=LS.KCQ&year=2022", List.of("canbo", "tinhuy")),
            Map.entry("/plan/lists.xhtml", List.of("tinhuy")),
            Map.entry("/paper/templates.xhtml", List.of("tinhuy")),
            Map.entry("/quality/sets.xhtml", List.of("canbo", "tinhuy")),
            Map.entry("/tally/runs.xhtml", List.of("admin", "tinhuy")));

    /** Pages of the secretary that others see as well, with other buttons. */
    private static final List<String> READERS = List.of("bithu", "canbo", "tinhuy");

    /** Finds texts over each other; to be put into a function that collects what it finds. */
    private static final String OVERLAPS =
            """
              const name = e => (e.id ? '#' + e.id : '') + '.' + String(e.className.baseVal ?? e.className).trim().replace(/\\s+/g, '.')
                + ' "' + (e.textContent || e.value || '').trim().replace(/\\s+/g, ' ').slice(0, 40) + '"';
              const shown = e => { const s = getComputedStyle(e); return s.visibility !== 'hidden' && s.display !== 'none' && s.opacity !== '0'; };
              const pinned = e => { for (let p = e; p && p !== document.body; p = p.parentElement) {
                const s = getComputedStyle(p).position; if (s === 'fixed' || s === 'sticky') { return true; } } return false; };
              const clipped = e => { for (let p = e; p && p !== document.body; p = p.parentElement) {
                if (getComputedStyle(p).clipPath !== 'none') { return true; } } return false; };
              const hiddenIn = e => clipped(e)
                || !e.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true });
              const inSight = (r, e) => {
                let { left, top, right, bottom } = r;
                for (let p = e; p && p !== document.body; p = p.parentElement) {
                  if (getComputedStyle(p).overflowY !== 'visible') {
                    const box = p.getBoundingClientRect();
                    left = Math.max(left, box.left); top = Math.max(top, box.top);
                    right = Math.min(right, box.right); bottom = Math.min(bottom, box.bottom);
                  }
                }
                return { left, top, right, bottom, width: right - left, height: bottom - top };
              };
              const texts = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const e = node.parentElement;
                if (!node.data.trim() || !e || ['SCRIPT', 'STYLE', 'OPTION', 'TEXTAREA', 'TEMPLATE', 'NOSCRIPT'].includes(e.tagName)
                    || pinned(e) || hiddenIn(e)) { continue; }
                const range = document.createRange(); range.selectNodeContents(node);
                for (const r of range.getClientRects()) {
                  const seen = inSight(r, e);
                  if (seen.width > 2 && seen.height > 2 && seen.bottom > 0) { texts.push({ r: seen, e }); }
                }
              }
              texts.sort((a, b) => a.r.top - b.r.top);
              for (let i = 0; i < texts.length; i++) {
                for (let j = i + 1; j < texts.length && texts[j].r.top < texts[i].r.bottom - 3; j++) {
                  const a = texts[i], b = texts[j];
                  if (a.e === b.e) { continue; }
                  const w = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
                  const h = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
                  if (w > 2 && h > Math.min(a.r.height, b.r.height) * .35) { found.push('overlap: ' + name(a.e) + ' and ' + name(b.e)); }
                }
              }
            """;

    private static final String CHECK =
            """
            () => {
              const found = [];
              const over = document.documentElement.scrollWidth - innerWidth;
              if (over > 0) { found.push('wider than the screen by ' + over); }
            """
                    + OVERLAPS
                    + """
              document.querySelectorAll('body *').forEach(e => {
                const s = getComputedStyle(e);
                const own = Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim());
                if (own && shown(e) && !hiddenIn(e) && s.overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 4) {
                  found.push('cut: ' + name(e));
                }
              });
              const inText = e => { const p = e.parentElement;
                return e.tagName === 'A' && Array.from(p.childNodes).some(n => n !== e && n.nodeType === 3 && n.data.trim().length > 1); };
              document.querySelectorAll('a[href], button, select, summary, input:not([type=hidden]), textarea, [role=button]').forEach(e => {
                if (hiddenIn(e) || inText(e) || e.disabled) { return; }
                let target = e;
                if (e.type === 'checkbox' || e.type === 'radio') {
                  const box = e.closest('.ui-chkbox, .ui-radiobutton');
                  const labels = Array.from(e.labels || []);
                  target = labels.concat(box ? [box] : []).sort((a, b) => b.getBoundingClientRect().height - a.getBoundingClientRect().height)[0] || e;
                }
                const r = target.getBoundingClientRect();
                if (r.width < 2 || r.height < 2) { return; }
                if (r.height < 43.5 || r.width < 43.5) { found.push('small ' + Math.round(r.width) + 'x' + Math.round(r.height) + ': ' + target.tagName + name(target)); }
              });
              return [...new Set(found)];
            }
            """;

    /** A4 without its margins in the pixels of a style sheet: upright, and across for tables. */
    private static final String PAPER_WIDTH =
            "() => document.querySelector('.wide-table, .table, .landscape') ? 1009 : 661";

    private static final String PAPER_CHECK = """
            () => {
              const found = [];
            """
            + OVERLAPS
            + """
              const over = document.documentElement.scrollWidth - innerWidth;
              if (over > 1) { found.push('wider than paper by ' + over); }
              document.querySelectorAll('button:not(.record-chip), input[type=submit], .button, .ui-button, .ui-paginator, .bar, .foot').forEach(e => {
                if (e.checkVisibility()) { found.push('on paper: ' + e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 30)); }
              });
              document.querySelectorAll('.figure').forEach(e => {
                if (parseFloat(getComputedStyle(e).paddingLeft) < 4) { found.push('on paper: a figure against its frame'); }
              });
              if (!document.querySelector('h1').checkVisibility()) { found.push('no title on paper'); }
              document.querySelectorAll('.picture canvas').forEach(e => {
                const drawn = e.getBoundingClientRect(), place = e.closest('.picture').getBoundingClientRect();
                if (drawn.right > place.right + 1 || drawn.bottom > place.bottom + 1) { found.push('a picture is cut on paper'); }
              });
              return [...new Set(found)];
            }
            """;

    private final TestServer server = TestServer.get();
    private final People people = People.of(server);
    private final Tables tables = Tables.of(server);

    @Test
    void noPageHasAnythingToBeAshamedOf() {
        Map<String, Set<String>> wrong = new java.util.TreeMap<>();
        int drawn = 0;
        for (String login : List.of("bithu", "canbo", "tinhuy", "admin", "dangvien", "kiemtra")) {
            List<String> paths = pagesOf(login);
            if (paths.isEmpty()) {
                continue;
            }
            Page page = Browser.newPage(WIDTHS[0], 844);
            try {
                people.enter(page, login, login.equals("admin") ? TestServer.ADMIN_PASSWORD : People.PASSWORD);
                for (String path : paths) {
                    drawn++;
                    look(page, login, path, wrong);
                }
            } finally {
                page.context().close();
            }
        }
        System.out.printf("Pages looked at: %d, each at %d widths%n", drawn, WIDTHS.length);
        List<String> told = new ArrayList<>();
        wrong.forEach((what, where) -> told.add(what + "   [" + String.join(", ", where) + "]"));
        assertEquals("", String.join("\n", told));
        assertTrue(drawn >= 38, "only " + drawn);
    }

    private void look(Page page, String login, String path, Map<String, Set<String>> wrong) {
        page.setViewportSize(WIDTHS[0], 844);
        page.navigate(server.url() + path.substring(1));
        page.waitForLoadState(LoadState.LOAD);
        for (int width : WIDTHS) {
            page.setViewportSize(width, 844);
            String where = login + " " + path.replaceAll("\\?.*", "") + " " + width;
            for (Object found : (List<?>) page.evaluate(CHECK)) {
                wrong.computeIfAbsent((String) found, none -> new TreeSet<>()).add(where);
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize((int) page.evaluate(PAPER_WIDTH), 844);
        for (Object found : (List<?>) page.evaluate(PAPER_CHECK)) {
            wrong.computeIfAbsent((String) found, none -> new TreeSet<>())
                    .add(login + " " + path.replaceAll("\\?.*", "") + " on paper");
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(WIDTHS[WIDTHS.length - 1], 844);
        new AxeBuilder(page).analyze().getViolations().forEach(found -> found.getNodes()
                .forEach(node -> wrong.computeIfAbsent(
                                "axe " + found.getId() + " "
                                        + node.getHtml()
                                                .substring(
                                                        0,
                                                        Math.min(
                                                                140,
                                                                node.getHtml().length())),
                                none -> new TreeSet<>())
                        .add(login + " " + path.replaceAll("\\?.*", ""))));
    }

    /** What this person looks at in this run. */
    private List<String> pagesOf(String login) {
        List<String> paths = new ArrayList<>();
        for (String path : DemoPages.OF_THE_SECRETARY.keySet()) {
            String reader = Extent.isLong()
                    ? login
                    : Extent.some(READERS, 1, random(path)).get(0);
            if (READERS.contains(login) && login.equals(reader) && isOpenTo(login, path)) {
                paths.add(DemoPages.address(path, tables::only));
            } else if (login.equals("bithu") && !isOpenTo(reader, path)) {
                paths.add(DemoPages.address(path, tables::only));
            }
        }
        OF_OTHERS.forEach((path, readers) -> {
            if (readers.contains(login) && (Extent.isLong() || readers.get(0).equals(login))) {
                paths.add(path);
            }
        });
        if (login.equals("dangvien")) {
            paths.add("/rollcall/own.xhtml?year=2021");
            paths.add("/plan/year.xhtml?cell=LS.KCQ.BDV&year=2022");
        }
        if (login.equals("kiemtra")) {
            paths.add("/access/log.xhtml");
        }
        return paths;
    }

    private static Random random(String path) {
        return Extent.random("looks " + path);
    }

    /** Pages on which only the cell's own people have something to do. */
    private static boolean isOpenTo(String login, String path) {
        return login.equals("bithu")
                || !Set.of("/plan/line.xhtml", "/meeting/edit.xhtml", "/rollcall/duplicates.xhtml")
                        .contains(path);
    }
}
