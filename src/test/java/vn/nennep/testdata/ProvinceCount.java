package vn.nennep.testdata;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The figures of a {@link SampleProvince}, counted one roll call after the other in plain Java by the words of the rules
 * (domain §1.5–1.7): what the program's SQL must come to.
 */
public final class ProvinceCount {

    /** The figures of one unit, or of a unit while it stood under one parent. */
    public static final class Figures {
        public int sessions;
        public int thematicSessions;
        public int due;
        public int present;
        public int excused;
        public int absent;
        public int thematicDue;
        public int thematicPresent;
        public int quartersMissed;
        public int contributions;
        public int openContributions;
        public int speakers;
        public int plansReported;
        public int planLines;
        public int planLinesKept;
        public int keyTasks;
        public int keyTasksDone;
        public final Map<String, Integer> byGrade = new TreeMap<>();
        public final Map<String, Integer> byYearGrade = new TreeMap<>();
        public final Set<String> people = new HashSet<>();
        public final Set<String> cells = new HashSet<>();
        public final Set<String> cellsWithThematic = new HashSet<>();
        public final Map<String, Integer> byTopicGroup = new TreeMap<>();
        public final Map<String, Integer> byForm = new TreeMap<>();
        public final Map<String, Integer> byMonth = new TreeMap<>();
    }

    private final SampleProvince province;
    private final Map<String, Figures> ofUnit = new HashMap<>();
    private final Map<String, Map<String, Figures>> ofChild = new HashMap<>();

    public ProvinceCount(SampleProvince province) {
        this.province = province;
        Map<String, List<SampleProvince.Line>> calls = new HashMap<>();
        province.lines.forEach(line -> calls.computeIfAbsent(line.meeting(), code -> new java.util.ArrayList<>())
                .add(line));
        province.sessions.forEach(session -> count(session, calls.get(session.code())));
        province.places.stream().filter(place -> place.kind().equals("CELL")).forEach(this::countCell);
        countQuarters();
        province.cells().forEach(this::countYear);
    }

    /** What a cell planned, took on and was graded belongs where it stood on its last day in the year. */
    private void countYear(String cell) {
        LocalDate last = LocalDate.of(SampleProvince.YEAR, 12, 31);
        while (!province.isAlive(cell, last)) {
            last = last.minusDays(1);
        }
        Set<UUID> held = new HashSet<>();
        province.records.values().forEach(record -> held.add(record.line()));
        forEachAbove(cell, last, figures -> {
            for (SampleProvince.Plan plan : province.plans) {
                if (plan.cell().equals(cell)) {
                    figures.plansReported += plan.isReported() ? 1 : 0;
                    figures.planLines += plan.lines().size();
                    figures.planLinesKept +=
                            (int) plan.lines().stream().filter(held::contains).count();
                }
            }
            for (SampleProvince.Task task : province.tasks) {
                if (task.cell().equals(cell)) {
                    figures.keyTasks++;
                    figures.keyTasksDone += "DONE".equals(task.rating()) || "EXCEEDED".equals(task.rating()) ? 1 : 0;
                }
            }
            if (province.yearGrades.containsKey(cell)) {
                figures.byYearGrade.merge(province.yearGrades.get(cell), 1, Integer::sum);
            }
        });
    }

    /** The figures of a unit over the whole year. */
    public Figures of(String unit) {
        return ofUnit.computeIfAbsent(unit, code -> new Figures());
    }

    /** The figures of the units below, each for the time it stood there. */
    public Map<String, Figures> childrenOf(String unit) {
        return ofChild.getOrDefault(unit, Map.of());
    }

    public Set<String> units() {
        return province.index().keySet();
    }

    private void count(SampleProvince.Session session, List<SampleProvince.Line> call) {
        boolean thematic = session.kind().equals("THEMATIC");
        forEachAbove(session.cell(), session.heldOn(), figures -> {
            figures.sessions++;
            SampleProvince.Record record = province.records.get(session.code());
            if (record != null) {
                figures.contributions += record.contributions();
                figures.openContributions += record.open();
                figures.speakers += record.speakers();
            }
            String grade = record == null || record.grade() == null ? "NONE" : record.grade();
            figures.byGrade.merge(grade, 1, Integer::sum);
            figures.byMonth.merge(String.valueOf(session.heldOn().getMonthValue()), 1, Integer::sum);
            if (thematic) {
                figures.thematicSessions++;
                figures.cellsWithThematic.add(session.cell());
                figures.byTopicGroup.merge(session.group(), 1, Integer::sum);
                for (String form : session.forms().split("\\|")) {
                    if (!form.isEmpty()) {
                        figures.byForm.merge(form, 1, Integer::sum);
                    }
                }
            }
            for (SampleProvince.Line line : call) {
                figures.due++;
                figures.thematicDue += thematic ? 1 : 0;
                switch (line.mark()) {
                    case "PRESENT" -> {
                        figures.present++;
                        figures.thematicPresent += thematic ? 1 : 0;
                        figures.people.add(line.member());
                    }
                    case "EXCUSED" -> figures.excused++;
                    default -> figures.absent++;
                }
            }
        });
    }

    /** A cell counts wherever it stood on any day of the year. */
    private void countCell(SampleProvince.Place place) {
        LocalDate day = LocalDate.of(SampleProvince.YEAR, 1, 1);
        LocalDate last = LocalDate.of(SampleProvince.YEAR, 12, 31);
        while (!day.isAfter(last)) {
            if (place.holdsOn(day)) {
                forEachAbove(place.code(), day, figures -> figures.cells.add(place.code()));
            }
            // States change on days 1, 10, 15 and 16 of a month only.
            day = day.getDayOfMonth() == 1
                    ? day.withDayOfMonth(16)
                    : day.plusMonths(1).withDayOfMonth(1);
        }
    }

    private void countQuarters() {
        for (int quarter = 0; quarter < 4; quarter++) {
            LocalDate first = LocalDate.of(SampleProvince.YEAR, quarter * 3 + 1, 1);
            LocalDate last = first.plusMonths(3).minusDays(1);
            Set<String> kept = new HashSet<>();
            province.sessions.stream()
                    .filter(session -> session.kind().equals("THEMATIC"))
                    .filter(session -> !session.heldOn().isBefore(first)
                            && !session.heldOn().isAfter(last))
                    .forEach(session -> kept.add(session.cell()));
            province.places.stream()
                    .filter(place -> place.kind().equals("CELL") && place.holdsOn(last) && !kept.contains(place.code()))
                    .forEach(place -> forEachAbove(place.code(), last, figures -> figures.quartersMissed++));
        }
    }

    private void forEachAbove(String cell, LocalDate day, java.util.function.Consumer<Figures> action) {
        String unit = cell;
        while (!unit.isEmpty()) {
            String at = unit;
            String parent = province.index().get(unit).stream()
                    .filter(place -> place.holdsOn(day))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(at + " on " + day))
                    .parent();
            action.accept(of(unit));
            if (!parent.isEmpty()) {
                action.accept(ofChild.computeIfAbsent(parent, code -> new HashMap<>())
                        .computeIfAbsent(unit, code -> new Figures()));
            }
            unit = parent;
        }
    }
}
