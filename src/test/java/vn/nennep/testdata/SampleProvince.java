package vn.nennep.testdata;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up province with a year that is not simple: cells and grassroots units that move on 1 July, cells founded and
 * dissolved within the year, people who join, move, stay elsewhere for a time, are exempt or on special duty, quarters
 * without a thematic session. The same seed makes the same province. Its own figures are counted by {@link ProvinceCount}
 * from these lists, without the database.
 */
public final class SampleProvince {

    public static final int YEAR = 2021;
    private static final LocalDate FOUNDED = LocalDate.of(2010, 1, 1);
    private static final LocalDate MOVE = LocalDate.of(YEAR, 7, 1);
    private static final String[] GROUPS = {"PROFESSIONAL", "HO_CHI_MINH", "IDEOLOGY", "RESOLUTION", "OTHER"};
    private static final String[] FORMS = {"REPORT", "TALK", "STORY", "SLIDES", "REPORT|SLIDES", "TALK|STORY|SLIDES", ""
    };

    /** A state of a unit; {@code to} is null when open. */
    public record Place(String code, String kind, String parent, LocalDate from, LocalDate to) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** A person. */
    public record Person(String code, String familyAndMiddleName, String givenName) {}

    /** A membership; {@code to} is null when open. */
    public record Belonging(String member, String cell, String category, LocalDate from, LocalDate to) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** A leave; {@code to} is null when open. */
    public record Away(String member, String kind, LocalDate from, LocalDate to) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** A meeting. */
    public record Session(
            String code, String cell, String kind, int number, LocalDate heldOn, String group, String forms) {}

    /** A line of a roll call. */
    public record Line(String meeting, String member, String mark) {}

    final String prefix;
    final List<Place> places = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final List<Away> aways = new ArrayList<>();
    final List<Session> sessions = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();
    private final Map<String, List<Belonging>> byCell = new LinkedHashMap<>();
    private final Map<String, List<Away>> byMember = new LinkedHashMap<>();
    private final Random random;

    private SampleProvince(String prefix, long seed) {
        this.prefix = prefix;
        this.random = new Random(seed);
    }

    /**
     * @param prefix code of the province, and the beginning of every code in it
     * @param cells how many cells
     * @param membersOfCell people of a cell on the average
     */
    public static SampleProvince of(String prefix, long seed, int cells, int membersOfCell) {
        SampleProvince province = new SampleProvince(prefix, seed);
        List<String> codes = province.buildTree(cells);
        codes.forEach(cell -> province.people(cell, membersOfCell));
        province.moveAndLend(codes);
        codes.forEach(province::meet);
        return province;
    }

