package vn.nennep.reorganisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.access.Unscoped;
import vn.nennep.calendar.CalendarService;
import vn.nennep.people.MemberRepository;
import vn.nennep.people.MemberRow;
import vn.nennep.reorganisation.UnitEventPlan.Obstacle;
import vn.nennep.reorganisation.UnitTree.Period;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.TreeRepository;
import vn.nennep.tree.UnitRow;

/**
 * What becomes of units: founded, renamed, recoded, moved, merged, split, dissolved, as of a day. Shows first what will
 * happen, enters it in one transaction, and takes it back while nothing has been built on it.
 */
@Stateless
public class UnitEventService {

    private static final int YEARS_AHEAD = 1;

    @Inject
    private UnitEventRepository repository;

    @Inject
    private UnitEventPlanRepository facts;

    @Inject
    private UnitEventWriteRepository writing;

    @Inject
    private UnitEventUndoRepository undoing;

    @Inject
    private TreeRepository tree;

    @Inject
    private MemberRepository people;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private CalendarService calendar;

    @Inject
    private Clock clock;

    /**
     * What the event will do, and everything that stands in its way. Changes nothing.
     *
     * <p>An event touches what the person may not see, such as a transfer to a cell elsewhere: which units it is about is
     * checked here.
     */
    @Unscoped
    public UnitEventPlan preview(UnitEventCommand command) {
        access.requireAnywhere(Right.KEEP_UNITS);
        AtomicLong below = new AtomicLong();
        // In a preview, units that would begin get negative identifiers, which no unit has.
        return planned(command, below::decrementAndGet).plan();
    }

    /**
     * Enters the event; a second call with the same {@code ref} changes nothing.
     *
     * @throws RefusedException with the first of the obstacles that the preview names
     */
    @Unscoped
    public void enter(UnitEventCommand command) {
        access.requireAnywhere(Right.KEEP_UNITS);
        repository.lock();
        if (repository.find(command.ref()).isPresent()) {
            return;
        }
        Planned planned = planned(command, facts::nextUnitId);
        planned.plan().obstacles().stream().findFirst().ifPresent(obstacle -> {
            throw obstacle.refusal();
        });
        writing.write(
                new UnitEvent(command, access.login(), clock),
                planned.work(),
                Messages.text(Messages.VIETNAMESE, "reorganisation.event.closed-with", command.day()));
    }

    /**
     * Takes an event back: every row is again as it was before. The event stays in the history as undone.
     *
     * @throws RefusedException when a year from the event's on is locked, a later event or change concerns the same
     *     units, or something was entered into a unit that the event founded
     */
    @Unscoped
    public void undo(UUID ref) {
        access.requireAnywhere(Right.KEEP_UNITS);
        repository.lock();
        UnitEvent event = repository.find(ref).orElseThrow(UnitEventService::notFound);
        requireKept(event);
        event.undo(access.login(), clock);
        lockedFrom(event.getEffectiveOn()).forEach(year -> {
            throw RefusedException.conflict("reorganisation.event.undo-year-locked", year);
        });
        undoing.findLater(event).ifPresent(later -> {
            throw RefusedException.conflict(
                    "reorganisation.event.undo-later-event", later.kind(), later.effectiveOn(), later.unit());
        });
        undoing.findEntered(event).ifPresent(entered -> {
            throw RefusedException.conflict(entered.key(), entered.unit(), entered.label());
        });
        undoing.findChangedSince(event).ifPresent(changed -> {
            throw RefusedException.conflict(changed.key(), changed.unit(), changed.label());
        });
        undoing.restore(event);
    }

    /**
     * An event.
     *
     * @throws RefusedException not found when the person may see none of its units
     */
    public UnitEventRow get(UUID ref) {
        UnitEvent event = repository.find(ref).orElseThrow(UnitEventService::notFound);
        boolean seen = repository.listUnits(event).stream().anyMatch(id -> access.may(Right.SEE, id))
                || repository.listParents(event).stream().anyMatch(id -> access.may(Right.SEE, id));
        if (!seen) {
            throw notFound();
        }
        return repository.findRow(ref).orElseThrow(UnitEventService::notFound);
    }

    /** What became of a unit and of what stood directly below it, newest first. */
    public List<UnitEventRow> list(UnitRow unit) {
        access.require(Right.SEE, unit.id());
        return repository.listRows(unit.id());
    }

    /** The units directly below these on a day, for choosing a new superior for each. */
    public List<UnitRow> listBelow(Collection<String> codes, LocalDate day) {
        UnitTree tree = facts.tree(day);
        return codes.stream()
                .map(code -> units.get(code).id())
                .flatMap(id -> tree.below(id).stream())
                .filter(period -> period.holdsOn(day))
                .map(period -> row(period, tree))
                .sorted(Comparator.comparing(UnitRow::code))
                .toList();
    }

