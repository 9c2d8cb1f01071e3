package vn.nennep.chaos;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nennep.chaos.ChaosWorld.Cell;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.Visit;

/**
 * A secretary at the pages: enters a meeting, calls its roll, corrects it. Before each correction the page is read, and must
 * show what was saved. After a save without an answer the same form is sent again while the session lives, or the
 * secretary looks what there is.
 */
final class PageClerk extends Clerk {

    private static final Pattern REF = Pattern.compile("meeting=([0-9a-f-]{36})");
    private static final Map<String, String> LETTERS =
            Map.of("PRESENT", "P", "EXCUSED", "E", "ABSENT", "A", "NOT_RECORDED", "-");

    private final Visit visit;
    private final Tables tables;
    private final List<Entered> there = new ArrayList<>();
    private final Map<String, String> refs = new HashMap<>();
    private boolean signedIn;
    private String lastRef;
    private int lastStatus;

    PageClerk(String name, List<Cell> cells, Journal journal, Random random, Visit visit, Tables tables) {
        super(name, cells, journal, random);
        this.visit = visit;
        this.tables = tables;
    }

    /** What an answer to a form says. */
    private enum Told {
        SAVED,
        REFUSED,
        SIGNED_OUT,
        NOTHING
    }

    @Override
    void work() {
        if (!signedIn) {
            signedIn = visit.signIn(name(), Installation.PASSWORD).status() == 302;
        } else if (entersNew(there)) {
            enter();
        } else {
            callRoll(there.get(random.nextInt(there.size())));
        }
    }

    private void enter() {
        Cell cell = cell();
        String address = "/meeting/edit.xhtml?cell=" + cell.code();
        Http.Answer page = page(address);
        Entered meeting = page == null ? null : next(cell);
        if (meeting == null) {
            return;
        }
        Map<String, String> form = Visit.filled(page, "meeting");
        String[] day = meeting.day().split("-");
        form.putAll(Map.of(
                "meeting:kind",
                "THEMATIC",
                "meeting:number",
                String.valueOf(meeting.number()),
                "meeting:heldOn",
                day[2] + "/" + day[1] + "/" + day[0],
                "meeting:topic",
                meeting.topic(),
                "meeting:topicGroup",
                "OTHER",
                "meeting:saveAndTake",
                "x"));
        Told told = send(address, form, Map.of(meeting.topic(), Journal.PLANNED));
        String ref = told == Told.SAVED ? lastRef : look(meeting);
        if (ref != null) {
            refs.put(meeting.topic(), ref);
            there.add(meeting);
        }
    }

    /** After an unclear answer: whether the meeting is there. */
    private String look(Entered meeting) {
        while (!isStopped()) {
            try {
                List<String> found = tables.list("select ref from meeting where topic = ?", meeting.topic());
                return found.isEmpty() ? null : found.get(0);
            } catch (IllegalStateException e) {
                pause(200);
            }
        }
        return null;
    }

    private void callRoll(Entered meeting) {
        String address = "/rollcall/take.xhtml?meeting=" + refs.get(meeting.topic());
        Http.Answer page = page(address);
        if (page == null) {
            return;
        }
        Map<String, String> form = Visit.filled(page, "roll");
        read(meeting, page, form);
        String marks = marks(meeting);
        for (int i = 0; i < marks.length(); i++) {
            char mark = marks.charAt(i);
            form.put("roll:lines:" + i + ":mark", mark == 'P' ? "PRESENT" : mark == 'E' ? "EXCUSED" : "ABSENT");
            form.put("roll:lines:" + i + ":reason", mark == 'E' ? "Ốm" : "");
        }
        form.put("roll:save", "x");
        send(address, form, Map.of(meeting.topic(), marks));
    }

    /** A saved roll is shown with a time of its saving; one that was not called proposes marks. */
    private void read(Entered meeting, Http.Answer page, Map<String, String> form) {
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < meeting.due().size(); i++) {
            marks.append(LETTERS.getOrDefault(form.get("roll:lines:" + i + ":mark"), "?"));
        }
        boolean called = page.text().contains("id=\"roll:renew\"");
        journal.read(meeting.topic(), called ? marks.toString() : Journal.PLANNED);
    }

    /** A page with its form; null when the secretary is not signed in any more or it is not served. */
    private Http.Answer page(String address) {
        Http.Answer page = visit.get(address);
        if (page.status() == 302 || page.status() == 401) {
            signedIn = false;
        }
        return page.status() == 200 ? page : null;
    }

    private Told send(String address, Map<String, String> form, Map<String, String> states) {
        boolean again = random.nextBoolean();
        Told told;
        do {
            Journal.Save save = journal.sent(states);
            told = told(address, form);
            if (told == Told.SAVED) {
                journal.acknowledged(save);
            } else if (told == Told.NOTHING) {
                journal.unanswered(save, lastStatus);
                pause(500);
            } else {
                journal.refused(save);
                signedIn &= told != Told.SIGNED_OUT;
            }
        } while (told == Told.NOTHING && again && !isStopped());
        return told;
    }

    private Told told(String address, Map<String, String> form) {
        try {
            Http.Answer answer = visit.post(address, form);
            lastStatus = answer.status();
            String to = answer.header("Location");
            if (answer.status() == 302 && !to.contains("/rollcall/")) {
                return Told.SIGNED_OUT;
            }
            if (answer.status() == 302) {
                Matcher ref = REF.matcher(to);
                lastRef = ref.find() ? ref.group(1) : null;
                return Told.SAVED;
            }
            return answer.status() < 500 ? Told.REFUSED : Told.NOTHING;
        } catch (UncheckedIOException e) {
            lastStatus = Journal.NO_ANSWER;
            return Told.NOTHING;
        }
    }
}
