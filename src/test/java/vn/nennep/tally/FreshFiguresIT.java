package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.Clocks;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/**
 * Figures between the nights. No test waits for minutes: they pass by making the runs that were written down older.
 */
class FreshFiguresIT {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final Pattern LOOKED_AT = Pattern.compile("\"looked-at\":\"([^\"]+)\"");
    private static final String CELL = "LS.KCQ.BDV";

    private static TestServer server;
    private static Tables tables;

    @BeforeAll
    static void start() {
        // Half a day away: no night comes while the test runs.
        String hour = LocalTime.now(Clocks.ZONE)
                .plusHours(12)
                .withSecond(0)
                .withNano(0)
                .toString();
        server = TestServer.startOwn(
                "fresh",
                Map.of(
                        "NENNEP_FRESH_MINUTES",
                        "5",
                        "NENNEP_CONSOLIDATE_AT",
                        hour,
                        "NENNEP_SWEEP_AT",
                        hour,
                        "NENNEP_NIGHT_SECONDS",
                        "1"));
        tables = Tables.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nothingIsLeftToCount() {
        minutesPass(60);
        await("figures of what others left", () -> changes() == 0);
    }

    @Test
    void countsWhatChangedWithinMinutesAndWritesNothingWhenNothingDid() {
        int before = light();
        minutesPass(60);
        awaitLooks();
        assertEquals(before, light(), "nothing changed, and no run is written down");

        marks("A");
        await("the run, since the last one is an hour ago", () -> light() == before + 1 && changes() == 0);
        await("its end", () -> newest("status").equals("COMPLETED"));
        assertEquals("LIGHT", newest("origin"));
        assertEquals(
                "CHANGED KNOWN 1",
                newest(
                        "(select way || ' ' || way_reason || ' ' || cell_count from consolidation_run_year y where y.run_id = r.id)"));

        marks("P");
        awaitLooks();
        assertEquals(before + 1, light(), "five minutes have not passed");
        minutesPass(5);
        await("the next run", () -> light() == before + 2);
        await("its end", () -> newest("status").equals("COMPLETED"));
        assertEquals(
                tables.only("select sum(present_count) from meeting where year = 2021 and counted"),
                tables.only(
                        "select sum(present) from unit_total where year = 2021 and view = 'THEN' and parent_id is null and whole"));
    }

    @Test
    void leavesAClosedYearAsItIs() {
        int before = light();
        tables.lockYear(2021);
        try {
            marks("A");
            minutesPass(60);
            awaitLooks();
            assertEquals(before, light());
            assertTrue(changes() > 0);
        } finally {
            tables.forgetYear(2021);
            marks("P");
        }
        await("the run of the open year", () -> light() == before + 1);
    }

    @Test
    void doesNotComeAgainAtOnceWhenItFailedAndAlarmsNobody() {
        int before = light();
        tables.run("create function fail() returns trigger language plpgsql as $$ begin raise 'spoilt'; end $$");
        tables.run("create trigger spoilt before insert or update or delete on unit_total execute function fail()");
        try {
            marks("A");
            minutesPass(60);
            await(
                    "the run that fails",
                    () -> light() == before + 1 && newest("status").equals("FAILED"));
            assertTrue(changes() > 0, "what it took out is there again");
            minutesPass(30);
            awaitLooks();
            assertEquals(before + 1, light());
            assertTrue(health().contains("\"consolidation\":\"GOOD\""), health());
        } finally {
            tables.run("drop function fail() cascade");
            marks("P");
        }
        minutesPass(40);
        await(
                "the run that is well again",
                () -> light() == before + 2 && newest("status").equals("COMPLETED"));
    }

    @Test
    void leavesTheHistoryShort() {
        tables.run(
                """
                insert into consolidation_run (id, ref, origin, started_by, node, started_at, finished_at, status)
                select -n, gen_random_uuid(), case when n <= 300 then 'LIGHT' else 'SCHEDULE' end, '-', 'test',
                  now() - interval '300 days' - n * interval '1 hour', now() - interval '300 days', 'COMPLETED'
                from generate_series(1, 400) n
                """);
        tables.run(
                "insert into consolidation_run_year (run_id, year, status) select id, 2021, 'FAILED' from consolidation_run where id < 0");
        marks("A");
        marks("P");
        minutesPass(60);
        await("the run", () -> changes() == 0);
        await("its end", () -> newest("status").equals("COMPLETED"));
        assertEquals(200, light());
        assertEquals("100", tables.only("select count(*) from consolidation_run where id < 0 and origin = 'SCHEDULE'"));
        tables.run("delete from consolidation_run_year where run_id < 0");
        tables.run("delete from consolidation_run where id < 0");
    }

    /** Somebody of a meeting of the demonstration gets another mark, with the counts of the meeting. */
    private static void marks(String mark) {
        int less = mark.equals("P") ? -1 : 1;
        String meeting = "(select id from meeting where code = '" + CELL + "-2021-CD01')";
        tables.run(
                "with m as (update roll_call_entry e set mark = ? where meeting_id = " + meeting
                        + " and e.member_id = (select min(member_id) from roll_call_entry x where x.meeting_id = "
                        + meeting
                        + " and not exists (select 1 from contribution c where c.meeting_id = x.meeting_id and c.member_id = x.member_id)"
                        + " and not exists (select 1 from meeting_presenter p where p.meeting_id = x.meeting_id and p.member_id = x.member_id))"
                        + " and e.mark <> ? returning 1)"
                        + " update meeting set present_count = present_count - ?, absent_count = absent_count + ? where id = "
                        + meeting + " and exists (select 1 from m)",
                mark,
                mark,
                less,
                less);
    }

    private static void minutesPass(int minutes) {
        tables.run(
                "update consolidation_run set started_at = started_at - ? * interval '1 minute',"
                        + " finished_at = finished_at - ? * interval '1 minute'",
                minutes,
                minutes);
    }

    private static int light() {
        return Integer.parseInt(tables.only("select count(*) from consolidation_run where origin = 'LIGHT'"));
    }

    /** Of the year of the demonstration that the tests change. */
    private static int changes() {
        return Integer.parseInt(tables.only("select count(*) from figure_change where year = 2021"));
    }

    private static String newest(String what) {
        return tables.only("select " + what + " from consolidation_run r order by started_at desc, id desc limit 1");
    }

    private static String health() {
        return server.http().get("/health/ready").text();
    }

    /** Two looks later, what is to be done has been begun at least. */
    private static void awaitLooks() {
        for (int look = 0; look < 2; look++) {
            String last = lookedAt();
            await("a look at what is to be done", () -> !last.equals(lookedAt()));
        }
    }

    private static String lookedAt() {
        Matcher found = LOOKED_AT.matcher(health());
        assertTrue(found.find(), health());
        return found.group(1);
    }

    private static void await(String what, BooleanSupplier there) {
        Instant limit = Instant.now().plus(LONGEST_WAIT);
        while (!there.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(limit), "waited in vain for " + what + "; health: " + health());
            LockSupport.parkNanos(100_000_000);
        }
    }
}