    /** The people of a cell on a day, for choosing a new cell for each. */
    public List<MemberRow> listMembers(UnitRow cell, LocalDate day) {
        access.require(Right.KEEP_UNITS, cell.id());
        return people.listMembers(cell.id(), day);
    }

    private static UnitRow row(Period period, UnitTree tree) {
        return new UnitRow(
                period.unitId(),
                period.unitCode(),
                period.name(),
                period.kind(),
                period.parentId(),
                tree.get(period.parentId()).code(),
                period.from(),
                period.to());
    }

    private record Planned(UnitEventPlan plan, UnitEventWork work) {}

    private Planned planned(UnitEventCommand command, LongSupplier ids) {
        if (command.day() == null) {
            Obstacle missing = new Obstacle("reorganisation.event.day-missing", List.of(), false);
            return new Planned(
                    new UnitEventPlan(List.of(), List.of(), List.of(missing), List.of(), 0, 0, 0), new UnitEventWork());
        }
        UnitTree tree = facts.tree(command.day());
        Set<Long> kept = new HashSet<>();
        boolean everywhere = access.mayEverywhere(Right.KEEP_UNITS);
        if (!everywhere) {
            Set<Long> named = named(command, tree);
            kept.addAll(keptOf(named));
        }
        UnitEventPlanner planner =
                new UnitEventPlanner(command, tree, id -> everywhere || kept.contains(id), everywhere, ids);
        int thisYear = LocalDate.now(clock).getYear();
        if (command.day().getYear() < CalendarService.FIRST_YEAR
                || command.day().getYear() > thisYear + YEARS_AHEAD) {
            planner.refuse("reorganisation.event.day-range", CalendarService.FIRST_YEAR, thisYear + YEARS_AHEAD);
        }
        lockedFrom(command.day()).forEach(year -> planner.conflict("reorganisation.event.year-locked", year));
        planner.planUnits();
        planner.planPeople(facts.listBelongings(planner.cellsOfPeople(), command.day()));
        List<Long> ending = planner.endingCells();
        facts.listRecordedAfter(ending, command.day())
                .forEach(found -> planner.conflict(
                        "reorganisation.event.recorded-after",
                        tree.get(found.cellId()).name(),
                        found.meetings(),
                        found.last()));
        planner.planBeyond(
                facts.listBeyond(planner.work().endedUnits, command.day().minusDays(1), planner.work().lostMembers));
        return new Planned(
                planner.plan(
                        facts.countMembers(planner.concernedCells(), command.day()),
                        facts.countPlannedMeetings(planner.concernedCells(), command.day())),
                planner.work());
    }

    /** Every unit that a command names and that there is. */
    private static Set<Long> named(UnitEventCommand command, UnitTree tree) {
        Set<String> codes = new HashSet<>(command.units());
        codes.addAll(command.successors());
        codes.addAll(command.placement().values());
        command.founded().stream()
                .map(UnitEventCommand.NewUnit::parent)
                .filter(code -> code != null)
                .forEach(codes::add);
        if (command.parent() != null) {
            codes.add(command.parent());
        }
        Set<Long> named = new HashSet<>();
        codes.forEach(code -> tree.find(code).ifPresent(unit -> named.add(unit.id())));
        // Existing units whose codes are easily confused with the new ones are named, when the person may see them.
        Stream.concat(
                        Stream.ofNullable(command.code()),
                        command.founded().stream()
                                .map(UnitEventCommand.NewUnit::code)
                                .filter(Objects::nonNull))
                .flatMap(code -> tree.listAlike(code).stream())
                .forEach(unit -> named.add(unit.id()));
        return named;
    }

    /** Those of the units that the person may change. */
    private Set<Long> keptOf(Set<Long> wanted) {
        List<Long> roots = access.scopeOf(Right.KEEP_UNITS).units();
        Set<Long> kept = new HashSet<>(wanted);
        // The branch of today is walked once; few are left, such as units that have ended, and are asked one by one.
        tree.listOutside(wanted, roots, LocalDate.now(clock)).stream()
                .filter(id -> !access.may(Right.KEEP_UNITS, id))
                .forEach(kept::remove);
        return kept;
    }

    private void requireKept(UnitEvent event) {
        if (access.mayEverywhere(Right.KEEP_UNITS)) {
            return;
        }
        Set<Long> concerned = new HashSet<>(repository.listUnits(event));
        concerned.addAll(repository.listParents(event));
        concerned.addAll(repository.listFormerParents(event));
        if (!keptOf(concerned).equals(concerned)) {
            if (concerned.stream().noneMatch(id -> access.may(Right.SEE, id))) {
                throw notFound();
            }
            throw RefusedException.forbidden("access.forbidden");
        }
    }

    private List<Integer> lockedFrom(LocalDate day) {
        return calendar.lockedYears().stream()
                .filter(year -> year >= day.getYear())
                .sorted()
                .toList();
    }

    private static RefusedException notFound() {
        return RefusedException.notFound("reorganisation.event.not-found");
    }
}
