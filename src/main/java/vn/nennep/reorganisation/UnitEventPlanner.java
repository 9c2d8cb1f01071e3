package vn.nennep.reorganisation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import vn.nennep.reorganisation.UnitEventPlan.Arrival;
import vn.nennep.reorganisation.UnitEventWork.Belonging;
import vn.nennep.reorganisation.UnitTree.Unit;

/**
 * Works out what an event does to the tree and to the people, and what stands in its way. Knows the rules and no
 * database: preview and entry use the same one. Each kind of event has a planner of its own.
 */
final class UnitEventPlanner {

    private final UnitEventDraft draft;
    private final LongSupplier ids;

    /**
     * @param kept whether the person may change a unit
     * @param keptEverywhere whether the person may change every unit, and so found a root
     * @param ids identifiers for units that begin
     */
    UnitEventPlanner(
            UnitEventCommand command, UnitTree tree, LongPredicate kept, boolean keptEverywhere, LongSupplier ids) {
        this.draft = new UnitEventDraft(command, tree, kept, keptEverywhere);
        this.ids = ids;
    }

    /** Plans what becomes of the units; what becomes of people is planned by {@link #planPeople} afterwards. */
    void planUnits() {
        UnitEventCommand command = draft.command;
        resolveUnits();
        new FoundingPlanner(draft, ids).plan();
        switch (command.kind()) {
            case FOUNDED -> draft.requireSome(!command.founded().isEmpty());
            case RENAMED -> draft.onlyUnit().ifPresent(new RenamingPlanner(draft)::plan);
            case RECODED -> draft.onlyUnit().ifPresent(new RecodingPlanner(draft)::plan);
            case MOVED -> new MovePlanner(draft).plan();
            case MERGED, SPLIT, DISSOLVED -> new EndPlanner(draft).plan();
        }
        if (command.kind() != UnitEventKind.FOUNDED && !command.kind().endsUnits() && !draft.begun.isEmpty()) {
            draft.refuse("reorganisation.event.founds-nothing");
        }
    }

    /**
     * Plans what becomes of the people of cells that end or split.
     *
     * @param belongings those of {@link #cellsOfPeople} on the day or later
     */
    void planPeople(List<Belonging> belongings) {
        Set<Long> losing = new LinkedHashSet<>(endingCells());
        surviving().ifPresent(losing::add);
        new PeoplePlanner(draft).plan(belongings, losing);
    }

    /** Notes a fault of the command that the caller found. */
    void refuse(String key, Object... facts) {
        draft.refuse(key, facts);
    }

    /** Notes a conflict that the caller found. */
    void conflict(String key, Object... facts) {
        draft.conflict(key, facts);
    }

    UnitEventWork work() {
        return draft.work;
    }

    /**
     * The plan as far as it is made.
     *
     * @param members people whose home the cells are on the day
     * @param planned meetings there on the day or later
     */
    UnitEventPlan plan(int members, int planned) {
        return new UnitEventPlan(
                draft.lines,
                arrivals(),
                List.copyOf(draft.obstacles),
                List.copyOf(draft.notices),
                draft.concernedCells.size(),
                members,
                planned);
    }

    private List<Arrival> arrivals() {
        return draft.successors.stream()
                .map(id -> new Arrival(draft.codeOf(id), draft.nameOf(id), arriving(id)))
                .filter(arrival -> arrival.people() > 0)
                .toList();
    }

    private int arriving(long cell) {
        return (int) Stream.concat(
                        draft.work.joined.stream().map(UnitEventWork.Joined::cellId),
                        draft.work.redirected.stream().map(UnitEventWork.Redirected::cellId))
                .filter(target -> target == cell)
                .count();
    }

    /** Cells in the units concerned. */
    Set<Long> concernedCells() {
        return draft.concernedCells;
    }

    /** Cells that end. */
    List<Long> endingCells() {
        return draft.ending.stream().filter(id -> draft.tree.get(id).isCell()).toList();
    }

    /** Cells that lose or get people by the event and are there already. */
    Set<Long> cellsOfPeople() {
        Set<Long> cells = new LinkedHashSet<>(endingCells());
        if (!cells.isEmpty() || surviving().isPresent()) {
            draft.successors.stream().filter(id -> !draft.begun.containsKey(id)).forEach(cells::add);
        }
        return cells;
    }

    /** The cell that carries on itself while others split off it. */
    private Optional<Long> surviving() {
        return draft.command.kind() == UnitEventKind.SPLIT
                ? draft.units.stream()
                        .filter(unit -> unit.isCell() && draft.successors.contains(unit.id()))
                        .map(Unit::id)
                        .findFirst()
                : Optional.empty();
    }

    private void resolveUnits() {
        Set<Long> seen = new HashSet<>();
        int line = 0;
        for (String code : draft.command.units()) {
            line++;
            if (code.isBlank()) {
                continue;
            }
            Optional<Unit> found = draft.tree.find(code).filter(unit -> draft.kept.test(unit.id()));
            if (found.isEmpty()) {
                draft.refuse("reorganisation.event.unit-unknown", line, code);
            } else if (!seen.add(found.get().id())) {
                draft.refuse("reorganisation.event.unit-twice", line, code);
            } else if (draft.stands(found.get())) {
                draft.units.add(found.get());
                draft.concernedCells.addAll(draft.tree.cellsIn(found.get().id()));
            }
        }
        if (draft.command.kind() == UnitEventKind.FOUNDED) {
            if (!draft.command.units().isEmpty()) {
                draft.refuse("reorganisation.event.founding-of-known");
            }
        } else {
            draft.requireSome(draft.command.units().stream().anyMatch(code -> !code.isBlank()));
        }
    }

    /**
     * Notes what reaches beyond the end of the units: it is closed or called off with them.
     *
     * @param beyond that of the units that end, memberships left out
     */
    void planBeyond(List<UnitEventWork.Beyond> beyond) {
        draft.work.beyond.addAll(beyond);
        Map<String, List<String>> byRelation = new LinkedHashMap<>();
        beyond.forEach(one -> byRelation
                .computeIfAbsent(one.relation(), relation -> new ArrayList<>())
                .add(one.label()));
        byRelation.forEach((relation, labels) -> draft.notice(
                "reorganisation.event.closes." + relation.replace('_', '-'),
                labels.size(),
                UnitEventDraft.first(labels)));
    }
}
