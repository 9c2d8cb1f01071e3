package vn.nennep.reorganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.shared.DoubtfulText;
import vn.nennep.tree.UnitKind;

/** The units as they stand on a day, and what is known of them before and after: what an event is planned on. */
final class UnitTree {

    /**
     * A row of a unit's history.
     *
     * @param unitCode the unit's current code
     * @param code the official code of that time
     * @param to null when open
     */
    record Period(
            long id,
            long unitId,
            String unitCode,
            String code,
            String name,
            UnitKind kind,
            Long parentId,
            LocalDate from,
            LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && !endsBefore(day);
        }

        boolean endsBefore(LocalDate day) {
            return to != null && to.isBefore(day);
        }
    }

    /**
     * A unit.
     *
     * @param current the state on the day; null when it does not stand then
     * @param first the oldest state
     * @param last the newest state
     */
    record Unit(long id, String code, Period current, Period first, Period last) {

        String name() {
            return current == null ? last.name() : current.name();
        }

        boolean isCell() {
            return current != null && current.kind() == UnitKind.CELL;
        }
    }

    private final LocalDate day;
    private final Map<Long, List<Period>> histories = new HashMap<>();
    private final Map<String, Long> byCode = new HashMap<>();
    private final Map<Long, List<Period>> below = new HashMap<>();

    /** @param periods every state of every unit, oldest first */
    UnitTree(List<Period> periods, LocalDate day) {
        this.day = day;
        for (Period period : periods) {
            histories.computeIfAbsent(period.unitId(), id -> new ArrayList<>()).add(period);
            // The newest holder of a code wins, and the one that has it now wins over all.
            byCode.put(period.code(), period.unitId());
            if (period.parentId() != null && !period.endsBefore(day)) {
                below.computeIfAbsent(period.parentId(), id -> new ArrayList<>())
                        .add(period);
            }
        }
        periods.forEach(period -> byCode.put(period.unitCode(), period.unitId()));
    }

    Optional<Unit> find(String code) {
        return Optional.ofNullable(byCode.get(code)).map(this::get);
    }

    Unit get(long id) {
        List<Period> history = histories.get(id);
        Period current = history.stream()
                .filter(period -> period.holdsOn(day))
                .findFirst()
                .orElse(null);
        return new Unit(id, history.get(0).unitCode(), current, history.get(0), history.get(history.size() - 1));
    }

    /** Other units whose code is easily taken for this one, by code. */
    List<Unit> listAlike(String code) {
        String seen = DoubtfulText.confusable(code);
        return histories.keySet().stream()
                .map(this::get)
                .filter(unit -> !unit.code().equals(code)
                        && DoubtfulText.confusable(unit.code()).equals(seen))
                .sorted(Comparator.comparing(Unit::code))
                .toList();
    }

    /** The states of a unit that hold on the day or later. */
    List<Period> from(long id) {
        return histories.get(id).stream()
                .filter(period -> !period.endsBefore(day))
                .toList();
    }

    /** The states under a unit that hold on the day or later. */
    List<Period> below(long id) {
        return below.getOrDefault(id, List.of());
    }

    /** Whether the unit is the other or stands anywhere below it on the day. */
    boolean isWithin(long id, long other) {
        Long at = id;
        for (int steps = 0; at != null && steps < UnitKind.values().length + 1; steps++) {
            if (at == other) {
                return true;
            }
            Unit unit = get(at);
            at = unit.current() == null ? null : unit.current().parentId();
        }
        return false;
    }

    /** The unit and everything below it on the day, cells only. */
    List<Long> cellsIn(long id) {
        List<Long> cells = new ArrayList<>();
        if (get(id).isCell()) {
            cells.add(id);
        }
        below(id).stream()
                .filter(period -> period.holdsOn(day) && period.unitId() != id)
                .forEach(period -> cells.addAll(cellsIn(period.unitId())));
        return cells;
    }

    /**
     * The name of the unit that has a code on the day or later; a code whose unit has ended is free.
     *
     * @param leaving units that end the day before
     */
    Optional<String> holderOf(String code, Collection<Long> leaving) {
        return histories.entrySet().stream()
                .filter(unit -> !leaving.contains(unit.getKey()))
                .flatMap(unit -> unit.getValue().stream())
                .filter(period -> !period.endsBefore(day)
                        && (period.code().equals(code) || period.unitCode().equals(code)))
                .map(Period::name)
                .reduce((first, second) -> second);
    }

    /** The unit that is looked up by a code, ended or not. */
    Optional<Long> currentHolder(String code) {
        return histories.entrySet().stream()
                .filter(unit -> unit.getValue().get(0).unitCode().equals(code))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
