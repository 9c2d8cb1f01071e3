package vn.nennep.testdata;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A made-up province of any size, written straight into the tables: for measuring, and for looking at pages as somebody sees
 * them who has thousands of cells. The same number of cells gives the same province each time.
 *
 * <p>A province, a superior for every 50 cells, a grassroots committee for every 5. One cell in twenty, and one committee in
 * sixty, moves to another superior on 1 July. A cell has 14 to 28 members (21 on average) and 17 recorded meetings, 5 of
 * them thematic; one member in thirty is in another cell from July on. Meetings have scores and contributions, cells a plan,
 * two key tasks and a grade of the year.
 */
public final class LargeProvince {

    /** The year in which everything happens. */
    public static final int YEAR = 2021;

    private static final List<String> FAMILIES = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Nông", "Lộc", "Vi", "Đặng", "Bế", "Mã", "Lương", "Hà", "Đinh");
    private static final List<String> MIDDLES =
            List.of("Văn", "Thị", "Hữu", "Đức", "Minh", "Xuân", "Quang", "Thanh", "Ngọc", "Thu");
    private static final List<String> GIVEN = List.of(
            "An", "Bình", "Chiến", "Dũng", "Đông", "Giang", "Hà", "Hiền", "Hùng", "Khánh", "Lan", "Linh", "Mai", "Nam",
            "Oanh", "Phúc", "Quân", "Sơn", "Thảo", "Tuấn", "Uyên", "Vinh", "Xuân", "Yến");
    private static final int SEED = 20_211_231;
    private static final int NAMES = 997;

    private LargeProvince() {}

