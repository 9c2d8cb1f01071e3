package vn.nennep.reorganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.reorganisation.UnitEventCommand.NewUnit;
import vn.nennep.reorganisation.UnitEventPlan.Arrival;
import vn.nennep.reorganisation.UnitEventPlan.Change;
import vn.nennep.reorganisation.UnitEventPlan.Line;
import vn.nennep.reorganisation.UnitEventPlan.Obstacle;
import vn.nennep.reorganisation.UnitEventWork.Belonging;
import vn.nennep.reorganisation.UnitTree.Period;
import vn.nennep.reorganisation.UnitTree.Unit;
import vn.nennep.shared.Codes;
import vn.nennep.shared.DoubtfulText;
import vn.nennep.tree.UnitKind;

/**
 * Works out what an event does to the tree and to the people, and what stands in its way. Knows the rules and no
 * database: preview and entry ask the same one.
 */
final class UnitEventPlanner {

    private static final int NAME_LENGTH = 200;

    /** Names that a remark lists; the rest is counted. */
    private static final int SHOWN = 5;

    private final UnitEventCommand command;
    private final UnitTree tree;
    private final LongPredicate kept;
    private final boolean keptEverywhere;
    private final LongSupplier ids;

    private final UnitEventWork work = new UnitEventWork();
    private final List<Line> lines = new ArrayList<>();
    private final Set<Obstacle> obstacles = new LinkedHashSet<>();
    private final Set<Obstacle> notices = new LinkedHashSet<>();
    private final List<Unit> units = new ArrayList<>();
    private final Map<Long, NewUnit> begun = new LinkedHashMap<>();
    private final Set<Long> ending = new LinkedHashSet<>();
    private final List<Long> successors = new ArrayList<>();
    private final Set<Long> concernedCells = new LinkedHashSet<>();
    private Long heir;

    /**
     * @param kept whether the person may change a unit
     * @param keptEverywhere whether the person may change every unit, and so found a root
     * @param ids identifiers for units that begin
     */
    UnitEventPlanner(
            UnitEventCommand command, UnitTree tree, LongPredicate kept, boolean keptEverywhere, LongSupplier ids) {
        this.command = command;
        this.tree = tree;
        this.kept = kept;
        this.keptEverywhere = keptEverywhere;
        this.ids = ids;
    }

    /** Plans what becomes of the units; what becomes of people is planned by {@link #planPeople} afterwards. */
    void planUnits() {
        resolveUnits();
        begin();
        switch (command.kind()) {
            case FOUNDED -> requireSome(!command.founded().isEmpty());
            case RENAMED -> onlyUnit().ifPresent(this::rename);
            case RECODED -> onlyUnit().ifPresent(this::recode);
            case MOVED -> move();
            case MERGED, SPLIT, DISSOLVED -> end();
        }
        if (command.kind() != UnitEventKind.FOUNDED && !command.kind().endsUnits() && !begun.isEmpty()) {
            refuse("organisation.event.founds-nothing");
        }
    }

    UnitEventWork work() {
        return work;
    }

    /** @param members people whose home the cells are on the day; @param planned meetings there on the day or later */
    UnitEventPlan plan(int members, int planned) {
        return new UnitEventPlan(
                lines,
                arrivals(),
                List.copyOf(obstacles),
                List.copyOf(notices),
                concernedCells.size(),
                members,
                planned);
    }

    private List<Arrival> arrivals() {
        return successors.stream()
                .map(id -> new Arrival(codeOf(id), nameOf(id), arriving(id)))
                .filter(arrival -> arrival.people() > 0)
                .toList();
    }

    private int arriving(long cell) {
        return (int) Stream.concat(
                        work.joined.stream().map(UnitEventWork.Joined::cellId),
                        work.redirected.stream().map(UnitEventWork.Redirected::cellId))
                .filter(target -> target == cell)
                .count();
    }

    /** Cells in the units concerned. */
    Set<Long> concernedCells() {
        return concernedCells;
    }

    /** Cells that end. */
    List<Long> endingCells() {
        return ending.stream().filter(id -> tree.get(id).isCell()).toList();
    }

