package vn.nennep.tally;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Migrated;
import vn.nennep.testdata.TestServer;

/**
 * What a consolidation of a made-up province-year costs, as ratios within one run: milliseconds of a shared machine tell
 * little, how many times longer something takes than reading all attendances once tells much. Started by
 * {@code ./build.sh bench [cells] [rounds]}.
 */
public final class ConsolidationBench {

    private static final int YEAR = 2021;
    private static final LocalDate AS_OF = LocalDate.of(2022, 1, 12);
    private static final int MEMBERS_OF_CELL = 14;
    private static final int MEETINGS_OF_CELL = 17;

    private final Connection connection;
    private final Map<String, List<Integer>> millis = new LinkedHashMap<>();

    private ConsolidationBench(Connection connection) {
        this.connection = connection;
    }

    /** Takes the number of cells (500) and of rounds (5). */
    public static void main(String[] arguments) throws SQLException {
        int cells = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        try (EmbeddedDatabase database = TestServer.startDatabase("bench")) {
            Migrated.latest(database);
            try (Connection connection = database.connect()) {
                ConsolidationBench bench = new ConsolidationBench(connection);
                bench.load(cells);
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                for (int round = 0; round < rounds; round++) {
                    bench.round();
                }
                bench.print(cells, rounds);
            }
        }
    }

    /** All cases one after the other, so that what the machine does besides spoils all of them alike. */
    private void round() throws SQLException {
        time("read all attendances once", () -> query("select count(*) from roll_call_entry"));
        time(
                "count them by meeting",
                () -> query("select count(*) from (select meeting_id, count(*) filter (where mark = 'P') from"
                        + " roll_call_entry group by meeting_id) m"));
        execute("delete from unit_total; delete from unit_total_part");
        connection.commit();
        consolidate("consolidate, nothing published yet", false);
        consolidate("consolidate again, nothing changed", true);
    }

    private void consolidate(String name, boolean parts) throws SQLException {
        time(name, () -> {
            execute("set local work_mem = '64MB'");
            new Consolidation(connection, YEAR, AS_OF).run((part, took) -> {
                if (parts) {
                    note("  " + part, took);
                }
            });
            connection.commit();
        });
    }

    private void print(int cells, int rounds) throws SQLException {
        int entries = number("select count(*) from roll_call_entry");
        System.out.printf(
                "%d cells, %d meetings, %d attendances, %d contributions, %d plan lines; medians of %d rounds%n",
                cells,
                number("select count(*) from meeting"),
                entries,
                number("select count(*) from contribution"),
                number("select count(*) from plan_line"),
                rounds);
        System.out.printf("%-38s %8s %8s %14s%n", "", "ms", "ratio", "ms per million");
        double floor = Math.max(1, median(millis.values().iterator().next()));
        millis.forEach((name, list) -> System.out.printf(
                "%-38s %8d %8.1f %14.0f%n", name, median(list), median(list) / floor, median(list) * 1e6 / entries));
    }