    /**
     * Fills a database that was migrated and is empty otherwise. The connection belongs to its owner, and commits by itself.
     *
     * @param cells 20 or more
     */
    public static void load(Connection connection, int cells) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Neither the log nor foreign keys: what is written here is right, and a million rows of the log are not
            // wanted.
            statement.execute("select make_years(array[" + YEAR + "])");
            statement.execute("set session_replication_role = replica");
            for (String part : List.of(UNITS, MEMBERS, MEETINGS, RECORDS, PLANS)) {
                statement.execute(filled(part, cells));
            }
            statement.execute("set session_replication_role = origin");
            statement.execute(NUMBERS);
            statement.execute("vacuum analyze");
        }
    }

    private static String filled(String sql, int cells) {
        int superiors = Math.max(2, cells / 50);
        int committees = Math.max(4, cells / 5);
        int firstCommittee = 2 + superiors;
        int firstCell = firstCommittee + committees;
        return sql.replace("{last}", String.valueOf(firstCell + cells - 1))
                .replace("{superiors}", String.valueOf(superiors))
                .replace("{committees}", String.valueOf(committees))
                .replace("{committee}", String.valueOf(firstCommittee))
                .replace("{cell}", String.valueOf(firstCell))
                .replace("{cells}", String.valueOf(cells))
                .replace("{names}", names());
    }

    /** Rows {@code (number, family and middle name, given name)}. */
    private static String names() {
        Random random = new Random(SEED);
        return IntStream.range(0, NAMES)
                .mapToObj(n -> "(%d, '%s %s', '%s')"
                        .formatted(n, one(FAMILIES, random), one(MIDDLES, random), one(GIVEN, random)))
                .collect(Collectors.joining(", "));
    }

    private static String one(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static final String UNITS =
            """
            create temp table size as
            select n as cell_id, 14 + n * 7 % 15 as members from generate_series({cell}, {last}) n;
            insert into unit (id, code) select n, 'B' || n from generate_series(1, {last}) n;
            insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from, valid_to)
            select nextval('unit_period_seq'), n, 'B' || n,
              case when n = 1 then 'Tỉnh ủy mẫu' when n < {committee} then 'Đảng ủy xã mẫu ' || n
                when n < {cell} then 'Đảng bộ cơ sở mẫu ' || n else 'Chi bộ mẫu ' || n end,
              case when n = 1 then 'PROVINCE' when n < {committee} then 'SUPERIOR' when n < {cell} then 'GRASSROOTS' else 'CELL' end,
              case when n = 1 then null when n < {committee} then 1 when n < {cell} then 2 + n % {superiors}
                else {committee} + n % {committees} end,
              date '2010-01-01',
              case when n >= {cell} and n % 20 = 3 or n < {cell} and n >= {committee} and n % 60 = 7 then date '2021-06-30' end
            from generate_series(1, {last}) n;
            insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from)
            select nextval('unit_period_seq'), p.unit_id, p.code, p.name, p.kind,
              case when p.kind = 'CELL' then {committee} + (p.unit_id + 1) % {committees} else 2 + (p.unit_id + 1) % {superiors} end,
              date '2021-07-01'
            from unit_period p where p.valid_to is not null;
            """;

    private static final String MEMBERS =
            """
            create temp table person as
            select row_number() over (order by s.cell_id, i) as id, s.cell_id, i from size s, generate_series(1, s.members) i;
            insert into member (id, code, family_and_middle_name, given_name, search_name, birth_date, birth_year, admitted_on, official_on)
            select p.id, 'M' || p.id, n.family, n.given, search_form(n.family || ' ' || n.given),
b.day, extract(year from b.day), date '2005-01-01', date '2006-01-01'
            from person p join (values {names}) n(number, family, given) on n.number = p.id % 997,
              lateral (select date '1950-01-01' + (p.id * 37 % 12000)::integer as day) b;
            insert into membership (id, member_id, cell_id, category, valid_from, valid_to)
            select id, id, cell_id, 'OFFICIAL', date '2010-01-01', case when id % 30 = 5 then date '2021-06-30' end from person;
            insert into membership (id, member_id, cell_id, category, valid_from)
            select 10000000 + id, id, {cell} + (cell_id - {cell} + 1) % {cells}, 'OFFICIAL', date '2021-07-01' from person where id % 30 = 5;
            create index on person (cell_id);
            """;

    private static final String MEETINGS =
            """
            insert into meeting (id, code, cell_id, kind, number, held_on, topic, topic_group, status, recorded_at,
              recorded_by, due_count, present_count, excused_count, absent_count)
            select (c - {cell}) * 17 + k, 'R' || (c - {cell}) * 17 + k, c, case when k <= 12 then 'REGULAR' else 'THEMATIC' end,
              case when k <= 12 then k else k - 12 end,
              case when k <= 12 then make_date(2021, k, 1 + c % 27) else make_date(2021, 2 * (k - 12), 1 + c % 28) end,
              case when k > 12 then 'Chuyên đề mẫu ' || k end,
              case when k > 12 then (array['OTHER', 'RESOLUTION', 'IDEOLOGY', 'PROFESSIONAL'])[1 + (c + k) % 4] end, 'RECORDED',
              timestamptz '2021-12-31 10:00+07', 'bench', 1, 1, 0, 0
            from generate_series({cell}, {last}) c, generate_series(1, 17) k;
            insert into roll_call_entry (meeting_id, member_id, category, mark, year)
            select m.id, s.member_id, 'O', case (m.id + s.member_id) % 25 when 1 then 'E' when 2 then 'A' else 'P' end, m.year
            from meeting m join membership s on s.cell_id = m.cell_id
              and m.held_on between s.valid_from and coalesce(s.valid_to, 'infinity');
            update meeting m set due_count = e.due, present_count = e.present, excused_count = e.excused, absent_count = e.absent
            from (select meeting_id, count(*) as due, count(*) filter (where mark = 'P') as present,
                count(*) filter (where mark = 'E') as excused, count(*) filter (where mark = 'A') as absent
              from roll_call_entry group by meeting_id) e
            where e.meeting_id = m.id;
            insert into meeting_form (meeting_id, form)
            select id, case when id % 3 = 0 then 'REPORT' else 'TALK' end from meeting where kind = 'THEMATIC';
            """;

    private static final String RECORDS =
            """
            insert into criteria_set (id, code, name, applies_to, example, valid_from, source, published_at, published_by)
            values (1, 'BENCH', 'Bộ tiêu chí mẫu', 'ALL', true, '2020-01-01', '', now(), 'bench');
            insert into meeting_score (meeting_id, criteria_set_id, self_grade, self_points, self_at, self_by, most_points)
            select id, 1, (array['GOOD', 'FAIR', 'AVERAGE', 'WEAK'])[1 + id % 4], 1, now(), 'bench', 1 from meeting
            where id % 5 > 0;
            insert into contribution (id, ref, meeting_id, position, member_id, kind, text, reply_kind)
            select m.id * 3 + n, gen_random_uuid(), m.id, n, p.member, 'COMMENT', 'mẫu', case when n < 3 then 'ACCEPTED' end
            from (select meeting_id, min(member_id) as member from roll_call_entry where mark = 'P' group by meeting_id) p
            join meeting m on m.id = p.meeting_id and m.kind = 'THEMATIC', generate_series(1, 3) n;
            update meeting m set contribution_count = 3, open_count = 1, speaker_count = 1 where m.kind = 'THEMATIC';
            """;

    private static final String PLANS =
            """
            insert into annual_plan (id, cell_id, year, revision, status, number, issued_on, reported_on)
            select n, n, 2021, 1, 'REPORTED', '01-KH/CB', date '2020-12-20', date '2020-12-28' from generate_series({cell}, {last}) n;
            insert into plan_line (id, plan_id, line, month, position, topic, topic_group)
            select p.id * 6 + n, p.id, gen_random_uuid(), n * 2, 1, 'Chuyên đề mẫu', 'OTHER'
            from annual_plan p, generate_series(1, 5) n
            union all select p.id * 6, p.id, gen_random_uuid(), 12, 2, 'Chuyên đề mẫu', 'OTHER' from annual_plan p;
            update meeting m set plan_line = l.line from plan_line l
            where l.plan_id = m.cell_id and l.id = m.cell_id * 6 + m.number and m.kind = 'THEMATIC';
            insert into key_task (id, cell_id, year, number, task, target, person_id, due_on, status, self_rating)
            select p.id * 2 + n, p.id, 2021, n, 'Nhiệm vụ mẫu', 'mẫu', 1, date '2021-12-01', 'SELF_RATED', 'DONE'
            from annual_plan p, generate_series(1, 2) n;
            insert into year_grade (cell_id, year, criteria_set_id, self_grade, self_at)
            select id, 2021, 1, 'GOOD', now() from annual_plan;
            """;

    /** The numbers that the program gives begin after those given here. */
    private static final String NUMBERS =
            """
            do $$
            declare
              one record;
              largest bigint;
            begin
              for one in
                select s.sequencename as sequence, c.table_name as of_table, s.increment_by as step
                from pg_sequences s
                join information_schema.columns c on c.table_schema = 'public' and c.column_name = 'id'
                  and s.sequencename in (c.table_name || '_seq', c.table_name || '_id_seq')
                where s.schemaname = 'public'
              loop
                execute format('select coalesce(max(id), 0) from %I', one.of_table) into largest;
                if largest > 0 then
                  perform setval(one.sequence::regclass, largest + one.step);
                end if;
              end loop;
            end $$;
            """;
}