    private List<String> buildTree(int cells) {
        int superiors = Math.max(2, cells / 50);
        int grassroots = Math.max(superiors * 2, cells / 5);
        places.add(new Place(prefix, "PROVINCE", "", FOUNDED, null));
        IntStream.range(0, superiors)
                .forEach(i -> places.add(new Place(superior(i), "SUPERIOR", prefix, FOUNDED, null)));
        for (int i = 0; i < grassroots; i++) {
            // One in forty moves to another superior committee on 1 July, with everything below it.
            String home = superior(i % superiors);
            if (i % 40 == 7) {
                places.add(new Place(grassroots(i), "GRASSROOTS", home, FOUNDED, MOVE.minusDays(1)));
                places.add(new Place(grassroots(i), "GRASSROOTS", superior((i + 1) % superiors), MOVE, null));
            } else {
                places.add(new Place(grassroots(i), "GRASSROOTS", home, FOUNDED, null));
            }
            if (i % 5 == 0) {
                places.add(new Place(grassroots(i) + ".S", "SECTION", grassroots(i), FOUNDED, null));
            }
        }
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            String cell = prefix + "-C%05d".formatted(i);
            codes.add(cell);
            int home = i % grassroots;
            String parent = home % 5 == 0 && i % 2 == 0 ? grassroots(home) + ".S" : grassroots(home);
            if (i % 20 == 3) {
                places.add(new Place(cell, "CELL", parent, FOUNDED, MOVE.minusDays(1)));
                places.add(new Place(cell, "CELL", grassroots((home + 1) % grassroots), MOVE, null));
            } else if (i % 50 == 11) {
                places.add(new Place(cell, "CELL", parent, LocalDate.of(YEAR, 4, 10), null));
            } else if (i % 50 == 12) {
                places.add(new Place(cell, "CELL", parent, FOUNDED, LocalDate.of(YEAR, 10, 15)));
            } else if (i % 50 == 13) {
                // A cell directly under a superior committee.
                places.add(new Place(cell, "CELL", superior(i % superiors), FOUNDED, null));
            } else {
                places.add(new Place(cell, "CELL", parent, FOUNDED, null));
            }
        }
        return codes;
    }

    private void people(String cell, int average) {
        LocalDate founded = life(cell).from();
        int size = Math.max(3, average - 4 + random.nextInt(9));
        for (int i = 0; i < size; i++) {
            String code = cell + "-P%02d".formatted(i);
            people.add(new Person(code, "Nguyễn Văn", "Mẫu " + i));
            if (i % 31 == 5) {
                LocalDate joined = later(founded, LocalDate.of(YEAR, 5, 10));
                belong(new Belonging(code, cell, "PROBATIONARY", joined, null));
            } else {
                belong(new Belonging(code, cell, i % 17 == 4 ? "PROBATIONARY" : "OFFICIAL", founded, null));
            }
            if (i % 29 == 7) {
                away(new Away(code, "EXEMPT", LocalDate.of(2019, 1, 1), null));
            } else if (i % 37 == 9) {
                away(new Away(code, "SPECIAL_DUTY", LocalDate.of(YEAR, 3, 1), LocalDate.of(YEAR, 6, 30)));
            }
        }
    }

    /** Some people move to the next cell in August, some stay in another for a time. */
    private void moveAndLend(List<String> cells) {
        for (int i = 0; i + 1 < cells.size(); i += 3) {
            String from = cells.get(i);
            String to = cells.get(i + 1);
            if (i % 50 == 12 || (i + 1) % 50 == 12 || i % 50 == 11 || (i + 1) % 50 == 11) {
                continue;
            }
            Belonging moved = byCell.get(from).get(0);
            byCell.get(from).set(0, end(moved, LocalDate.of(YEAR, 8, 14)));
            belong(new Belonging(moved.member(), to, "OFFICIAL", LocalDate.of(YEAR, 8, 15), null));
            Belonging lent = byCell.get(from).get(1);
            away(new Away(lent.member(), "TEMPORARY_OUT", LocalDate.of(YEAR, 2, 15), LocalDate.of(YEAR, 9, 30)));
            belong(new Belonging(
                    lent.member(), to, "TEMPORARY_IN", LocalDate.of(YEAR, 2, 15), LocalDate.of(YEAR, 9, 30)));
        }
    }

    private void meet(String cell) {
        int regular = 0;
        int thematic = 0;
        for (int month = 1; month <= 12; month++) {
            if (random.nextInt(60) > 0) {
                regular = hold(cell, "REGULAR", regular, LocalDate.of(YEAR, month, 1 + random.nextInt(27)));
            }
        }
        for (int quarter = 0; quarter < 4; quarter++) {
            int wanted = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(3) / 2;
            for (int i = 0; i < wanted; i++) {
                LocalDate day = LocalDate.of(YEAR, quarter * 3 + 1 + random.nextInt(3), 1 + random.nextInt(28));
                thematic = hold(cell, "THEMATIC", thematic, day);
            }
        }
    }

    private int hold(String cell, String kind, int before, LocalDate day) {
        List<Belonging> roster = roster(cell, day);
        if (!isAlive(cell, day) || roster.isEmpty()) {
            return before;
        }
        int number = before + 1;
        String code = "%s-%s%02d".formatted(cell, kind.charAt(0), number);
        boolean thematic = kind.equals("THEMATIC");
        sessions.add(new Session(
                code,
                cell,
                kind,
                number,
                day,
                thematic ? GROUPS[random.nextInt(GROUPS.length)] : "",
                thematic ? FORMS[random.nextInt(FORMS.length)] : ""));
        for (Belonging one : roster) {
            int dice = random.nextInt(100);
            lines.add(new Line(code, one.member(), dice < 6 ? "EXCUSED" : dice < 8 ? "ABSENT" : "PRESENT"));
        }
        return number;
    }

    /** Who is due in a cell on a day, by the words of the rule and not by its SQL. */
    List<Belonging> roster(String cell, LocalDate day) {
        return byCell.getOrDefault(cell, List.of()).stream()
                .filter(one -> one.holdsOn(day))
                .filter(one -> byMember.getOrDefault(one.member(), List.of()).stream()
                        .filter(away -> away.holdsOn(day))
                        .noneMatch(away -> !away.kind().equals("TEMPORARY_OUT")
                                || !one.category().equals("TEMPORARY_IN")))
                .toList();
    }

    Set<String> cells() {
        return byCell.keySet();
    }

    boolean isAlive(String unit, LocalDate day) {
        return places.stream().anyMatch(place -> place.code().equals(unit) && place.holdsOn(day));
    }

    private Place life(String unit) {
        return index().get(unit).get(0);
    }

    private Map<String, List<Place>> index;

    Map<String, List<Place>> index() {
        if (index == null) {
            index = new LinkedHashMap<>();
            places.forEach(place -> index.computeIfAbsent(place.code(), code -> new ArrayList<>())
                    .add(place));
        }
        return index;
    }

    private void belong(Belonging one) {
        byCell.computeIfAbsent(one.cell(), cell -> new ArrayList<>()).add(one);
    }

    private void away(Away one) {
        aways.add(one);
        byMember.computeIfAbsent(one.member(), member -> new ArrayList<>()).add(one);
    }

    private static Belonging end(Belonging one, LocalDate last) {
        return new Belonging(one.member(), one.cell(), one.category(), one.from(), last);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private String superior(int number) {
        return prefix + ".%02d".formatted(number);
    }

    private String grassroots(int number) {
        return prefix + ".G%03d".formatted(number);
    }

    /** How many attendances the roll calls have. */
    public int lineCount() {
        return lines.size();
    }

    public String unitsCsv() {
        StringBuilder csv = new StringBuilder("code,name,kind,parent_code,valid_from,valid_to\r\n");
        places.forEach(
                one -> row(csv, one.code(), "Đơn vị " + one.code(), one.kind(), one.parent(), one.from(), one.to()));
        return csv.toString();
    }

    public String membersCsv() {
        StringBuilder csv =
                new StringBuilder("code,family_and_middle_name,given_name,birth_date,admitted_on,official_on\r\n");
        people.forEach(one -> row(
                csv, one.code(), one.familyAndMiddleName(), one.givenName(), "1970-01-01", "2000-05-19", "2001-05-19"));
        return csv.toString();
    }

    public String membershipsCsv() {
        StringBuilder csv = new StringBuilder("member_code,cell_code,category,from,to\r\n");
        byCell.values()
                .forEach(list ->
                        list.forEach(one -> row(csv, one.member(), one.cell(), one.category(), one.from(), one.to())));
        return csv.toString();
    }

    public String leavesCsv() {
        StringBuilder csv = new StringBuilder("member_code,kind,from,to,reason\r\n");
        aways.forEach(one -> row(csv, one.member(), one.kind(), one.from(), one.to(), "mẫu, \"thử\""));
        return csv.toString();
    }

    public String meetingsCsv() {
        StringBuilder csv = new StringBuilder(
                "code,cell_code,kind,number,held_on,starts_at,ends_at,topic,topic_group,forms,presenter_codes,chair_code\r\n");
        sessions.forEach(one -> {
            boolean thematic = one.kind().equals("THEMATIC");
            String presenter = presenterOf(one);
            row(
                    csv,
                    one.code(),
                    one.cell(),
                    one.kind(),
                    one.number(),
                    one.heldOn(),
                    "14:00",
                    "16:00",
                    thematic ? "Chuyên đề mẫu " + one.number() : "",
                    one.group(),
                    one.forms(),
                    presenter,
                    "");
        });
        return csv.toString();
    }

    /** Empty for a regular meeting. */
    private String presenterOf(Session one) {
        return one.kind().equals("THEMATIC")
                ? roster(one.cell(), one.heldOn()).get(0).member()
                : "";
    }

    public String attendanceCsv() {
        StringBuilder csv = new StringBuilder("meeting_code,member_code,mark,reason\r\n");
        lines.forEach(one ->
                row(csv, one.meeting(), one.member(), one.mark(), one.mark().equals("EXCUSED") ? "Đi công tác" : ""));
        return csv.toString();
    }

    /** What a meeting's record says; the grade is null when nobody gave one. */
    public record Record(int contributions, int open, int speakers, String grade, UUID line) {}

    /** A cell's plan. */
    public record Plan(String cell, String status, List<UUID> lines) {
        boolean isReported() {
            return status.equals("ACKNOWLEDGED");
        }
    }

    /** A key task; the rating is null while there is none. */
    public record Task(String cell, int number, String rating) {}

    final Map<String, Record> records = new LinkedHashMap<>();
    private final Map<String, String> contributors = new HashMap<>();
    final List<Plan> plans = new ArrayList<>();
    final List<Task> tasks = new ArrayList<>();
    final Map<String, String> yearGrades = new LinkedHashMap<>();

    /**
     * Gives the cells plans, key tasks and grades, and the meetings a record, in this object and in the tables; the
     * province must have been loaded.
     *
     * @param connection of the owner of the tables
     */
    public void keepRecords(Connection connection) throws SQLException {
        Random dice = new Random(prefix.hashCode());
        Map<String, List<UUID>> open = new LinkedHashMap<>();
        byCell.keySet().forEach(cell -> {
            List<UUID> planned = Stream.generate(() -> new UUID(dice.nextLong(), dice.nextLong()))
                    .limit(dice.nextInt(7))
                    .toList();
            plans.add(new Plan(cell, dice.nextInt(3) == 0 ? "ISSUED" : "ACKNOWLEDGED", planned));
            open.put(cell, new ArrayList<>(planned));
            for (int number = 1; number <= dice.nextInt(4); number++) {
                tasks.add(new Task(cell, number, pick(dice, "EXCEEDED", "DONE", "PARTLY", "NOT_DONE", null)));
            }
            String grade = pick(dice, "GOOD", "FAIR", "AVERAGE", "WEAK", null);
            if (grade != null) {
                yearGrades.put(cell, grade);
            }
        });
        Map<String, List<String>> came = new HashMap<>();
        lines.stream().filter(line -> line.mark().equals("PRESENT")).forEach(line -> came.computeIfAbsent(
                        line.meeting(), meeting -> new ArrayList<>())
                .add(line.member()));
        sessions.forEach(session -> {
            List<UUID> lines = open.getOrDefault(session.cell(), List.of());
            boolean keeps = session.kind().equals("THEMATIC") && !lines.isEmpty() && dice.nextBoolean();
            int drawn = dice.nextInt(6);
            // Only who was there can have spoken.
            List<String> there = came.getOrDefault(session.code(), List.of());
            int contributions = there.isEmpty() ? 0 : drawn;
            Set<String> speakers = new HashSet<>();
            if (contributions > 0) {
                // All of them are one person's.
                contributors.put(session.code(), there.get(0));
                speakers.add(there.get(0));
            }
            if (there.contains(presenterOf(session))) {
                speakers.add(presenterOf(session));
            }
            records.put(
                    session.code(),
                    new Record(
                            contributions,
                            dice.nextInt(contributions + 1),
                            speakers.size(),
                            pick(dice, "GOOD", "FAIR", "AVERAGE", "WEAK", null),
                            keeps ? lines.remove(0) : null));
        });
        write(connection);
    }

    private static String pick(Random dice, String... values) {
        return values[dice.nextInt(values.length)];
    }

    private void write(Connection connection) throws SQLException {
        String cell = "(select id from unit where code = ?)";
        String meeting = "(select id from meeting where code = ?)";
        String set = "(select id from criteria_set where code = '" + prefix + "')";
        batch(
                connection,
                // In force on no day of the other tests: it has no criteria.
                "insert into criteria_set (id, code, name, applies_to, example, valid_from, valid_to, source, published_at,"
                        + " published_by) values (nextval('criteria_set_seq'), ?, 'Bộ tiêu chí mẫu', 'ALL', true,"
                        + " '1930-01-01', '1930-01-01', '', now(), 'test')",
                List.<Object[]>of(new Object[] {prefix}));
        batch(
                connection,
                "insert into annual_plan (id, cell_id, year, revision, status, number, issued_on,"
                        + " reported_on) values (nextval('annual_plan_seq'), " + cell + ", " + YEAR
                        + ", 1, ?, '01-KH/CB', '2020-12-20', '2020-12-28')",
                plans.stream()
                        .map(plan -> new Object[] {plan.cell(), plan.status()})
                        .toList());
        batch(
                connection,
                "insert into plan_line (id, plan_id, line, month, position, topic, topic_group)"
                        + " values (nextval('plan_line_seq'), (select id from annual_plan where year = " + YEAR
                        + " and cell_id = " + cell + "), ?, 3, 1, 'Chuyên đề mẫu', 'OTHER')",
                plans.stream()
                        .flatMap(plan -> plan.lines().stream().map(line -> new Object[] {plan.cell(), line}))
                        .toList());
        batch(
                connection,
                "insert into key_task (id, cell_id, year, number, task, target, person_id, due_on, status, self_rating)"
                        + " select nextval('key_task_seq'), c.id, " + YEAR + ", a.number, 'Nhiệm vụ mẫu', 'mẫu',"
                        + " (select min(id) from member), '2021-12-31',"
                        + " case when a.rating is null then 'CONFIRMED' else 'SELF_RATED' end, a.rating"
                        + " from (values (?, cast(? as integer), cast(? as text))) a(cell, number, rating)"
                        + " join unit c on c.code = a.cell",
                tasks.stream()
                        .map(task -> new Object[] {task.cell(), task.number(), task.rating()})
                        .toList());
        batch(
                connection,
                "insert into year_grade (cell_id, year, criteria_set_id, self_grade, self_at) values (" + cell + ", "
                        + YEAR + ", " + set + ", ?, now())",
                yearGrades.entrySet().stream()
                        .map(one -> new Object[] {one.getKey(), one.getValue()})
                        .toList());
        batch(
                connection,
                "update meeting set plan_line = ? where code = ?",
                records.entrySet().stream()
                        .map(one -> new Object[] {one.getValue().line(), one.getKey()})
                        .toList());
        batch(
                connection,
                "insert into contribution (id, ref, meeting_id, position, member_id, kind, text, reply_kind)"
                        + " select nextval('contribution_seq'), gen_random_uuid(), m.id, n, p.id, 'COMMENT', 'mẫu',"
                        + " case when n > a.waiting then 'ACCEPTED' end"
                        + " from (values (cast(? as text), cast(? as text), cast(? as integer), cast(? as integer)))"
                        + " a(code, member, number, waiting) join meeting m on m.code = a.code"
                        + " join member p on p.code = a.member cross join generate_series(1, a.number) n",
                records.entrySet().stream()
                        .filter(one -> one.getValue().contributions() > 0)
                        .map(one -> new Object[] {
                            one.getKey(),
                            contributors.get(one.getKey()),
                            one.getValue().contributions(),
                            one.getValue().open()
                        })
                        .toList());
        batch(
                connection,
                "insert into meeting_score (meeting_id, criteria_set_id, self_grade, self_points, self_at, self_by,"
                        + " most_points) values (" + meeting + ", " + set + ", ?, 1, now(), 'test', 1)",
                records.entrySet().stream()
                        .filter(one -> one.getValue().grade() != null)
                        .map(one -> new Object[] {one.getKey(), one.getValue().grade()})
                        .toList());
    }

    private static void batch(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The rows of one roll call as they were, except that the first person who was present was absent. */
    public String rollCallOf(String meeting) {
        return rollCallOf(meeting, 1);
    }

    /** @param absent how many of the people present are turned into absent ones */
    public String rollCallOf(String meeting, int absent) {
        StringBuilder csv = new StringBuilder();
        int turned = 0;
        for (Line line : lines) {
            if (line.meeting().equals(meeting)) {
                boolean turn = line.mark().equals("PRESENT") && turned++ < absent;
                String mark = turn ? "ABSENT" : line.mark();
                row(csv, meeting, line.member(), mark, mark.equals("EXCUSED") ? "Đi công tác" : "");
            }
        }
        return csv.toString();
    }

    private static void row(StringBuilder csv, Object... values) {
        for (int i = 0; i < values.length; i++) {
            String text = values[i] == null ? "" : values[i].toString();
            boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0;
            csv.append(i == 0 ? "" : ",").append(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        csv.append("\r\n");
    }
}
