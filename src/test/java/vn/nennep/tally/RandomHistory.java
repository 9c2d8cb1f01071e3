package vn.nennep.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A small province whose organisation is taken apart and put together again over three years, with people who are
 * transferred, lent and carried along. The same seed makes the same history.
 */
final class RandomHistory {

    static final List<Integer> YEARS = List.of(2021, 2022, 2023);

    /** A day after all meetings, before the last reorganisations. */
    static final LocalDate TODAY = LocalDate.of(2024, 6, 15);

    static final long PROVINCE = 1;
    private static final LocalDate FOUNDED = LocalDate.of(2010, 1, 1);
    private static final LocalDate FIRST = LocalDate.of(2021, 2, 1);
    private static final int DAYS = 1400;
    private static final String[] GROUPS = {"PROFESSIONAL", "HO_CHI_MINH", "OTHER"};
    private static final List<List<String>> FORMS = List.of(List.of(), List.of("TALK"), List.of("REPORT", "SLIDES"));

    /** A state of a unit; {@code to} is the last day, null when open; {@code parent} is null for the province. */
    record Period(long unit, String name, String kind, Long parent, LocalDate from, LocalDate to) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /** Who carries on for whom since a day. */
    record Succession(long event, LocalDate on, boolean undone, long predecessor, long successor, boolean heir) {}

    /** A line of a roll call, in the letters of the table. */
    record Line(long member, char category, char mark) {}

    /** A meeting with its roll call. */
    record Meeting(
            long id,
            long cell,
            boolean thematic,
            int number,
            LocalDate day,
            String group,
            List<String> forms,
            boolean recorded,
            List<Line> lines) {}

    /** What the record of a meeting says; {@code open} has a sign for each contribution, the grades may be null. */
    record Record(List<Boolean> open, int speakers, String selfGrade, String superiorGrade, UUID line) {}

    /** A version of a cell's plan of a year, with its lines. */
    record Plan(long cell, int year, int revision, String status, List<UUID> lines) {}

    /** A key task; the ratings may be null. */
    record Task(long cell, int year, int number, String status, String selfRating, String superiorRating) {}

    /** A cell's grade of a year; either may be null. */
    record YearGrade(long cell, int year, String selfGrade, String superiorGrade) {}

    final Map<Long, Record> records = new LinkedHashMap<>();
    final List<Plan> plans = new ArrayList<>();
    final List<Task> tasks = new ArrayList<>();
    final List<YearGrade> grades = new ArrayList<>();
    final List<Period> periods = new ArrayList<>();
    final List<Succession> successions = new ArrayList<>();
    final List<Meeting> meetings = new ArrayList<>();

    private final Random random;
    private final Map<Long, Long> homes = new LinkedHashMap<>();
    private long lastUnit;
    private long lastEvent;
    private long lastMember;

    RandomHistory(long seed, int cells, int reorganisations) {
        random = new Random(seed);
        build(cells);
        List<LocalDate> days = random.ints(reorganisations, 0, DAYS)
                .sorted()
                .mapToObj(FIRST::plusDays)
                .toList();
        LocalDate month = LocalDate.of(2021, 1, 1);
        for (LocalDate day : days) {
            while (!month.plusMonths(1).isAfter(day)) {
                month = live(month);
            }
            reorganise(day);
        }
        while (month.getYear() <= 2023) {
            month = live(month);
        }
        addWhatWasUndone();
        // Dice of its own: what is recorded does not decide what becomes of the organisation.
        keepRecords(new Random(~seed));
    }

