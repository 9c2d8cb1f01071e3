package vn.nennep.reorganisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.reorganisation.UnitEventCommand.NewUnit;
import vn.nennep.reorganisation.UnitEventPlan.Line;
import vn.nennep.reorganisation.UnitEventPlan.Obstacle;
import vn.nennep.reorganisation.UnitTree.Unit;
import vn.nennep.shared.Codes;
import vn.nennep.shared.DoubtfulText;
import vn.nennep.tree.UnitKind;

/** A plan of an event while it is made: what is asked for, what was found, what stands in the way so far. */
final class UnitEventDraft {

    private static final int NAME_LENGTH = 200;

    /** Names that a remark lists; the rest is counted. */
    private static final int SHOWN = 5;

    final UnitEventCommand command;
    final UnitTree tree;

    /** Whether the person may change a unit. */
    final LongPredicate kept;

    /** Whether the person may change every unit, and so found a root. */
    final boolean keptEverywhere;

    final UnitEventWork work = new UnitEventWork();
    final List<Line> lines = new ArrayList<>();
    final Set<Obstacle> obstacles = new LinkedHashSet<>();
    final Set<Obstacle> notices = new LinkedHashSet<>();

    /** The units that the event is about, as far as they were found and stand. */
    final List<Unit> units = new ArrayList<>();

    /** The units that begin, by their identifiers. */
    final Map<Long, NewUnit> begun = new LinkedHashMap<>();

    /** Identifiers of the units that end. */
    final Set<Long> ending = new LinkedHashSet<>();

    /** Identifiers of the units that carry on. */
    final List<Long> successors = new ArrayList<>();

    /** Cells in the units concerned. */
    final Set<Long> concernedCells = new LinkedHashSet<>();

    /** The successor that carries the history; null for none. */
    Long heir;

    UnitEventDraft(UnitEventCommand command, UnitTree tree, LongPredicate kept, boolean keptEverywhere) {
        this.command = command;
        this.tree = tree;
        this.kept = kept;
        this.keptEverywhere = keptEverywhere;
    }

    /** Whether the unit stands on the day and nothing is known of it that comes later. */
    boolean stands(Unit unit) {
        if (command.day().isBefore(unit.first().from())) {
            refuse(
                    "reorganisation.event.before-beginning",
                    unit.name(),
                    unit.code(),
                    unit.first().from());
            return false;
        }
        if (unit.last().from().isAfter(command.day())) {
            conflict(
                    "reorganisation.event.later-change",
                    unit.name(),
                    unit.code(),
                    unit.last().from());
            return false;
        }
        if (unit.current() == null) {
            refuse(
                    "reorganisation.event.not-on-day",
                    unit.name(),
                    unit.code(),
                    unit.last().to());
            return false;
        }
        if (unit.current().to() != null) {
            conflict(
                    "reorganisation.event.ends-already",
                    unit.name(),
                    unit.code(),
                    unit.current().to());
            return false;
        }
        return true;
    }

    /** Gives the unit this code, name, kind and superior from the day on. */
    void change(Unit unit, String code, String name, UnitKind kind, Long parent) {
        if (unit.current().from().equals(command.day())) {
            work.replaced.add(new UnitEventWork.Replaced(unit.current().id(), code, name, kind, parent));
        } else {
            work.endedPeriods.add(unit.current().id());
            work.states.add(new UnitEventWork.State(
                    unit.id(), code, name, kind, parent, unit.current().to()));
        }
    }

    /** Looks at a code that a unit is to have. */
    void checkCode(String code) {
        if (!Codes.isWellFormed(code)) {
            refuse("tree.code-shape", code);
            return;
        }
        // A unit that ends by this very event frees its code on that day.
        Set<Long> leaving =
                command.kind().endsUnits() ? units.stream().map(Unit::id).collect(Collectors.toSet()) : Set.of();
        tree.holderOf(code, leaving).ifPresent(holder -> conflict("reorganisation.event.code-taken", code, holder));
        tree.currentHolder(code).ifPresent(work.freed::add);
        DoubtfulText.inCode(code).ifPresent(doubt -> notice(doubt, code));
        // Codes of other branches are not told to somebody who may not see them.
        Stream.concat(
                        tree.listAlike(code).stream()
                                .filter(unit -> kept.test(unit.id()))
                                .map(Unit::code),
                        work.begun.stream()
                                .map(UnitEventWork.Begun::code)
                                .filter(other -> !other.equals(code)
                                        && DoubtfulText.confusable(other).equals(DoubtfulText.confusable(code))))
                .findFirst()
                .ifPresent(other -> notice(DoubtfulText.ALIKE, code, other));
    }

    /** Looks at a name that a unit is to have. */
    void checkName(String name) {
        if (name.length() > NAME_LENGTH) {
            refuse("reorganisation.event.name-long", NAME_LENGTH);
        }
        DoubtfulText.inName(name).ifPresent(doubt -> notice(doubt, name));
    }

    /** The unit that the event is about; refuses when there are more. */
    Optional<Unit> onlyUnit() {
        if (units.size() > 1) {
            refuse("reorganisation.event.one-unit");
            return Optional.empty();
        }
        return units.stream().findFirst();
    }

    void requireSome(boolean there) {
        if (!there) {
            refuse("reorganisation.event.units-missing");
        }
    }

    /** @param parent null for none */
    String nameOfParent(Long parent) {
        return parent == null ? null : nameOf(parent);
    }

    /** The name of a unit that is there or begins. */
    String nameOf(long id) {
        return begun.containsKey(id) ? begun.get(id).name() : tree.get(id).name();
    }

    /** The code of a unit that is there or begins. */
    String codeOf(long id) {
        return begun.containsKey(id) ? begun.get(id).code() : tree.get(id).code();
    }

    /** The first of the names, for a remark. */
    static String first(List<String> names) {
        return names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + (names.size() > SHOWN ? ", …" : "");
    }

    /** Notes that the command itself is wrong. */
    void refuse(String key, Object... facts) {
        obstacles.add(new Obstacle(key, List.of(facts), false));
    }

    /** Notes that something else came first. */
    void conflict(String key, Object... facts) {
        obstacles.add(new Obstacle(key, List.of(facts), true));
    }

    /** Notes something to look at, though nothing stands in the way. */
    void notice(String key, Object... facts) {
        notices.add(new Obstacle(key, List.of(facts), false));
    }
}
