package vn.nennep.tally;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.tally.RandomHistory.Meeting;
import vn.nennep.tally.RandomHistory.Period;
import vn.nennep.tally.RandomHistory.Succession;

/**
 * A year of a {@link RandomHistory} counted in plain Java, one meeting after the other, by the words of the decision:
 * what the program's SQL must come to.
 */
final class HistoryCount {

    /** The figures of one line: a unit in a view, for all the year or while it stood under one parent. */
    private static final class Figures {
        private String name;
        private String kind;
        private int sessions;
        private int thematicSessions;
        private int due;
        private int present;
        private int excused;
        private int absent;
        private int thematicDue;
        private int thematicPresent;
        private int quartersMissed;
        private int contributions;
        private int open;
        private int speakers;
        private int planned;
        private int kept;
        private int reported;
        private int tasks;
        private int done;
        private int notHeld;
        private final Set<Long> people = new HashSet<>();
        private final Set<Long> cells = new HashSet<>();
        private final Set<Long> cellsWithThematic = new HashSet<>();
        private final Map<String, String> parts = new TreeMap<>();
        private final Map<String, int[]> counts = new HashMap<>();
        private final Map<String, int[]> byMonth = new TreeMap<>();
        private final Map<Figure, int[]> months = new EnumMap<>(Figure.class);
        private final int[] quarters = new int[4];

        /** Of each of these, the months in which it was so (of quarters missed, the quarters), by who or what is counted. */
        private final Map<String, Map<Long, Integer>> bits = new HashMap<>();

        private void add(Figure figure, int month, int number) {
            months.computeIfAbsent(figure, f -> new int[12])[month - 1] += number;
        }

        private void mark(String what, long who, int place) {
            bits.computeIfAbsent(what, w -> new HashMap<>()).merge(who, 1 << (place - 1), (a, b) -> a | b);
        }

        private void miss(long cell, int quarter) {
            quartersMissed++;
            quarters[quarter - 1]++;
            mark("missed", cell, quarter);
        }

        private Map<Long, Integer> marked(String what) {
            return bits.getOrDefault(what, Map.of());
        }

        private int in(String what, int wanted) {
            return (int) marked(what).values().stream()
                    .filter(found -> (found & wanted) != 0)
                    .count();
        }

        /** What is counted once in the months from one to another. */
        private int once(Figure figure, PeriodSpan span) {
            return switch (figure) {
                case CELLS -> in("stood", span.months());
                case CELLS_WITH_THEMATIC -> in("thematic", span.months());
                case CELLS_REPORTED -> in("reported", span.months());
                case CELLS_ZERO ->
                    (int) marked("reported").entrySet().stream()
                            .filter(one -> (one.getValue() & span.months()) != 0)
                            .filter(one -> (marked("held").getOrDefault(one.getKey(), 0) & span.months()) == 0)
                            .count();
                case CELLS_MISSING -> in("missed", span.quarters());
                case PEOPLE -> in("people", span.months());
                default -> throw new IllegalArgumentException(figure.name());
            };
        }

        private String periods() {
            List<List<Integer>> ofMonths = IntStream.range(0, 12)
                    .mapToObj(month -> Figure.byMonth().stream()
                            .map(figure -> months.getOrDefault(figure, new int[12])[month])
                            .toList())
                    .toList();
            List<List<Integer>> ofSpans = Figure.distinct().stream()
                    .map(figure -> PeriodSpan.ALL.stream()
                            .map(span -> once(figure, span))
                            .toList())
                    .toList();
            return ofMonths + " " + Arrays.toString(quarters) + " " + ofSpans;
        }

        private void part(String key, Meeting meeting, int month) {
            int[] three = counts.computeIfAbsent(key, k -> new int[3]);
            three[0]++;
            three[1] += count(meeting, "PEA");
            three[2] += count(meeting, "P");
            int[] ofMonths = byMonth.computeIfAbsent(key, k -> new int[12]);
            ofMonths[month - 1]++;
            parts.put(key, three[0] + "/" + three[1] + "/" + three[2] + " " + Arrays.toString(ofMonths));
        }

        @Override
        public String toString() {
            return "%s %s sessions=%d/%d due=%d present=%d excused=%d absent=%d thematic=%d/%d missed=%d people=%d cells=%d/%d said=%d/%d/%d plan=%d/%d/%d tasks=%d/%d %s %s"
                    .formatted(
                            name,
                            kind,
                            sessions,
                            thematicSessions,
                            due,
                            present,
                            excused,
                            absent,
                            thematicDue,
                            thematicPresent,
                            quartersMissed,
                            people.size(),
                            cells.size(),
                            cellsWithThematic.size(),
                            contributions,
                            open,
                            speakers,
                            kept,
                            planned,
                            reported,
                            done,
                            tasks,
                            parts,
                            periods());
        }
    }