    private void keepRecords(Random dice) {
        List<Long> cells = periods.stream()
                .filter(period -> period.kind().equals("CELL"))
                .map(Period::unit)
                .distinct()
                .sorted()
                .toList();
        List<UUID> free = new ArrayList<>();
        for (long cell : cells) {
            for (int year : YEARS) {
                if (periods.stream().noneMatch(one -> one.unit() == cell && stoodIn(one, year))) {
                    continue;
                }
                planYear(dice, cell, year, free);
                for (int number = 1; number <= dice.nextInt(4); number++) {
                    tasks.add(task(dice, cell, year, number));
                }
                if (dice.nextBoolean()) {
                    grades.add(new YearGrade(cell, year, grade(dice), grade(dice)));
                }
            }
        }
        for (Meeting meeting : meetings) {
            List<UUID> own = free.stream()
                    .filter(line -> plans.stream()
                            .anyMatch(plan -> plan.cell() == meeting.cell()
                                    && plan.year() == meeting.day().getYear()
                                    && plan.lines().contains(line)))
                    .toList();
            // Most keep a line of their own year; a few name one of another cell or year, which keeps nothing.
            List<UUID> choice = dice.nextInt(8) == 0 ? free : own;
            UUID line = choice.isEmpty() || dice.nextInt(3) == 0 ? null : choice.get(dice.nextInt(choice.size()));
            free.remove(line);
            List<Boolean> drawn =
                    dice.ints(dice.nextInt(4), 0, 2).mapToObj(one -> one == 0).toList();
            // Only who was there can have spoken; all of it is one person's.
            boolean attended = meeting.lines().stream().anyMatch(one -> one.mark() == 'P');
            List<Boolean> said = attended ? drawn : List.of();
            records.put(meeting.id(), new Record(said, Math.min(said.size(), 1), grade(dice), grade(dice), line));
        }
    }

    private static boolean stoodIn(Period one, int year) {
        return one.from().getYear() <= year && (one.to() == null || one.to().getYear() >= year);
    }

    private void planYear(Random dice, long cell, int year, List<UUID> free) {
        List<UUID> lines = new ArrayList<>();
        for (int i = dice.nextInt(5); i > 0; i--) {
            lines.add(new UUID(dice.nextLong(), dice.nextLong()));
        }
        String[] ends = {"DRAFT", "ADOPTED", "ISSUED", "REPORTED", "RETURNED", "ACKNOWLEDGED"};
        plans.add(new Plan(cell, year, 2, ends[dice.nextInt(ends.length)], List.copyOf(lines)));
        // The version before had a line more.
        lines.add(new UUID(dice.nextLong(), dice.nextLong()));
        plans.add(new Plan(cell, year, 1, "REPLACED", lines));
        free.addAll(lines);
    }

    private static Task task(Random dice, long cell, int year, int number) {
        String[] ratings = {"EXCEEDED", "DONE", "PARTLY", "NOT_DONE"};
        String self = ratings[dice.nextInt(4)];
        return switch (dice.nextInt(5)) {
            case 0 -> new Task(cell, year, number, "DRAFT", null, null);
            case 1 -> new Task(cell, year, number, "IN_PROGRESS", null, null);
            case 2 -> new Task(cell, year, number, "SELF_RATED", self, null);
            default -> new Task(cell, year, number, "RATED", self, ratings[dice.nextInt(4)]);
        };
    }

    private static String grade(Random dice) {
        String[] grades = {"GOOD", "FAIR", "AVERAGE", "WEAK", null, null};
        return grades[dice.nextInt(grades.length)];
    }