    /** Cells that lose or get people by the event and are there already. */
    Set<Long> cellsOfPeople() {
        Set<Long> cells = new LinkedHashSet<>(endingCells());
        if (!cells.isEmpty() || surviving().isPresent()) {
            successors.stream().filter(id -> !begun.containsKey(id)).forEach(cells::add);
        }
        return cells;
    }

    /** The cell that carries on itself while others split off it. */
    private Optional<Long> surviving() {
        return command.kind() == UnitEventKind.SPLIT
                ? units.stream()
                        .filter(unit -> unit.isCell() && successors.contains(unit.id()))
                        .map(Unit::id)
                        .findFirst()
                : Optional.empty();
    }

    private void resolveUnits() {
        Set<Long> seen = new HashSet<>();
        int line = 0;
        for (String code : command.units()) {
            line++;
            if (code.isBlank()) {
                continue;
            }
            Optional<Unit> found = tree.find(code).filter(unit -> kept.test(unit.id()));
            if (found.isEmpty()) {
                refuse("organisation.event.unit-unknown", line, code);
            } else if (!seen.add(found.get().id())) {
                refuse("organisation.event.unit-twice", line, code);
            } else if (stands(found.get())) {
                units.add(found.get());
                concernedCells.addAll(tree.cellsIn(found.get().id()));
            }
        }
        if (command.kind() == UnitEventKind.FOUNDED) {
            if (!command.units().isEmpty()) {
                refuse("organisation.event.founding-of-known");
            }
        } else {
            requireSome(command.units().stream().anyMatch(code -> !code.isBlank()));
        }
    }

    /** Whether the unit stands on the day and nothing is known of it that comes later. */
    private boolean stands(Unit unit) {
        if (command.day().isBefore(unit.first().from())) {
            refuse(
                    "organisation.event.before-beginning",
                    unit.name(),
                    unit.code(),
                    unit.first().from());
            return false;
        }
        if (unit.last().from().isAfter(command.day())) {
            conflict(
                    "organisation.event.later-change",
                    unit.name(),
                    unit.code(),
                    unit.last().from());
            return false;
        }
        if (unit.current() == null) {
            refuse(
                    "organisation.event.not-on-day",
                    unit.name(),
                    unit.code(),
                    unit.last().to());
            return false;
        }
        if (unit.current().to() != null) {
            conflict(
                    "organisation.event.ends-already",
                    unit.name(),
                    unit.code(),
                    unit.current().to());
            return false;
        }
        return true;
    }

    private void begin() {
        for (NewUnit wanted : command.founded()) {
            int before = obstacles.size();
            if (wanted.code() == null || wanted.name() == null || wanted.kind() == null) {
                refuse("organisation.event.new-incomplete");
                continue;
            }
            checkCode(wanted.code());
            checkName(wanted.name());
            if (work.begunAs(wanted.code()).isPresent()) {
                refuse("organisation.event.code-twice", wanted.code());
            }
            if (obstacles.size() > before) {
                continue;
            }
            Long parent = parentFor(wanted.name(), wanted.kind(), wanted.parent(), null);
            if (obstacles.size() > before) {
                continue;
            }
            long id = ids.getAsLong();
            begun.put(id, wanted);
            work.begun.add(new UnitEventWork.Begun(id, wanted.code()));
            work.states.add(new UnitEventWork.State(id, wanted.code(), wanted.name(), wanted.kind(), parent, null));
            lines.add(new Line(Change.BEGINS, wanted.code(), wanted.name(), wanted.kind(), null, nameOfParent(parent)));
        }
    }

    private void rename(Unit unit) {
        String name = command.name() == null ? unit.current().name() : command.name();
        UnitKind kind = command.unitKind() == null ? unit.current().kind() : command.unitKind();
        if (name.equals(unit.current().name()) && kind == unit.current().kind()) {
            refuse("organisation.event.same-name", unit.name());
            return;
        }
        checkName(name);
        if (kind != unit.current().kind()) {
            checkKind(unit, kind);
        }
        change(unit, unit.current().code(), name, kind, unit.current().parentId());
        Period was = unit.current();
        if (!name.equals(was.name())) {
            lines.add(new Line(Change.RENAMED, unit.code(), was.name(), was.kind(), was.name(), name));
        }
        if (kind != was.kind()) {
            lines.add(new Line(
                    Change.REKINDED,
                    unit.code(),
                    was.name(),
                    was.kind(),
                    was.kind().name(),
                    kind.name()));
        }
    }

