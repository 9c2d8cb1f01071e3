package vn.nennep.chaos;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.nennep.chaos.ChaosWorld.Cell;
import vn.nennep.testdata.CsvFile;
import vn.nennep.testdata.Http;

/**
 * Another program that sends files: new meetings, their rolls, corrections. A file can be sent again, and changes nothing
 * then; it has no version, so a meeting whose file was left without an answer is not written any more afterwards: the
 * late copy must not meet a newer one.
 */
final class FileClerk extends Clerk {

    private final Http http;
    private final List<Entered> there = new ArrayList<>();

    FileClerk(String name, List<Cell> cells, Journal journal, Random random, Http http) {
        super(name, cells, journal, random);
        this.http = http;
    }

    @Override
    void work() {
        if (entersNew(there)) {
            enter();
        } else {
            callRolls();
        }
    }

    private void enter() {
        List<Entered> made = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Entered meeting = next(cell());
            if (meeting != null) {
                made.add(meeting);
            }
        }
        if (made.isEmpty()) {
            return;
        }
        CsvFile file = new CsvFile(CsvFile.MEETINGS);
        made.forEach(one -> file.row(
                one.topic().replace(' ', '-'),
                one.cell().code(),
                "THEMATIC",
                one.number(),
                one.day(),
                "",
                "",
                one.topic(),
                "OTHER",
                "",
                "",
                ""));
        // At least once: a file that was left without an answer is sent again, or left as it may be.
        if (send("meetings", file.text(), states(made, Journal.PLANNED)) != Sent.LEFT) {
            there.addAll(made);
        }
    }

    private void callRolls() {
        List<Entered> called = some(there, 3);
        Map<String, String> states = new LinkedHashMap<>();
        CsvFile file = new CsvFile(CsvFile.ATTENDANCE);
        for (Entered one : called) {
            String marks = marks(one);
            states.put(one.topic(), marks);
            for (int i = 0; i < marks.length(); i++) {
                char mark = marks.charAt(i);
                file.row(
                        one.topic().replace(' ', '-'),
                        one.due().get(i),
                        mark == 'P' ? "PRESENT" : mark == 'E' ? "EXCUSED" : "ABSENT",
                        mark == 'E' ? "Ốm" : "");
            }
        }
        if (send("attendance", file.text(), states) != Sent.AT_ONCE) {
            there.removeAll(called);
        }
    }

    /** What became of a file. */
    private enum Sent {
        AT_ONCE,
        AGAIN,
        LEFT
    }

    private Sent send(String kind, String file, Map<String, String> states) {
        boolean again = random.nextInt(3) > 0;
        for (boolean first = true; ; first = false) {
            Journal.Save save = journal.sent(states);
            Http.Answer answer;
            try {
                answer = http.postCsv("/api/v1/imports/" + kind, file);
            } catch (UncheckedIOException e) {
                answer = null;
            }
            if (answer != null && answer.status() == 200) {
                journal.acknowledged(save);
                return first ? Sent.AT_ONCE : Sent.AGAIN;
            }
            if (answer != null && answer.status() < 500 && answer.status() != 401) {
                journal.refused(save);
                journal.complain(name() + " " + kind + ": " + answer.status() + " " + answer.text());
                return Sent.LEFT;
            }
            journal.unanswered(save, answer == null ? Journal.NO_ANSWER : answer.status());
            if (!again || isStopped()) {
                return Sent.LEFT;
            }
            pause(500);
        }
    }
}
