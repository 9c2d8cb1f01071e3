package vn.nennep.alert;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Account;
import vn.nennep.access.AccountService;
import vn.nennep.access.Grant;
import vn.nennep.access.Right;
import vn.nennep.access.Role;
import vn.nennep.shared.Years;

/** What needs the person at the door, found from facts: nothing is kept, nothing is ticked off. */
@Stateless
public class AlertService {

    @Inject
    private AlertRepository repository;

    @Inject
    private FoundRepository waiting;

    @Inject
    private AlertSettings settings;

    @Inject
    private AccessService access;

    @Inject
    private AccountService accounts;

    @Inject
    @Any
    private Instance<AlertSource> sources;

    @Inject
    private Clock clock;

    /**
     * What needs the person: in their own cells what their role may do there, in the branch below what waits for an
     * answer and who is behind, and what is the person's own.
     *
     * @param wantedYear null for the latest in which the person's branches have anything
     * @param wantedDay on which to look at it; null for today, in a year that is over for its last day
     * @throws vn.nennep.shared.RefusedException when the person follows no cell
     */
    public AlertList list(Integer wantedYear, LocalDate wantedDay) {
        access.requireAnywhere(Right.FOLLOW);
        LocalDate today = LocalDate.now(clock);
        List<Grant> grants = access.listGrants();
        List<AlertUnit> units = repository.listUnits(
                grants.stream()
                        .filter(AlertService::isOfBranch)
                        .flatMap(grant -> grant.unit().stream())
                        .map(Grant.Unit::id)
                        .distinct()
                        .toList(),
                today);
        Branches branches = new Branches(grants, units);
        Long member = accounts.findOwn().map(Account::getMemberId).orElse(null);
        List<Integer> years = repository.listYears(branches.allCells());
        int year = yearOf(wantedYear, wantedDay, today);
        LocalDate day = dayOf(year, wantedDay, today);
        AlertList list =
                new AlertList(year, shownDay(year, day), Years.offered(years, today.getYear(), year), settings.rows());

        addOperation(list, grants);
        Set<Long> kept = branches.kept();
        Map<Long, CellState> states = repository.listStates(branches.allCells(), year, today);
        addRhythm(list, branches, states, year, day);
        if (!kept.isEmpty()) {
            addFound(list, branches, waiting.listMeetings(kept, year, day, settings));
            addAbsences(list, branches, repository.listAbsences(kept, year, day, settings.excusedRun()));
        }
        addFound(
                list, branches, waiting.listPapers(kept, branches.answered(), branches.amended(), year, day, settings));
        addFound(list, branches, waiting.listTasks(kept, member, year, day, settings));
        addBehind(list, branches, states, year, day);
        return list;
    }

    /** A grant for every unit is not of a branch: its holder administers the installation, not the cells. */
    private static boolean isOfBranch(Grant grant) {
        return !grant.isEverywhere() && grant.role().includes(Right.FOLLOW);
    }

    private static int yearOf(Integer wanted, LocalDate wantedDay, LocalDate today) {
        if (wanted != null) {
            return wanted;
        }
        return wantedDay == null ? today.getYear() : wantedDay.getYear();
    }

    /** The day after a year that is over: all of it has passed. */
    private static LocalDate dayOf(int year, LocalDate wanted, LocalDate today) {
        LocalDate after = LocalDate.of(year, 1, 1).plusYears(1);
        LocalDate day = wanted != null && wanted.getYear() == year ? wanted : today;
        return day.isBefore(after) ? day : after;
    }

    private static LocalDate shownDay(int year, LocalDate day) {
        return day.getYear() > year ? day.minusDays(1) : day;
    }

    /** Adds the alerts of no cell, for whoever may do something about them anywhere. */
    private void addOperation(AlertList list, List<Grant> grants) {
        for (AlertSource source : sources) {
            source.list().stream()
                    .filter(row -> grants.stream()
                            .anyMatch(grant -> grant.role().includes(row.kind().right())))
                    .forEach(list::add);
        }
    }

