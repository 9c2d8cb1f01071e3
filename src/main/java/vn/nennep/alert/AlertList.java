package vn.nennep.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What needs a person on a day: of each kind the first lines, and how many there are in all. */
public final class AlertList {

    private final int year;
    private final LocalDate day;
    private final List<Integer> years;
    private final int mostOfAKind;
    private final Map<AlertKind, List<AlertRow>> rows = new EnumMap<>(AlertKind.class);
    private final Map<AlertKind, Integer> totals = new EnumMap<>(AlertKind.class);

    /**
     * @param day on which it is looked at: what is late then is late
     * @param years to choose from, oldest first
     * @param mostOfAKind lines of one kind that are kept; the rest is counted
     */
    AlertList(int year, LocalDate day, List<Integer> years, int mostOfAKind) {
        this.year = year;
        this.day = day;
        this.years = List.copyOf(years);
        this.mostOfAKind = mostOfAKind;
    }

    void add(AlertRow row) {
        totals.merge(row.kind(), 1, Integer::sum);
        keep(row);
    }

    /** @param total how many there are of its kind in all, of which the database gave the first ones */
    void add(AlertRow row, int total) {
        totals.put(row.kind(), total);
        keep(row);
    }

    private void keep(AlertRow row) {
        List<AlertRow> kept = rows.computeIfAbsent(row.kind(), kind -> new ArrayList<>());
        if (kept.size() < mostOfAKind) {
            kept.add(row);
        }
    }

    public int getYear() {
        return year;
    }

    /** The day on which it is looked at. */
    public LocalDate getDay() {
        return day;
    }

    /** The years to choose from, oldest first. */
    public List<Integer> getYears() {
        return years;
    }

    /** Whether nothing needs the person. */
    public boolean isQuiet() {
        return rows.isEmpty();
    }

    /** The first lines of a kind. */
    public List<AlertRow> of(AlertKind kind) {
        return List.copyOf(rows.getOrDefault(kind, List.of()));
    }

    /** How many of a kind are not among the lines. */
    public int moreOf(AlertKind kind) {
        return totals.getOrDefault(kind, 0) - of(kind).size();
    }

    /** Whether the lines are of more than one cell or branch, so that each must say of which. */
    public boolean isOfSeveralUnits() {
        return rows.values().stream()
                        .flatMap(List::stream)
                        .map(AlertRow::unitCode)
                        .distinct()
                        .count()
                > 1;
    }

    /** How many things of this urgency there are in all. */
    public int count(AlertKind.Severity severity) {
        return totals.entrySet().stream()
                .filter(entry -> entry.getKey().severity() == severity)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