    private void build(int cells) {
        begin("PROVINCE", null, FOUNDED);
        List<Long> superiors = List.of(begin("SUPERIOR", PROVINCE, FOUNDED), begin("SUPERIOR", PROVINCE, FOUNDED));
        List<Long> committees = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            committees.add(begin("GRASSROOTS", superiors.get(i % 2), FOUNDED));
        }
        for (int i = 0; i < cells; i++) {
            long cell = begin("CELL", i % 10 == 9 ? superiors.get(0) : committees.get(i % 6), FOUNDED);
            for (int person = 0; person < 3; person++) {
                homes.put(++lastMember, cell);
            }
        }
    }

    /** One more reorganisation, of any sort, on a day after all before. */
    void reorganise(LocalDate day) {
        switch (random.nextInt(11)) {
            case 0, 1 -> move(any("CELL", day), day, "GRASSROOTS", "SUPERIOR");
            case 2 -> move(any("GRASSROOTS", day), day, "SUPERIOR");
            case 3 -> mergeIntoNew(day);
            case 4 -> absorb(day);
            case 5 -> split(day);
            case 6 -> splitOff(day);
            case 7 -> dissolveCell(day);
            case 8 -> mergeCommittees(day);
            case 9 -> dissolveCommittee(day);
            default -> foundOrRename(day);
        }
    }

    private void move(Long unit, LocalDate day, String... kinds) {
        Long parent = any(period -> List.of(kinds).contains(period.kind()), day);
        if (unit != null && parent != null && !parent.equals(state(unit, day).parent())) {
            Period state = state(unit, day);
            end(unit, day);
            periods.add(new Period(unit, state.name(), state.kind(), parent, day, null));
        }
    }

    private void mergeIntoNew(LocalDate day) {
        Long one = any("CELL", day);
        Long other = any("CELL", day);
        if (one != null && other != null && !one.equals(other)) {
            long heir = begin("CELL", state(one, day).parent(), day);
            long event = ++lastEvent;
            succeed(event, day, one, heir, true);
            succeed(event, day, other, heir, true);
            end(one, day);
            end(other, day);
            carryPeople(one, heir);
            carryPeople(other, heir);
        }
    }

    private void absorb(LocalDate day) {
        Long one = any("CELL", day);
        Long heir = any("CELL", day);
        if (one != null && heir != null && !one.equals(heir)) {
            succeed(++lastEvent, day, one, heir, true);
            end(one, day);
            carryPeople(one, heir);
        }
    }

    private void split(LocalDate day) {
        Long cell = any("CELL", day);
        if (cell != null) {
            long heir = begin("CELL", state(cell, day).parent(), day);
            long other = begin("CELL", state(cell, day).parent(), day);
            long event = ++lastEvent;
            succeed(event, day, cell, heir, true);
            succeed(event, day, cell, other, false);
            end(cell, day);
            carryPeople(cell, heir);
        }
    }

    /** A cell gives some of its people to a new one and stays; whatever is noted as its heir, it carries on itself. */
    private void splitOff(LocalDate day) {
        Long cell = any("CELL", day);
        if (cell != null) {
            long fresh = begin("CELL", state(cell, day).parent(), day);
            succeed(++lastEvent, day, cell, fresh, random.nextBoolean());
            homes.entrySet().stream()
                    .filter(home -> home.getValue().equals(cell))
                    .limit(1)
                    .forEach(home -> home.setValue(fresh));
        }
    }

    private void dissolveCell(LocalDate day) {
        Long cell = any("CELL", day);
        if (cell != null && count("CELL", day) > 3) {
            int sort = random.nextInt(4);
            if (sort == 0) {
                succeed(++lastEvent, day, cell, state(cell, day).parent(), true);
            } else if (sort == 1) {
                succeed(++lastEvent, day, cell, any(p -> p.kind().equals("CELL") && p.unit() != cell, day), false);
            }
            end(cell, day);
            Long refuge = any("CELL", day);
            carryPeople(cell, refuge);
        }
    }

    private void mergeCommittees(LocalDate day) {
        String kind = random.nextInt(4) == 0 ? "SUPERIOR" : "GRASSROOTS";
        Long one = any(kind, day);
        Long other = any(kind, day);
        if (one != null && other != null && !one.equals(other)) {
            long heir = begin(kind, state(one, day).parent(), day);
            long event = ++lastEvent;
            for (long ended : List.of(one, other)) {
                succeed(event, day, ended, heir, true);
                children(ended, day).forEach(child -> place(child, heir, day));
                end(ended, day);
            }
        }
    }

    /** Its cells end with it or go to others of the same level; sometimes nobody carries on. */
    private void dissolveCommittee(LocalDate day) {
        String kind = random.nextInt(3) == 0 ? "SUPERIOR" : "GRASSROOTS";
        Long ended = any(kind, day);
        Long other = ended == null ? null : any(p -> p.kind().equals(kind) && p.unit() != ended, day);
        if (other == null || count("CELL", day) - children(ended, day).size() < 4) {
            return;
        }
        boolean withCells = kind.equals("GRASSROOTS") && random.nextBoolean();
        for (Period child : children(ended, day)) {
            if (withCells) {
                end(child.unit(), day);
            } else {
                place(child, random.nextBoolean() ? other : sameLevel(kind, ended, day), day);
            }
        }
        end(ended, day);
        homes.replaceAll((member, cell) -> state(cell, day) == null ? any("CELL", day) : cell);
        if (random.nextBoolean()) {
            succeed(++lastEvent, day, ended, other, true);
        }
    }

    private long sameLevel(String kind, long except, LocalDate day) {
        return any(p -> p.kind().equals(kind) && p.unit() != except, day);
    }

    private void foundOrRename(LocalDate day) {
        if (random.nextBoolean()) {
            Long parent = any("GRASSROOTS", day);
            long cell = begin("CELL", parent == null ? PROVINCE : parent, day);
            homes.entrySet().stream().limit(2).forEach(home -> home.setValue(cell));
        } else {
            Period state = state(any(p -> true, day), day);
            if (!state.from().equals(day)) {
                end(state.unit(), day);
                periods.add(new Period(state.unit(), state.name() + " mới", state.kind(), state.parent(), day, null));
            }
        }
    }

    /** An event that was undone has left its note about heirs and nothing else. */
    private void addWhatWasUndone() {
        Map<Long, LocalDate> ends = new LinkedHashMap<>();
        periods.forEach(period -> ends.merge(
                period.unit(),
                period.to() == null ? LocalDate.MAX : period.to(),
                (one, other) -> one.isAfter(other) ? one : other));
        List<Long> ended = ends.keySet().stream()
                .filter(unit -> !ends.get(unit).equals(LocalDate.MAX))
                .toList();
        for (int i = 0; i < ended.size(); i += 2) {
            long unit = ended.get(i);
            long other = 1 + random.nextInt((int) lastUnit);
            if (other != unit) {
                successions.add(new Succession(++lastEvent, ends.get(unit).plusDays(1), true, unit, other, true));
            }
        }
    }

    /** A month of meetings, then some transfers; returns the next month. */
    private LocalDate live(LocalDate month) {
        if (month.getYear() <= 2023 && month.getMonthValue() % 2 == random.nextInt(2)) {
            periods.stream().map(Period::unit).distinct().toList().forEach(unit -> meet(unit, month));
        }
        homes.replaceAll((member, cell) -> random.nextInt(25) == 0 ? any("CELL", month) : cell);
        return month.plusMonths(1);
    }

    private void meet(long unit, LocalDate month) {
        LocalDate day = month.plusDays(random.nextInt(27));
        Period state = state(unit, day);
        if (state == null || !state.kind().equals("CELL") || random.nextInt(6) == 0) {
            return;
        }
        List<Line> lines = new ArrayList<>();
        homes.forEach((member, home) -> {
            if (home == unit) {
                lines.add(new Line(member, "OOPX".charAt(random.nextInt(4)), "PPPEA".charAt(random.nextInt(5))));
            } else if (random.nextInt(40) == 0) {
                lines.add(new Line(member, 'T', 'P'));
            }
        });
        // Exempt people are noted only when they came.
        lines.removeIf(line -> line.category() == 'X' && line.mark() != 'P');
        if (lines.stream().noneMatch(line -> line.category() != 'X')) {
            return;
        }
        boolean thematic = random.nextInt(3) == 0;
        int number = 1
                + (int) meetings.stream()
                        .filter(one -> one.cell() == unit
                                && one.thematic() == thematic
                                && one.day().getYear() == day.getYear())
                        .count();
        meetings.add(new Meeting(
                meetings.size() + 1L,
                unit,
                thematic,
                number,
                day,
                thematic ? GROUPS[random.nextInt(GROUPS.length)] : null,
                thematic ? FORMS.get(random.nextInt(FORMS.size())) : List.of(),
                random.nextInt(12) > 0,
                lines));
    }

    /** The state of a unit on a day; null when it does not stand. */
    Period state(long unit, LocalDate day) {
        return periods.stream()
                .filter(period -> period.unit() == unit && period.holdsOn(day))
                .findFirst()
                .orElse(null);
    }

    private long begin(String kind, Long parent, LocalDate day) {
        long unit = ++lastUnit;
        periods.add(new Period(unit, "Đơn vị " + unit, kind, parent, day, null));
        return unit;
    }

    /** The unit's state ends the day before; a state of no day at all is no state. */
    private void end(long unit, LocalDate day) {
        Period state = state(unit, day);
        periods.remove(state);
        if (state.from().isBefore(day)) {
            periods.add(new Period(unit, state.name(), state.kind(), state.parent(), state.from(), day.minusDays(1)));
        }
    }

    private void place(Period unit, long parent, LocalDate day) {
        end(unit.unit(), day);
        periods.add(new Period(unit.unit(), unit.name(), unit.kind(), parent, day, null));
    }

    private void succeed(long event, LocalDate day, long predecessor, long successor, boolean heir) {
        successions.add(new Succession(event, day, false, predecessor, successor, heir));
    }

    private void carryPeople(long from, long to) {
        homes.replaceAll((member, cell) -> cell == from ? to : cell);
    }

    private List<Period> children(long parent, LocalDate day) {
        return standing(day)
                .filter(period -> period.parent() != null && period.parent() == parent)
                .toList();
    }

    private long count(String kind, LocalDate day) {
        return standing(day).filter(period -> period.kind().equals(kind)).count();
    }

    private Stream<Period> standing(LocalDate day) {
        return List.copyOf(periods).stream().filter(period -> period.holdsOn(day));
    }

    private Long any(String kind, LocalDate day) {
        // A unit that changes twice on a day would have a state of no day.
        return any(period -> period.kind().equals(kind) && period.from().isBefore(day), day);
    }

    private Long any(Predicate<Period> wanted, LocalDate day) {
        List<Period> found = standing(day).filter(wanted).toList();
        return found.isEmpty() ? null : found.get(random.nextInt(found.size())).unit();
    }

    /** Puts the history into empty tables. */
    void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Not even what can only be added to is left over from another history.
            statement.execute("set session_replication_role = replica");
            statement.execute("truncate unit, member, meeting, unit_event, period_rule cascade");
            statement.execute("set session_replication_role = origin");
        }
        batch(connection, "insert into unit (id, code) values (?, 'U' || ?)", units(), unit ->
                new Object[] {unit, unit});
        writeOrganisation(connection);
        batch(
                connection,
                "insert into member (id, code, family_and_middle_name, given_name, search_name)"
                        + " values (?, 'M' || ?, 'Nguyễn Văn', 'Mẫu', 'nguyen van mau')",
                Stream.iterate(1L, id -> id <= lastMember, id -> id + 1).toList(),
                member -> new Object[] {member, member});
        batch(
                connection,
                "insert into meeting (id, code, cell_id, kind, number, held_on, topic, topic_group, status, move_reason,"
                        + " recorded_at, recorded_by, due_count, present_count, excused_count, absent_count)"
                        + " values (?, 'R' || ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                meetings,
                RandomHistory::row);
        List<Object[]> forms = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        for (Meeting meeting : meetings) {
            meeting.forms().forEach(form -> forms.add(new Object[] {meeting.id(), form}));
            meeting.lines()
                    .forEach(line -> lines.add(new Object[] {
                        meeting.id(),
                        line.member(),
                        String.valueOf(line.category()),
                        String.valueOf(line.mark()),
                        meeting.day().getYear()
                    }));
        }
        batch(connection, "insert into meeting_form (meeting_id, form) values (?, ?)", forms, row -> row);
        batch(
                connection,
                "insert into roll_call_entry (meeting_id, member_id, category, mark, year) values (?, ?, ?, ?, ?)",
                lines,
                row -> row);
        writeRecords(connection);
    }

    private void writeRecords(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into criteria_set (id, code, name, applies_to, example, valid_from, source,"
                    + " published_at, published_by)"
                    + " values (1, 'MAU', 'Bộ tiêu chí mẫu', 'ALL', true, '2020-01-01', '', now(), 'test')");
        }
        List<Object[]> contributions = new ArrayList<>();
        records.forEach((meeting, record) -> record.open()
                .forEach(open -> contributions.add(new Object[] {
                    contributions.size() + 1L, meeting, open ? null : "ACCEPTED", !open && contributions.size() % 2 == 0
                })));
        batch(
                connection,
                "insert into contribution (id, ref, meeting_id, position, member_id, kind, text, reply_kind, no_reply_needed)"
                        + " select a.id, gen_random_uuid(), a.meeting, a.id, (select min(e.member_id) from roll_call_entry e"
                        + " where e.meeting_id = a.meeting and e.mark = 'P'), 'COMMENT', 'mẫu',"
                        + " case when not a.needless then a.reply end, a.needless"
                        + " from (values (cast(? as bigint), cast(? as bigint), cast(? as text), cast(? as boolean)))"
                        + " a(id, meeting, reply, needless)",
                contributions,
                row -> row);
        batch(connection, "update meeting set plan_line = ? where id = ?", List.copyOf(records.entrySet()), one ->
                new Object[] {one.getValue().line(), one.getKey()});
        batch(
                connection,
                "insert into meeting_score (meeting_id, criteria_set_id, self_grade, self_points, self_at, self_by,"
                        + " superior_grade, superior_points, superior_at, superior_by, most_points)"
                        + " select a.id, 1, a.self, case when a.self is not null then 1 end,"
                        + " case when a.self is not null then now() end, case when a.self is not null then 'test' end,"
                        + " a.sup, case when a.sup is not null then 1 end,"
                        + " case when a.sup is not null then now() end, case when a.sup is not null then 'test' end, 1"
                        + " from (values (cast(? as bigint), cast(? as text), cast(? as text))) a(id, self, sup)",
                records.entrySet().stream()
                        .filter(one -> one.getKey() % 2 > 0
                                || one.getValue().selfGrade() != null
                                || one.getValue().superiorGrade() != null)
                        .toList(),
                one -> new Object[] {
                    one.getKey(), one.getValue().selfGrade(), one.getValue().superiorGrade()
                });
        writeYears(connection);
    }

    private void writeYears(Connection connection) throws SQLException {
        List<Object[]> lines = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            for (UUID line : plans.get(i).lines()) {
                lines.add(new Object[] {lines.size() + 1L, (long) i, line, monthOf(line), lines.size() % 99});
            }
        }
        batch(
                connection,
                "insert into annual_plan (id, cell_id, year, revision, status, number, issued_on,"
                        + " reported_on, adjust_reason, move_reason)"
                        + " values (?, ?, ?, ?, ?, '01-KH/CB', '2020-12-20', '2020-12-28', 'mẫu', 'mẫu')",
                plans,
                plan -> new Object[] {
                    (long) plans.indexOf(plan), plan.cell(), plan.year(), plan.revision(), plan.status()
                });
        batch(
                connection,
                "insert into plan_line (id, plan_id, line, month, position, topic, topic_group)"
                        + " values (?, ?, ?, ?, ?, 'Chuyên đề mẫu', 'OTHER')",
                lines,
                row -> row);
        batch(
                connection,
                "insert into key_task (id, cell_id, year, number, task, target, person_id, due_on, status, self_rating,"
                        + " superior_rating) values (nextval('key_task_seq'), ?, ?, ?, 'Nhiệm vụ mẫu', 'mẫu', 1,"
                        + " '2021-12-31', ?, ?, ?)",
                tasks,
                one -> new Object[] {
                    one.cell(), one.year(), one.number(), one.status(), one.selfRating(), one.superiorRating()
                });
        batch(
                connection,
                "insert into year_grade (cell_id, year, criteria_set_id, self_grade, self_at, superior_grade, superior_at)"
                        + " select a.cell, a.year, 1, a.self, case when a.self is not null then now() end,"
                        + " a.sup, case when a.sup is not null then now() end from (values (cast(? as bigint),"
                        + " cast(? as integer), cast(? as text), cast(? as text))) a(cell, year, self, sup)",
                grades,
                one -> new Object[] {one.cell(), one.year(), one.selfGrade(), one.superiorGrade()});
    }

    /** Puts the tree and its events in the place of those in the tables. */
    void writeOrganisation(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from unit_succession");
            statement.execute("delete from unit_event");
            statement.execute("delete from unit_period");
        }
        batch(connection, "insert into unit (id, code) values (?, 'U' || ?) on conflict do nothing", units(), unit ->
                new Object[] {unit, unit});
        batch(
                connection,
                "insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from, valid_to)"
                        + " values (nextval('unit_period_seq'), ?, 'U' || ?, ?, ?, ?, ?, ?)",
                periods,
                one -> new Object[] {one.unit(), one.unit(), one.name(), one.kind(), one.parent(), one.from(), one.to()
                });
        Map<Long, Succession> events = new LinkedHashMap<>();
        successions.forEach(one -> events.put(one.event(), one));
        batch(
                connection,
                "insert into unit_event (id, ref, kind, effective_on, entered_at, entered_by, undone_at, undone_by)"
                        + " values (?, gen_random_uuid(), 'DISSOLVED', ?, now(), 'test',"
                        + " case when ? then now() end, case when ? then 'test' end)",
                List.copyOf(events.values()),
                one -> new Object[] {one.event(), one.on(), one.undone(), one.undone()});
        batch(
                connection,
                "insert into unit_succession (event_id, predecessor_id, successor_id, heir) values (?, ?, ?, ?)",
                successions,
                one -> new Object[] {one.event(), one.predecessor(), one.successor(), one.heir()});
    }

    private List<Long> units() {
        return Stream.iterate(1L, id -> id <= lastUnit, id -> id + 1).toList();
    }

    /** The month for which a line of a plan was planned, 1 to 12. */
    int monthOf(UUID line) {
        return Math.floorMod(line.hashCode(), 12) + 1;
    }

    /** Half of the meetings that are not recorded were not held; the others are still planned. */
    static boolean isNotHeld(Meeting one) {
        return !one.recorded() && one.id() % 2 == 0;
    }

    private static Object[] row(Meeting one) {
        Object at = one.recorded() ? java.sql.Timestamp.valueOf(one.day().atTime(17, 0)) : null;
        return new Object[] {
            one.id(),
            one.id(),
            one.cell(),
            one.thematic() ? "THEMATIC" : "REGULAR",
            one.number(),
            one.day(),
            one.thematic() ? "Chuyên đề mẫu" : null,
            one.group(),
            one.recorded() ? "RECORDED" : isNotHeld(one) ? "NOT_HELD" : "PLANNED",
            isNotHeld(one) ? "mẫu" : null,
            at,
            one.recorded() ? "test" : null,
            one.recorded() ? marks(one, "PEA") : null,
            one.recorded() ? marks(one, "P") : null,
            one.recorded() ? marks(one, "E") : null,
            one.recorded() ? marks(one, "A") : null
        };
    }

    private static int marks(Meeting one, String marks) {
        return (int) one.lines().stream()
                .filter(line -> line.category() != 'X' && marks.indexOf(line.mark()) >= 0)
                .count();
    }

    private interface Row<T> {
        Object[] of(T value);
    }

    private static <T> void batch(Connection connection, String sql, List<T> values, Row<T> row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T value : values) {
                Object[] columns = row.of(value);
                for (int i = 0; i < columns.length; i++) {
                    statement.setObject(i + 1, columns[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