    private void checkKind(Unit unit, UnitKind kind) {
        if (kind == UnitKind.CELL
                || unit.isCell()
                || kind == UnitKind.PROVINCE
                || unit.current().parentId() == null) {
            // A cell has people and meetings, a committee has units, a province has no superior: none turns into
            // another.
            refuse("organisation.event.kind-fixed", unit.name(), unit.current().kind(), kind);
            return;
        }
        for (Period above : tree.from(unit.current().parentId())) {
            if (above.kind().compareTo(kind) >= 0) {
                refuse("organisation.event.kind-under-kind", unit.name(), kind, above.name(), above.kind());
            }
        }
        for (Period under : tree.below(unit.id())) {
            if (kind.compareTo(under.kind()) >= 0) {
                refuse("organisation.event.kind-under-kind", under.name(), under.kind(), unit.name(), kind);
            }
        }
    }

    private void recode(Unit unit) {
        if (command.code() == null) {
            refuse("organisation.event.code-missing");
            return;
        }
        if (command.code().equals(unit.code())) {
            refuse("organisation.event.same-code", unit.name(), unit.code());
            return;
        }
        checkCode(command.code());
        change(
                unit,
                command.code(),
                unit.current().name(),
                unit.current().kind(),
                unit.current().parentId());
        work.recoded.add(new UnitEventWork.Recoded(unit.id(), command.code()));
        lines.add(new Line(
                Change.RECODED, unit.code(), unit.name(), unit.current().kind(), unit.code(), command.code()));
    }

    private void move() {
        if (command.parent() == null) {
            refuse("organisation.event.parent-missing");
            return;
        }
        units.forEach(unit -> place(unit, command.parent()));
    }

    /** Puts a unit under another superior from the day on. */
    private void place(Unit unit, String parentCode) {
        if (unit.current().parentId() == null) {
            refuse("organisation.event.province-stays", unit.name());
            return;
        }
        int before = obstacles.size();
        Long parent = parentFor(unit.name(), unit.current().kind(), parentCode, unit);
        if (obstacles.size() > before) {
            return;
        }
        if (parent.equals(unit.current().parentId())) {
            if (!command.kind().endsUnits()) {
                refuse("organisation.event.same-parent", unit.name(), unit.code(), nameOfParent(parent));
            }
            return;
        }
        change(
                unit,
                unit.current().code(),
                unit.current().name(),
                unit.current().kind(),
                parent);
        lines.add(new Line(
                Change.MOVES,
                unit.code(),
                unit.name(),
                unit.current().kind(),
                nameOfParent(unit.current().parentId()),
                nameOfParent(parent)));
    }

    /**
     * The superior of this code for a unit of this kind.
     *
     * @param unit the unit that is to stand below, null for one that begins
     * @return null for a province and when something stands in the way
     */
    private Long parentFor(String name, UnitKind kind, String parentCode, Unit unit) {
        if (kind == UnitKind.PROVINCE) {
            if (parentCode != null) {
                refuse("organisation.event.province-has-no-parent", name);
            } else if (!keptEverywhere) {
                refuse("organisation.event.province-not-yours", name);
            }
            return null;
        }
        if (parentCode == null) {
            refuse("organisation.event.parent-missing-for", name);
            return null;
        }
        Optional<UnitEventWork.Begun> fresh = work.begunAs(parentCode);
        if (fresh.isPresent()) {
            NewUnit above = begun.get(fresh.get().id());
            requireOrder(name, kind, above.name(), above.kind());
            return fresh.get().id();
        }
        Optional<Unit> found = tree.find(parentCode).filter(above -> kept.test(above.id()));
        if (found.isEmpty()) {
            refuse("organisation.event.parent-unknown", name, parentCode);
            return null;
        }
        Unit above = found.get();
        if (unit != null && tree.isWithin(above.id(), unit.id())) {
            refuse("organisation.event.cycle", name, above.name());
            return null;
        }
        if (above.current() == null || above.last().to() != null || endsHere(above)) {
            refuse("organisation.event.parent-ends", above.name(), above.code());
            return null;
        }
        tree.from(above.id()).forEach(state -> requireOrder(name, kind, state.name(), state.kind()));
        return above.id();
    }