    private final RandomHistory history;
    private final int year;
    private final LocalDate asOf;
    private final PeriodRule rule;
    private final Map<String, Figures> lines = new TreeMap<>();

    /** @param rule how the months of reports close */
    HistoryCount(RandomHistory history, int year, LocalDate asOf, PeriodRule rule) {
        this.rule = rule;
        this.history = history;
        this.year = year;
        this.asOf = asOf;
        countThen();
        countNow();
    }

    /** Each line of both views as text, by view, unit, parent and whether it is the whole year's. */
    Map<String, String> lines() {
        return lines.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, line -> line.getValue().toString(), (a, b) -> a, TreeMap::new));
    }

    /** What a cell planned, took on and was graded in the year. */
    private void countYear(Figures figures, long cell) {
        for (RandomHistory.Plan plan : history.plans) {
            boolean inForce =
                    List.of("ISSUED", "REPORTED", "RETURNED", "ACKNOWLEDGED").contains(plan.status());
            if (plan.cell() == cell && plan.year() == year && inForce) {
                figures.planned += plan.lines().size();
                for (UUID line : plan.lines()) {
                    figures.add(Figure.PLANNED_LINES, history.monthOf(line), 1);
                    if (meetings().stream()
                            .anyMatch(meeting -> meeting.cell() == cell
                                    && meeting.thematic()
                                    && line.equals(
                                            history.records.get(meeting.id()).line()))) {
                        figures.add(Figure.KEPT_LINES, history.monthOf(line), 1);
                    }
                }
                figures.kept += (int) plan.lines().stream()
                        .filter(line -> meetings().stream()
                                .anyMatch(meeting -> meeting.cell() == cell
                                        && meeting.thematic()
                                        && line.equals(history.records
                                                .get(meeting.id())
                                                .line())))
                        .count();
                figures.reported += plan.status().equals("ISSUED") ? 0 : 1;
            }
        }
        for (RandomHistory.Task task : history.tasks) {
            if (task.cell() == cell && task.year() == year && !task.status().equals("DRAFT")) {
                String rating = task.superiorRating() == null ? task.selfRating() : task.superiorRating();
                figures.tasks++;
                figures.done += "DONE".equals(rating) || "EXCEEDED".equals(rating) ? 1 : 0;
            }
        }
        for (RandomHistory.YearGrade one : history.grades) {
            String grade = one.superiorGrade() == null ? one.selfGrade() : one.superiorGrade();
            if (one.cell() == cell && one.year() == year && grade != null) {
                int[] cells = figures.counts.computeIfAbsent("YEAR_GRADE " + grade, key -> new int[1]);
                cells[0]++;
                figures.parts.put("YEAR_GRADE " + grade, cells[0] + "/0/0 " + Arrays.toString(new int[12]));
            }
        }
    }

    private List<Meeting> meetings() {
        return history.meetings.stream()
                .filter(meeting -> meeting.recorded() && meeting.day().getYear() == year)
                .toList();
    }

    /** Meetings of the year of which the cell says that they were not held. */
    private List<Meeting> notHeld() {
        return history.meetings.stream()
                .filter(meeting ->
                        RandomHistory.isNotHeld(meeting) && meeting.day().getYear() == year)
                .toList();
    }

    private void countNotHeld(Figures figures, Meeting meeting, long cell) {
        figures.notHeld++;
        figures.add(Figure.NOT_HELD, rule.monthOf(meeting.day()), 1);
        figures.mark("reported", cell, rule.monthOf(meeting.day()));
    }

    // ---- as it was ----

    private final Map<Long, Set<Long>> parentsOf = new HashMap<>();

    private void countThen() {
        LocalDate first = LocalDate.of(year, 1, 1);
        List<LocalDate> days = first.datesUntil(first.plusYears(1)).toList();
        for (LocalDate day : days) {
            for (Period period : history.periods) {
                if (period.holdsOn(day)) {
                    parentsOf
                            .computeIfAbsent(period.unit(), unit -> new HashSet<>())
                            .add(period.parent());
                }
            }
        }
        for (LocalDate day : days) {
            for (Period period : history.periods) {
                if (period.holdsOn(day)) {
                    then(period.unit(), day).forEach(figures -> {
                        figures.name = period.name();
                        figures.kind = period.kind();
                    });
                    if (period.kind().equals("CELL") && (isChangeOfAnything(day) || isFirstOfMonth(day))) {
                        above(period.unit(), day)
                                .forEach(unit -> then(unit, day).forEach(figures -> {
                                    figures.cells.add(period.unit());
                                    figures.mark("stood", period.unit(), rule.monthOf(day));
                                }));
                    }
                }
            }
        }
        for (Meeting meeting : meetings()) {
            above(meeting.cell(), meeting.day()).forEach(unit -> then(unit, meeting.day())
                    .forEach(figures -> count(figures, meeting, meeting.cell())));
        }
        for (Meeting meeting : notHeld()) {
            above(meeting.cell(), meeting.day()).forEach(unit -> then(unit, meeting.day())
                    .forEach(figures -> countNotHeld(figures, meeting, meeting.cell())));
        }
        for (long cell : parentsOf.keySet()) {
            // Where the cell stood on its last day in the year.
            LocalDate last = days.stream()
                    .filter(day -> history.state(cell, day) != null)
                    .reduce((one, later) -> later)
                    .orElseThrow();
            above(cell, last).forEach(unit -> then(unit, last).forEach(figures -> countYear(figures, cell)));
        }
        for (int quarter = 0; quarter < 4; quarter++) {
            LocalDate last = lastOf(quarter);
            int number = quarter + 1;
            Set<Long> kept = keptIn(quarter);
            history.periods.stream()
                    .filter(period -> last.isBefore(asOf) && period.holdsOn(last))
                    .filter(period -> period.kind().equals("CELL") && !kept.contains(period.unit()))
                    .forEach(period -> above(period.unit(), last)
                            .forEach(unit -> then(unit, last).forEach(figures -> figures.miss(period.unit(), number))));
        }
    }

    private boolean isFirstOfMonth(LocalDate day) {
        return day.getDayOfYear() == 1 || rule.monthOf(day) != rule.monthOf(day.minusDays(1));
    }

    private boolean stoodAsCell(long unit, LocalDate day) {
        Period state = history.state(unit, day);
        return state != null && state.kind().equals("CELL");
    }

    /** Only on these days the cells of a branch can be others than on the day before. */
    private boolean isChangeOfAnything(LocalDate day) {
        return day.getDayOfYear() == 1
                || history.periods.stream().anyMatch(period -> period.from().equals(day));
    }

    private List<Long> above(long unit, LocalDate day) {
        List<Long> chain = new java.util.ArrayList<>();
        for (Long at = unit; at != null; at = history.state(at, day).parent()) {
            chain.add(at);
        }
        return chain;
    }

    /** The line of the unit's place on the day, and that of the whole year when it had several. */
    private List<Figures> then(long unit, LocalDate day) {
        Long parent = history.state(unit, day).parent();
        if (parentsOf.get(unit).size() == 1) {
            return List.of(line("THEN", unit, parent, true));
        }
        return List.of(line("THEN", unit, parent, false), line("THEN", unit, null, true));
    }

    // ---- as it is now ----

    private void countNow() {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        Map<Long, Set<Long>> sources = new HashMap<>();
        Set<Long> shown = new TreeSet<>();
        for (Period period : history.periods) {
            boolean inYear = !period.from().isAfter(last)
                    && (period.to() == null || !period.to().isBefore(first));
            if (inYear && period.kind().equals("CELL")) {
                sources.computeIfAbsent(carrier(period.unit()), unit -> new HashSet<>())
                        .add(period.unit());
            }
            if (inYear && stands(period.unit())) {
                shown.add(period.unit());
            }
        }
        shown.addAll(sources.keySet());
        for (long unit : shown) {
            for (Long at = unit; at != null; at = parentNow(at)) {
                Figures figures = now(at);
                figures.name = last(at).name();
                figures.kind = last(at).kind();
            }
        }
        sources.forEach((cell, before) -> {
            for (Long at = cell; at != null; at = parentNow(at)) {
                Figures figures = now(at);
                figures.cells.add(cell);
                first.datesUntil(first.plusYears(1))
                        .filter(day -> before.stream().anyMatch(one -> stoodAsCell(one, day)))
                        .forEach(day -> figures.mark("stood", cell, rule.monthOf(day)));
                notHeld().stream()
                        .filter(meeting -> before.contains(meeting.cell()))
                        .forEach(meeting -> countNotHeld(figures, meeting, cell));
                before.forEach(one -> countYear(figures, one));
                meetings().stream()
                        .filter(meeting -> before.contains(meeting.cell()))
                        .forEach(meeting -> count(figures, meeting, cell));
                for (int quarter = 0; quarter < 4; quarter++) {
                    LocalDate end = lastOf(quarter);
                    Set<Long> kept = keptIn(quarter);
                    boolean stood = before.stream().anyMatch(one -> history.state(one, end) != null);
                    if (end.isBefore(asOf) && stood && before.stream().noneMatch(kept::contains)) {
                        figures.miss(cell, quarter + 1);
                    }
                }
            }
        });
    }

    private boolean stands(long unit) {
        return history.state(unit, asOf) != null;
    }

    /** The state on the day of the run, else the last one before it, else the first one after. */
    private Period last(long unit) {
        List<Period> states = history.periods.stream()
                .filter(period -> period.unit() == unit)
                .sorted(Comparator.comparing(Period::from))
                .toList();
        return states.stream()
                .filter(period -> !period.from().isAfter(asOf))
                .reduce((one, later) -> later)
                .orElse(states.get(0));
    }

    /** Who carries on for the unit: itself, or the end of the chain of its heirs. */
    private long carrier(long unit) {
        if (stands(unit) || last(unit).from().isAfter(asOf)) {
            return unit;
        }
        LocalDate next = last(unit).to().plusDays(1);
        return history.successions.stream()
                .filter(one -> !one.undone() && one.heir() && one.predecessor() == unit)
                .filter(one -> one.on().equals(next) && !one.on().isAfter(asOf))
                .filter(one -> last(one.successor()).kind().equals("CELL")
                        == last(unit).kind().equals("CELL"))
                .map(Succession::successor)
                .map(this::carrier)
                .findFirst()
                .orElse(unit);
    }

    private Long parentNow(long unit) {
        for (Long above = last(unit).parent();
                above != null;
                above = last(above).parent()) {
            if (stands(carrier(above))) {
                return carrier(above);
            }
        }
        return null;
    }

    private Figures now(long unit) {
        return line("NOW", unit, parentNow(unit), true);
    }

    // ---- both ----

    private Figures line(String view, long unit, Long parent, boolean whole) {
        return lines.computeIfAbsent(view + " U" + unit + " " + parent + " " + whole, key -> new Figures());
    }

    private LocalDate lastOf(int quarter) {
        return LocalDate.of(year, quarter * 3 + 1, 1).plusMonths(3).minusDays(1);
    }

    /** Cells with a thematic meeting in the quarter. */
    private Set<Long> keptIn(int quarter) {
        return meetings().stream()
                .filter(meeting -> meeting.thematic() && (meeting.day().getMonthValue() - 1) / 3 == quarter)
                .map(Meeting::cell)
                .collect(Collectors.toSet());
    }

    private void count(Figures figures, Meeting meeting, long cell) {
        RandomHistory.Record record = history.records.get(meeting.id());
        int month = rule.monthOf(meeting.day());
        int due = count(meeting, "PEA");
        int present = count(meeting, "P");
        int open = (int) record.open().stream().filter(one -> one).count();
        figures.sessions++;
        figures.due += due;
        figures.present += present;
        figures.excused += count(meeting, "E");
        figures.absent += count(meeting, "A");
        figures.contributions += record.open().size();
        figures.open += open;
        figures.speakers += record.speakers();
        figures.add(Figure.SESSIONS, month, 1);
        figures.add(Figure.DUE, month, due);
        figures.add(Figure.PRESENT, month, present);
        figures.add(Figure.EXCUSED, month, count(meeting, "E"));
        figures.add(Figure.ABSENT, month, count(meeting, "A"));
        figures.add(Figure.CONTRIBUTIONS, month, record.open().size());
        figures.add(Figure.CONTRIBUTIONS_OPEN, month, open);
        figures.add(Figure.SPEAKERS, month, record.speakers());
        figures.mark("held", cell, month);
        figures.mark("reported", cell, month);
        String grade = record.superiorGrade() == null ? record.selfGrade() : record.superiorGrade();
        figures.part("GRADE " + (grade == null ? "NONE" : grade), meeting, month);
        meeting.lines().stream()
                .filter(line -> line.category() != 'X' && line.mark() == 'P')
                .forEach(line -> {
                    figures.people.add(line.member());
                    figures.mark("people", line.member(), month);
                });
        if (meeting.thematic()) {
            figures.thematicSessions++;
            figures.thematicDue += due;
            figures.thematicPresent += present;
            figures.add(Figure.THEMATIC_SESSIONS, month, 1);
            figures.add(Figure.THEMATIC_DUE, month, due);
            figures.add(Figure.THEMATIC_PRESENT, month, present);
            figures.cellsWithThematic.add(cell);
            figures.mark("thematic", cell, month);
            figures.part("TOPIC_GROUP " + meeting.group(), meeting, month);
            meeting.forms().forEach(form -> figures.part("FORM " + form, meeting, month));
        }
    }

    private static int count(Meeting meeting, String marks) {
        return (int) meeting.lines().stream()
                .filter(line -> line.category() != 'X' && marks.indexOf(line.mark()) >= 0)
                .count();
    }
}
