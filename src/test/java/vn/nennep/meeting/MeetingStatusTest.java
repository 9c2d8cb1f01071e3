package vn.nennep.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingStatusTest {

    /** Every pair: y where the row may become the column. */
    @ParameterizedTest
    @CsvSource({
        // state,   PLANNED, HELD, RECORDED, CONFIRMED, POSTPONED, NOT_HELD
        "PLANNED,   n, y, y, n, y, y",
        "HELD,      y, n, y, n, n, n",
        "RECORDED,  n, y, n, y, n, n",
        "CONFIRMED, n, n, y, n, n, n",
        "POSTPONED, y, n, n, n, n, y",
        "NOT_HELD,  y, n, n, n, y, n"
    })
    void movesOnlyAsAllowed(
            MeetingStatus from, char planned, char held, char recorded, char confirmed, char postponed, char notHeld) {
        char[] wanted = {planned, held, recorded, confirmed, postponed, notHeld};
        for (MeetingStatus to : MeetingStatus.values()) {
            assertEquals(wanted[to.ordinal()] == 'y', from.canBecome(to), from + " to " + to);
        }
    }

    @Test
    void isTheSameTableAsInTheDatabase() throws IOException {
        String rule = Files.readString(Path.of("src/main/resources/db/rule/meeting/R__meeting_moved.sql"));
        Set<String> there = new TreeSet<>();
        Matcher pair = Pattern.compile("'([A-Z_]+)>([A-Z_]+)'").matcher(rule);
        while (pair.find()) {
            there.add(pair.group(1) + " " + pair.group(2));
        }
        Set<String> here = new TreeSet<>();
        for (MeetingStatus from : MeetingStatus.values()) {
            for (MeetingStatus to : MeetingStatus.values()) {
                if (from.canBecome(to)) {
                    here.add(from + " " + to);
                }
            }
        }
        assertTrue(there.size() > 1);
        assertEquals(there, here);
    }

    @ParameterizedTest
    @CsvSource({
        "PLANNED, false",
        "HELD, false",
        "RECORDED, true",
        "CONFIRMED, true",
        "POSTPONED, false",
        "NOT_HELD, false"
    })
    void countsWhenRecordedOrConfirmed(MeetingStatus status, boolean counted) {
        assertEquals(counted, status.isCounted());
    }
}