    private boolean endsHere(Unit unit) {
        return command.kind().endsUnits()
                && units.stream().anyMatch(one -> one.id() == unit.id())
                && !command.successors().contains(unit.code());
    }

    private void requireOrder(String name, UnitKind kind, String above, UnitKind kindAbove) {
        if (kindAbove.compareTo(kind) >= 0) {
            refuse("organisation.event.kind-under-kind", name, kind, above, kindAbove);
        }
    }

    private void end() {
        resolveSuccessors();
        units.stream().map(Unit::id).filter(id -> !successors.contains(id)).forEach(ending::add);
        checkShape();
        if (!obstacles.isEmpty()) {
            return;
        }
        for (Unit unit : units) {
            boolean ends = ending.contains(unit.id());
            if (ends && unit.current().from().equals(command.day())) {
                conflict("organisation.event.changed-that-day", unit.name(), unit.code(), command.day());
                continue;
            }
            String after = successors.isEmpty()
                    ? null
                    : successors.stream().map(this::nameOf).collect(Collectors.joining(", "));
            lines.add(new Line(
                    ends ? Change.ENDS : Change.CONTINUES,
                    unit.code(),
                    unit.name(),
                    unit.current().kind(),
                    null,
                    ends ? after : null));
            if (ends) {
                work.endedPeriods.add(unit.current().id());
                work.endedUnits.add(unit.id());
            }
            successors.stream()
                    .filter(successor -> successor != unit.id())
                    .forEach(successor -> work.successions.add(
                            new UnitEventWork.Succession(unit.id(), successor, successor.equals(heir))));
        }
        placeUnitsBelow();
    }

    private void resolveSuccessors() {
        for (String code : new LinkedHashSet<>(command.successors())) {
            Optional<UnitEventWork.Begun> fresh = work.begunAs(code);
            if (fresh.isPresent()) {
                successors.add(fresh.get().id());
                continue;
            }
            if (command.founded().stream().anyMatch(wanted -> code.equals(wanted.code()))) {
                // It could not be planned, and why was said already.
                continue;
            }
            Optional<Unit> found = tree.find(code).filter(unit -> kept.test(unit.id()));
            if (found.isEmpty()) {
                refuse("organisation.event.successor-unknown", code);
            } else if (units.stream().anyMatch(unit -> unit.id() == found.get().id()) || stands(found.get())) {
                successors.add(found.get().id());
            }
        }
        if (successors.size() == 1) {
            heir = successors.get(0);
        } else if (successors.size() > 1) {
            heir = command.heir() == null
                    ? null
                    : work.begunAs(command.heir())
                            .map(UnitEventWork.Begun::id)
                            .or(() -> tree.find(command.heir()).map(Unit::id))
                            .filter(successors::contains)
                            .orElse(null);
            if (heir == null) {
                refuse("organisation.event.heir-missing");
            }
        }
        if (begun.keySet().stream().anyMatch(id -> !successors.contains(id)) && successors.isEmpty()) {
            refuse("organisation.event.founds-nothing");
        }
    }

    private void checkShape() {
        Set<Long> involved = units.stream().map(Unit::id).collect(Collectors.toCollection(LinkedHashSet::new));
        switch (command.kind()) {
            case MERGED -> {
                involved.addAll(
                        successors.stream().filter(id -> !begun.containsKey(id)).toList());
                if (involved.size() < 2) {
                    refuse("organisation.event.merge-two");
                }
                if (successors.size() != 1) {
                    refuse("organisation.event.merge-into-one");
                }
            }
            case SPLIT -> {
                if (units.size() > 1) {
                    refuse("organisation.event.one-unit");
                }
                if (successors.size() < 2) {
                    refuse("organisation.event.split-into-two");
                }
            }
            default -> {
                if (units.size() > 1) {
                    refuse("organisation.event.one-unit");
                }
                if (ending.isEmpty() && !units.isEmpty()) {
                    refuse("organisation.event.nothing-ends");
                }
            }
        }
        for (Unit unit : units) {
            for (long successor : successors) {
                boolean cell = begun.containsKey(successor)
                        ? begun.get(successor).kind() == UnitKind.CELL
                        : tree.get(successor).isCell();
                if (cell != unit.isCell()) {
                    refuse("organisation.event.cell-and-committee", unit.name(), nameOf(successor));
                }
            }
            if (unit.current().parentId() == null && ending.contains(unit.id()) && successors.isEmpty()) {
                requireNothingBelow(unit);
            }
        }
    }