    /** One in twenty cells moves to another committee on 1 July. */
    private void load(int cells) throws SQLException {
        int superiors = Math.max(2, cells / 50);
        int committees = Math.max(4, cells / 5);
        int firstCommittee = 2 + superiors;
        int firstCell = firstCommittee + committees;
        execute(
                """
                insert into unit (id, code) select n, 'B' || n from generate_series(1, %1$d) n;
                insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from, valid_to)
                select nextval('unit_period_seq'), n, 'B' || n, 'Đơn vị ' || n,
                  case when n = 1 then 'PROVINCE' when n < %3$d then 'SUPERIOR' when n < %4$d then 'GRASSROOTS' else 'CELL' end,
                  case when n = 1 then null when n < %3$d then 1 when n < %4$d then 2 + n %% %2$d else %3$d + n %% %5$d end,
                  date '2010-01-01', case when n >= %4$d and n %% 20 = 3 then date '2021-06-30' end
                from generate_series(1, %1$d) n;
                insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from)
                select nextval('unit_period_seq'), n, 'B' || n, 'Đơn vị ' || n, 'CELL', %3$d + (n + 1) %% %5$d, date '2021-07-01'
                from generate_series(%4$d, %1$d) n where n %% 20 = 3;
                """
                        .formatted(firstCell + cells - 1, superiors, firstCommittee, firstCell, committees));
        execute(
                """
                insert into member (id, code, family_and_middle_name, given_name, search_name)
                select n, 'M' || n, 'Nguyễn Văn', 'Mẫu', 'nguyen van mau' from generate_series(1, %3$d * %4$d) n;
                insert into meeting (id, code, cell_id, kind, number, held_on, topic, topic_group, status, recorded_at,
                  recorded_by, due_count, present_count, excused_count, absent_count)
                select (c - %1$d) * %5$d + k, 'R' || (c - %1$d) * %5$d + k, c, case when k <= 12 then 'REGULAR' else 'THEMATIC' end,
                  case when k <= 12 then k else k - 12 end,
                  case when k <= 12 then make_date(2021, k, 1 + c %% 27) else make_date(2021, 2 * (k - 12), 1 + c %% 28) end,
                  case when k > 12 then 'Chuyên đề mẫu' end, case when k > 12 then 'OTHER' end, 'RECORDED',
                  timestamptz '2021-12-31 10:00+07', 'bench', %4$d, %4$d - 2, 1, 1
                from generate_series(%1$d, %2$d) c, generate_series(1, %5$d) k;
                insert into roll_call_entry (meeting_id, member_id, category, mark)
                select m.id, (m.cell_id - %1$d) * %4$d + i, 'O', case i when 1 then 'E' when 2 then 'A' else 'P' end
                from meeting m, generate_series(1, %4$d) i;
                insert into meeting_form (meeting_id, form) select id, 'TALK' from meeting where kind = 'THEMATIC';
                """
                        .formatted(firstCell, firstCell + cells - 1, cells, MEMBERS_OF_CELL, MEETINGS_OF_CELL));
        execute(
                """
                insert into criteria_set (id, code, name, applies_to, example, valid_from, source, published_at, published_by)
                values (1, 'BENCH', 'Bộ tiêu chí mẫu', 'ALL', true, '2020-01-01', '', now(), 'bench');
                insert into meeting_score (meeting_id, criteria_set_id, self_grade, self_points, self_at, self_by, most_points)
                select id, 1, (array['GOOD', 'FAIR', 'AVERAGE', 'WEAK'])[1 + id % 4], 1, now(), 'bench', 1 from meeting
                where id % 5 > 0;
                insert into contribution (id, ref, meeting_id, position, member_id, kind, text, reply_kind)
                select m.id * 3 + n, gen_random_uuid(), m.id, n, p.member, 'COMMENT', 'mẫu', case when n < 3 then 'ACCEPTED' end
                from (select meeting_id, min(member_id) as member from roll_call_entry where mark = 'P' group by meeting_id) p
                join meeting m on m.id = p.meeting_id, generate_series(1, 3) n;
                insert into annual_plan (id, cell_id, year, revision, status, number, issued_on, reported_on)
                select p.unit_id, p.unit_id, 2021, 1, 'REPORTED', '01-KH/CB', date '2020-12-20', date '2020-12-28'
                from unit_period p where p.kind = 'CELL' and p.valid_to is null;
                insert into plan_line (id, plan_id, line, month, position, topic, topic_group)
                select p.id * 6 + n, p.id, gen_random_uuid(), n * 2, 1, 'Chuyên đề mẫu', 'OTHER'
                from annual_plan p, generate_series(0, 5) n where n > 0
                union all select p.id * 6, p.id, gen_random_uuid(), 12, 2, 'Chuyên đề mẫu', 'OTHER' from annual_plan p;
                update meeting m set plan_line = l.line from plan_line l
                where l.plan_id = m.cell_id and l.id = m.cell_id * 6 + m.number and m.kind = 'THEMATIC';
                insert into key_task (id, cell_id, year, number, task, target, person_id, due_on, status, self_rating)
                select p.id * 2 + n, p.id, 2021, n, 'Nhiệm vụ mẫu', 'mẫu', 1, date '2021-12-01', 'SELF_RATED', 'DONE'
                from annual_plan p, generate_series(1, 2) n;
                insert into year_grade (cell_id, year, criteria_set_id, self_grade, self_at)
                select id, 2021, 1, 'GOOD', now() from annual_plan;
                """);
        execute("vacuum analyze");
    }

    private void time(String name, Step step) throws SQLException {
        long start = System.nanoTime();
        step.run();
        note(name, (int) ((System.nanoTime() - start) / 1_000_000));
    }

    private void note(String name, int took) {
        millis.computeIfAbsent(name, key -> new ArrayList<>()).add(took);
    }

    private void query(String sql) throws SQLException {
        number(sql);
        connection.commit();
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int median(List<Integer> values) {
        List<Integer> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private interface Step {
        void run() throws SQLException;
    }
}
