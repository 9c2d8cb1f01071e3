package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.nennep.shared.Codes;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;
import vn.nennep.tree.TreeRepository;
import vn.nennep.tree.UnitKind;
import vn.nennep.tree.UnitRow;
import vn.nennep.tree.UnitState;

/** The tree of units as it stands today, as far as the person may see it. */
@Stateless
public class UnitService {

    @Inject
    private TreeRepository repository;

    @Inject
    private UnitChoiceRepository choices;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** The unit, on today's or the nearest day of its life; not found when outside the person's scope. */
    public UnitRow get(String code) {
        return get(code, Right.SEE);
    }

    /** A cell whose plan and meetings the person may follow, as its members do who see no more of it. */
    public UnitRow getFollowedCell(String code) {
        UnitRow unit = get(code, Right.FOLLOW);
        if (!unit.isCell()) {
            throw RefusedException.invalid("tree.not-a-cell", unit.name());
        }
        return unit;
    }

    private UnitRow get(String code, Right right) {
        UnitRow unit = Optional.ofNullable(code)
                .filter(Codes::isWellFormed)
                .flatMap(known -> repository.findUnit(known, today()))
                .orElseThrow(() -> RefusedException.notFound("tree.unit-not-found", String.valueOf(code)));
        if (!access.may(right, unit.id())) {
            throw RefusedException.notFound("tree.unit-not-found", code);
        }
        return unit;
    }

    /**
     * A unit that stood directly under another, which the person may see; the unit itself may have left the person's
     * scope since.
     */
    public UnitRow getBelow(String code, UnitRow parent) {
        return getBelow(code, parent, unit -> repository.stoodUnder(unit.id(), parent.id()));
    }

    /**
     * A unit that stands directly under another in the tree of a day, or that ended there with nobody carrying on for
     * it; the person must be able to see the other.
     *
     * @param now the day of the tree
     */
    public UnitRow getBelowNow(String code, UnitRow parent, LocalDate now) {
        return getBelow(code, parent, unit -> repository.standsUnderNow(unit.id(), parent.id(), now));
    }

    private UnitRow getBelow(String code, UnitRow parent, Predicate<UnitRow> isBelow) {
        access.require(Right.SEE, parent.id());
        return Optional.ofNullable(code)
                .filter(Codes::isWellFormed)
                .flatMap(known -> repository.findUnit(known, today()))
                .filter(isBelow)
                .orElseThrow(() -> RefusedException.notFound("tree.unit-not-found", String.valueOf(code)));
    }

    /** Which of these units the person cannot open today, because they have left the person's branches. */
    public Set<String> listOutOfSight(Collection<String> codes) {
        if (access.mayEverywhere(Right.SEE)) {
            return Set.of();
        }
        // Only units that have ended are left after today's branch; they are few, so asking one by one is cheap.
        return repository.listCodesOutside(codes, access.scopeOf(Right.SEE).units(), today()).entrySet().stream()
                .filter(unit -> !access.may(Right.SEE, unit.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The unit of an identifier that some row of that day holds. */
    public UnitRow getById(long id, LocalDate day) {
        if (!access.maySeeOf(id, day)) {
            throw RefusedException.notFound("access.not-found");
        }
        return repository.listUnits(List.of(id), today()).stream()
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
    }

    /** A unit that is a cell; refuses any other. */
    public UnitRow getCell(String code) {
        UnitRow unit = get(code);
        if (!unit.isCell()) {
            throw RefusedException.invalid("tree.not-a-cell", unit.name());
        }
        return unit;
    }

    /** The chain above the unit that the person may see, topmost first, the unit itself last. */
    public List<UnitRow> listPath(UnitRow unit) {
        access.require(Right.SEE, unit.id());
        List<UnitRow> path = repository.listPath(unit.id(), today());
        if (access.mayEverywhere(Right.SEE)) {
            return path;
        }
        List<Long> mine = access.scopeOf(Right.SEE).units();
        int first = 0;
        while (first < path.size() - 1 && !mine.contains(path.get(first).id())) {
            first++;
        }
        return path.subList(first, path.size());
    }

    /** The states of the unit over time, oldest first. */
    public List<UnitRow> listHistory(UnitRow unit) {
        access.require(Right.SEE, unit.id());
        return repository.listHistory(unit.id());
    }

    /** How the unit stood over time, with the codes and superiors of that time, oldest first. */
    public List<UnitState> listStates(UnitRow unit) {
        access.require(Right.SEE, unit.id());
        return repository.listStates(unit.id());
    }

    /** Today's units of a kind within the person's scope, by code. */
    public List<UnitRow> list(UnitKind kind) {
        // The branch is walked once; asking for each unit would be thousands of questions.
        Scope scope = access.scopeOf(Right.SEE);
        return scope.isEverywhere()
                ? repository.listUnits(kind, today())
                : repository.listBelow(scope.units(), kind, today());
    }

    /** The units that the person's view starts from: those of the grants, all provinces for the administrator. */
    public List<UnitRow> listOwnRoots() {
        Scope scope = access.scopeOf(Right.SEE);
        return scope.isEverywhere()
                ? repository.listUnits(UnitKind.PROVINCE, today())
                : repository.listUnits(scope.units(), today());
    }

    /** Today's cells of the person's branches, for choosing one. */
    public List<UnitRow> listOwnCells() {
        return list(UnitKind.CELL);
    }

    /** A page of today's cells of the person's branches; sorted by code or {@code name}. */
    public RowPage<UnitChoice> listOwnCells(PageRequest request) {
        return choices.listCells(access.scopeOf(Right.SEE), today(), request);
    }

    /** Refuses a day on which the unit was no cell: before it was founded or after it ended. */
    public void requireCellOn(UnitRow cell, LocalDate day) {
        if (!repository.isCellOn(cell.id(), day)) {
            throw outsideLife(cell, day);
        }
    }

    /** Says as the tables do (V023) on which side of the cell's life a day lies, and who carries on. */
    private RefusedException outsideLife(UnitRow cell, LocalDate day) {
        List<UnitRow> history = repository.listHistory(cell.id());
        LocalDate first = history.get(0).validFrom();
        LocalDate last = history.get(history.size() - 1).validTo();
        if (day.isBefore(first)) {
            return RefusedException.invalid("constraint.unit_life_not_begun", cell.name(), cell.code(), first);
        }
        if (last == null || !day.isAfter(last)) {
            return RefusedException.invalid("tree.no-cell-on-day", cell.name(), day);
        }
        return repository
                .findHeir(cell.id())
                .map(heir -> RefusedException.invalid(
                        "constraint.unit_life_ended_succeeded",
                        cell.name(),
                        cell.code(),
                        last,
                        heir.name(),
                        heir.code()))
                .orElseGet(
                        () -> RefusedException.invalid("constraint.unit_life_ended", cell.name(), cell.code(), last));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