    private void addFound(AlertList list, Branches branches, List<FoundRow> rows) {
        for (FoundRow row : rows) {
            AlertUnit unit = branches.unit(row.unitId());
            boolean own = row.kind().group() == AlertGroup.OWN;
            if (own || branches.may(row.kind(), row.unitId())) {
                list.add(
                        new AlertRow(
                                row.kind(),
                                unit == null ? "" : unit.code(),
                                unit == null ? "" : unit.name(),
                                row.meeting(),
                                row.facts()),
                        row.total());
            }
        }
    }

    private void addRhythm(AlertList list, Branches branches, Map<Long, CellState> states, int year, LocalDate day) {
        for (Long id : branches.kept()) {
            AlertUnit cell = branches.unit(id);
            CellState state = states.get(id);
            Rhythm rhythm = state.rhythm(year, cell);
            addMissed(list, AlertKind.QUARTER_MISSED, cell, rhythm.quartersMissed(day));
            addMissed(list, AlertKind.MONTH_MISSED, cell, rhythm.monthsMissed(day));
            if (rhythm.isQuarterEnding(day, settings.quarterDays())) {
                add(list, AlertKind.QUARTER_ENDING, cell, Rhythm.quarterOf(day));
            }
            if (rhythm.isMonthEnding(day, settings.monthDays())) {
                add(list, AlertKind.MONTH_ENDING, cell, day.getMonthValue());
            }
            if (!state.planKnown() && isPlanDue(state, year, day) && branches.may(AlertKind.PLAN_MISSING, id)) {
                add(list, AlertKind.PLAN_MISSING, cell, String.valueOf(year));
            }
        }
    }

    private void addAbsences(AlertList list, Branches branches, List<AbsenceRow> rows) {
        for (AbsenceRow row : rows) {
            AlertUnit cell = branches.unit(row.cellId());
            AbsenceRun.longest(row.marks())
                    .filter(run -> run.length() > settings.excusedRun())
                    .ifPresent(run -> add(
                            list,
                            AlertKind.EXCUSED_RUN,
                            cell,
                            row.member(),
                            run.length(),
                            row.days().get(run.first()),
                            row.days().get(run.last())));
            if (row.absent() > 0) {
                add(list, AlertKind.ABSENT, cell, row.member(), row.absent(), row.lastAbsent());
            }
        }
    }

    /** Each cell of a committee by itself, the cells of a province summed by the committees below it. */
    private void addBehind(AlertList list, Branches branches, Map<Long, CellState> states, int year, LocalDate day) {
        for (Long id : branches.answered()) {
            AlertUnit cell = branches.unit(id);
            CellState state = states.get(id);
            Rhythm rhythm = state.rhythm(year, cell);
            if (!state.planInForce() && isPlanDue(state, year, day)) {
                add(list, AlertKind.CELL_WITHOUT_PLAN, cell, String.valueOf(year));
            }
            addMissed(list, AlertKind.CELL_WITHOUT_THEMATIC, cell, rhythm.quartersMissed(day));
            addMissed(list, AlertKind.CELL_WITHOUT_REGULAR, cell, rhythm.monthsMissed(day));
        }
        branches.summed().forEach((branch, cells) -> {
            count(
                    list,
                    AlertKind.BRANCH_WITHOUT_PLAN,
                    branch,
                    cells,
                    cell -> isPlanDue(states.get(cell.id()), year, day)
                            && !states.get(cell.id()).planInForce());
            count(list, AlertKind.BRANCH_WITHOUT_THEMATIC, branch, cells, cell -> !states.get(cell.id())
                    .rhythm(year, cell)
                    .quartersMissed(day)
                    .isEmpty());
            count(list, AlertKind.BRANCH_WITHOUT_REGULAR, branch, cells, cell -> !states.get(cell.id())
                    .rhythm(year, cell)
                    .monthsMissed(day)
                    .isEmpty());
            count(
                    list,
                    AlertKind.BRANCH_WAITING,
                    branch,
                    cells,
                    cell -> states.get(cell.id()).waiting() > 0);
        });
    }