    private void requireNothingBelow(Unit unit) {
        if (!tree.below(unit.id()).isEmpty()) {
            refuse(
                    "organisation.event.units-below",
                    unit.name(),
                    tree.below(unit.id()).size());
        }
    }

    /** What stands below a unit that ends goes under one of the successors, or stays below one that carries on. */
    private void placeUnitsBelow() {
        Set<String> unplaced = new LinkedHashSet<>();
        int open = 0;
        for (Unit unit : units) {
            boolean ends = ending.contains(unit.id());
            if (ends && successors.isEmpty()) {
                requireNothingBelow(unit);
                continue;
            }
            for (Unit below : tree.below(unit.id()).stream()
                    .map(Period::unitId)
                    .distinct()
                    .map(tree::get)
                    .sorted(Comparator.comparing(Unit::code))
                    .toList()) {
                if (ending.contains(below.id())) {
                    continue;
                }
                String wanted = command.placement().get(below.code());
                if (wanted == null && !ends) {
                    continue;
                }
                if (wanted == null && successors.size() == 1) {
                    wanted = codeOf(successors.get(0));
                }
                if (wanted == null) {
                    open++;
                    unplaced.add(below.name());
                    continue;
                }
                String target = wanted;
                if (successors.stream().noneMatch(id -> codeOf(id).equals(target))) {
                    refuse("organisation.event.placed-elsewhere", below.name(), target);
                } else if (stands(below)) {
                    place(below, target);
                }
            }
        }
        if (open > 0) {
            refuse("organisation.event.unplaced", open, first(List.copyOf(unplaced)));
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
        if (losing.isEmpty()) {
            return;
        }
        List<Belonging> staying = new ArrayList<>(belongings.stream()
                .filter(one -> !losing.contains(one.cellId()))
                .toList());
        // Homes first: a stay of the same person in the same cell gives way to them.
        List<Belonging> leaving = belongings.stream()
                .filter(one -> losing.contains(one.cellId()))
                .sorted(Comparator.comparing(Belonging::isTemporary)
                        .thenComparing(Belonging::from)
                        .thenComparing(Belonging::id))
                .toList();
        Set<String> people = leaving.stream().map(Belonging::memberCode).collect(Collectors.toSet());
        command.people().keySet().stream()
                .filter(code -> !people.contains(code))
                .sorted()
                .forEach(code -> refuse("organisation.event.member-not-there", code));
        Set<Belonging> lost = new HashSet<>();
        for (Belonging one : leaving) {
            Long target = targetOf(one);
            if (target == null) {
                if (one.from().isBefore(command.day())) {
                    work.endedMemberships.add(one.id());
                    work.lostMembers.add(one.memberId());
                    lost.add(one);
                } else {
                    conflict("organisation.event.member-joins-later", one.memberName(), one.memberCode(), one.from());
                }
            } else if (target != one.cellId()) {
                carryOver(one, target, staying);
            } else {
                staying.add(one);
            }
        }
        if (!lost.isEmpty()) {
            // By name, as they were read; in the order of their rows nobody would find a name.
            notice(
                    "organisation.event.members-without-cell",
                    lost.size(),
                    first(belongings.stream()
                            .filter(lost::contains)
                            .map(Belonging::memberName)
                            .toList()));
        }
    }

    /**
     * Notes what reaches beyond the end of the units: it is closed or called off with them.
     *
     * @param beyond that of the units that end, memberships left out
     */
    void planBeyond(List<UnitEventWork.Beyond> beyond) {
        work.beyond.addAll(beyond);
        Map<String, List<String>> byRelation = new LinkedHashMap<>();
        beyond.forEach(one -> byRelation
                .computeIfAbsent(one.relation(), relation -> new ArrayList<>())
                .add(one.label()));
        byRelation.forEach((relation, labels) ->
                notice("organisation.event.closes." + relation.replace('_', '-'), labels.size(), first(labels)));
    }

    private static String first(List<String> names) {
        return names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + (names.size() > SHOWN ? ", …" : "");
    }

    private Long targetOf(Belonging one) {
        String wanted = command.people().get(one.memberCode());
        if (wanted == null) {
            return heir;
        }
        Optional<Long> target =
                successors.stream().filter(id -> codeOf(id).equals(wanted)).findFirst();
        if (target.isEmpty()) {
            refuse("organisation.event.placed-elsewhere", one.memberName(), wanted);
        }
        return target.orElse(heir);
    }

    private void carryOver(Belonging one, long target, List<Belonging> staying) {
        boolean begunBefore = one.from().isBefore(command.day());
        LocalDate from = begunBefore ? command.day() : one.from();
        Belonging next = new Belonging(
                one.id(), one.memberId(), one.memberCode(), one.memberName(), target, one.category(), from, one.to());
        Optional<Belonging> there = staying.stream()
                .filter(other -> other.memberId() == one.memberId() && other.cellId() == target && other.meets(next))
                .findFirst();
        if (there.isPresent() && one.isTemporary() && begunBefore) {
            // The person's home or another stay is there now: this stay only ends.
            work.endedMemberships.add(one.id());
            notice("organisation.event.stay-ends", one.memberName(), one.memberCode());
            return;
        }
        if (there.isPresent()) {
            Belonging stay = there.get();
            if (!stay.isTemporary() || !stay.from().isBefore(command.day()) || from.isAfter(command.day())) {
                conflict("organisation.event.member-there-already", one.memberName(), one.memberCode(), nameOf(target));
                return;
            }
            work.endedMemberships.add(stay.id());
            staying.remove(stay);
            notice("organisation.event.stay-ends", one.memberName(), one.memberCode());
        }
        if (begunBefore) {
            work.endedMemberships.add(one.id());
            work.joined.add(new UnitEventWork.Joined(one.memberId(), target, one.category(), from, one.to()));
        } else {
            work.redirected.add(new UnitEventWork.Redirected(one.id(), target));
        }
        staying.add(next);
    }

    private void change(Unit unit, String code, String name, UnitKind kind, Long parent) {
        if (unit.current().from().equals(command.day())) {
            work.replaced.add(new UnitEventWork.Replaced(unit.current().id(), code, name, kind, parent));
        } else {
            work.endedPeriods.add(unit.current().id());
            work.states.add(new UnitEventWork.State(
                    unit.id(), code, name, kind, parent, unit.current().to()));
        }
    }

    private void checkCode(String code) {
        if (!Codes.isWellFormed(code)) {
            refuse("organisation.code-shape", code);
            return;
        }
        // Who ends by this very event gives its code away with the day.
        Set<Long> leaving =
                command.kind().endsUnits() ? units.stream().map(Unit::id).collect(Collectors.toSet()) : Set.of();
        tree.holderOf(code, leaving).ifPresent(holder -> conflict("organisation.event.code-taken", code, holder));
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

    private void checkName(String name) {
        if (name.length() > NAME_LENGTH) {
            refuse("organisation.event.name-long", NAME_LENGTH);
        }
        DoubtfulText.inName(name).ifPresent(doubt -> notice(doubt, name));
    }

    private Optional<Unit> onlyUnit() {
        if (units.size() > 1) {
            refuse("organisation.event.one-unit");
            return Optional.empty();
        }
        return units.stream().findFirst();
    }

    private String nameOfParent(Long parent) {
        return parent == null ? null : nameOf(parent);
    }

    private String nameOf(long id) {
        return begun.containsKey(id) ? begun.get(id).name() : tree.get(id).name();
    }

    private String codeOf(long id) {
        return begun.containsKey(id) ? begun.get(id).code() : tree.get(id).code();
    }

    private void requireSome(boolean there) {
        if (!there) {
            refuse("organisation.event.units-missing");
        }
    }

    void refuse(String key, Object... facts) {
        obstacles.add(new Obstacle(key, List.of(facts), false));
    }

    void conflict(String key, Object... facts) {
        obstacles.add(new Obstacle(key, List.of(facts), true));
    }

    void notice(String key, Object... facts) {
        notices.add(new Obstacle(key, List.of(facts), false));
    }
}