    private static void addMissed(AlertList list, AlertKind kind, AlertUnit cell, List<Integer> missed) {
        if (!missed.isEmpty()) {
            String places = missed.stream().map(String::valueOf).collect(Collectors.joining(", "));
            add(list, kind, cell, missed.size(), places);
        }
    }

    private static void count(
            AlertList list, AlertKind kind, Branch branch, List<AlertUnit> cells, Predicate<AlertUnit> behind) {
        long found = cells.stream().filter(behind).count();
        if (found > 0) {
            list.add(new AlertRow(kind, branch.code(), branch.name(), null, List.of(found, cells.size())));
        }
    }

    /** The day that a committee has set takes precedence over the setting. */
    private boolean isPlanDue(CellState state, int year, LocalDate day) {
        LocalDate due = state.planDueOn() != null
                ? state.planDueOn()
                : LocalDate.of(year, 1, 1).plusDays(settings.planDays() - 1L);
        return due.isBefore(day);
    }

    private static void add(AlertList list, AlertKind kind, AlertUnit cell, Object... facts) {
        list.add(new AlertRow(kind, cell.code(), cell.name(), null, List.of(facts)));
    }

    /** A committee directly below a province, for its sums. */
    private record Branch(String code, String name) {}

    /** The units of the person's grants, and what the person is in each. */
    private static final class Branches {

        private final Map<Long, AlertUnit> units = new LinkedHashMap<>();
        private final Map<Long, Set<Role>> roles = new LinkedHashMap<>();
        private final Map<Branch, List<AlertUnit>> summed = new LinkedHashMap<>();
        private final Set<Long> answered = new LinkedHashSet<>();

        Branches(List<Grant> grants, List<AlertUnit> found) {
            for (AlertUnit unit : found) {
                units.putIfAbsent(unit.id(), unit);
                for (Grant grant : grants) {
                    if (grant.unit().filter(own -> own.id() == unit.rootId()).isPresent()) {
                        add(grant.role(), unit);
                    }
                }
            }
        }

        private void add(Role role, AlertUnit unit) {
            roles.computeIfAbsent(unit.id(), id -> new LinkedHashSet<>()).add(role);
            if (!unit.isCell() || unit.id() == unit.rootId() || !role.includes(Right.DIRECT_CELLS)) {
                return;
            }
            if (role == Role.PROVINCE_OFFICER) {
                summed.computeIfAbsent(new Branch(unit.branchCode(), unit.branchName()), key -> new ArrayList<>())
                        .add(unit);
            } else {
                answered.add(unit.id());
            }
        }

        AlertUnit unit(long id) {
            return units.get(id);
        }

        /** Whether the person's role in a unit makes this kind the person's business. */
        boolean may(AlertKind kind, long unitId) {
            return roles.getOrDefault(unitId, Set.of()).stream().anyMatch(role -> role.includes(kind.right()));
        }

        Set<Long> allCells() {
            return units.values().stream()
                    .filter(AlertUnit::isCell)
                    .map(AlertUnit::id)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** The cells whose meetings the person keeps as one of their own. */
        Set<Long> kept() {
            return units.values().stream()
                    .filter(AlertUnit::isCell)
                    .map(AlertUnit::id)
                    .filter(id -> roles.getOrDefault(id, Set.of()).stream()
                            .anyMatch(role -> role.isOfCell() && role.includes(Right.KEEP_MEETINGS)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** The cells whose reports the person answers, one by one. */
        Set<Long> answered() {
            return answered;
        }

        /** The cells of a province by the committees directly below it. */
        Map<Branch, List<AlertUnit>> summed() {
            return summed;
        }

        /** The units below in which the person decides amendments. */
        Set<Long> amended() {
            return units.values().stream()
                    .filter(unit -> unit.id() != unit.rootId())
                    .map(AlertUnit::id)
                    .filter(id -> roles.getOrDefault(id, Set.of()).stream()
                            .anyMatch(role -> role.includes(Right.DECIDE_AMENDMENTS)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
