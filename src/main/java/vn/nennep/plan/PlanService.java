package vn.nennep.plan;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * Annual plans: written, adopted, issued, reported, answered, adjusted. Whoever keeps the meetings of a cell writes its
 * draft; whoever leads the cell decides; the superior answers.
 */
@Stateless
public class PlanService {

    private static final int MONTHS = 12;

    @Inject
    private PlanRepository repository;

    @Inject
    private ProposalRepository proposals;

    @Inject
    private PlanLineService lines;

    @Inject
    private PlanAccessService gate;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * A cell's plan with all that its page shows.
     *
     * @param cellCode null for the first of the person's own cells
     * @param askedYear null for this year, or the latest with a plan
     * @param revision null for the one that concerns the person: the draft for whoever writes it, else the one in force
     * @param guidance whether the documents to choose from are wanted
     * @return empty when no cell was named and the person belongs to none
     */
    public Optional<PlanView> view(String cellCode, Integer askedYear, Integer revision, boolean guidance) {
        return gate.findCell(cellCode).map(cell -> {
            int year = gate.yearOf(cell, askedYear);
            PlanRights rights = gate.rights(cell, year);
            List<PlanRow> revisions = repository.listRows(cell.id(), year);
            PlanRow plan = shown(revisions, revision, rights);
            return new PlanView(
                    cell,
                    year,
                    plan,
                    revisions,
                    plan == null ? List.of() : repository.listLineRows(plan.id()),
                    revisions.isEmpty() ? List.of() : repository.listMoves(cell.id(), year),
                    guidance && plan != null
                            ? repository.listGuidance(cell.id(), gate.dayOf(year), plan.guidanceId())
                            : List.of(),
                    repository.facts(cell.id(), year, gate.dayOf(year)),
                    rights,
                    LocalDate.now(clock));
        });
    }

    private static PlanRow shown(List<PlanRow> revisions, Integer asked, PlanRights rights) {
        if (asked != null) {
            return revisions.stream()
                    .filter(one -> one.revision() == asked)
                    .findFirst()
                    .orElseThrow(() -> RefusedException.notFound("plan.not-found"));
        }
        boolean writer = rights.keep() || rights.lead();
        Optional<PlanRow> draft =
                revisions.stream().filter(one -> one.status().isBeingWritten()).findFirst();
        Optional<PlanRow> inForce =
                revisions.stream().filter(one -> one.status().isInForce()).findFirst();
        return (writer ? draft.or(() -> inForce) : inForce.or(() -> draft))
                .orElse(revisions.isEmpty() ? null : revisions.get(0));
    }

    /**
     * Begins the first draft of a year.
     *
     * @param ref chosen by the form; a second call with the same one makes nothing new
     */
    public void begin(UUID ref, String cellCode, int year) {
        if (repository.find(ref).isPresent()) {
            return;
        }
        UnitRow cell = units.getFollowedCell(cellCode);
        gate.requireWriting(cell.id(), year);
        units.requireCellOn(cell, gate.dayOf(year));
        begun(ref, cell, year);
    }

    private AnnualPlan begun(UUID ref, UnitRow cell, int year) {
        if (!repository.list(cell.id(), year).isEmpty()) {
            throw RefusedException.conflict("plan.there-already", year);
        }
        AnnualPlan plan = new AnnualPlan(ref, cell.id(), year);
        repository.add(plan);
        return plan;
    }

    /**
     * Begins the draft of a year with the text and lines of an earlier year's plan as new lines; presenters and chairs
     * who have left the cell are left out. In the year that runs, lines of months that are over come into this month.
     *
     * @param ref as in {@link #begin}
     * @return how many lines came into this month
     */
    public int copy(UUID ref, String cellCode, int from, int year) {
        if (repository.find(ref).isPresent()) {
            return 0;
        }
        if (from >= year) {
            throw RefusedException.invalid("plan.nothing-to-copy", from);
        }
        UnitRow cell = units.getFollowedCell(cellCode);
        gate.requireWriting(cell.id(), year);
        units.requireCellOn(cell, gate.dayOf(year));
        AnnualPlan before = repository.list(cell.id(), from).stream()
                .filter(plan -> plan.getStatus().isInForce())
                .findFirst()
                .orElseThrow(() -> RefusedException.conflict("plan.nothing-to-copy", from));
        AnnualPlan plan = begun(ref, cell, year);
        plan.write(before.getOrientation(), null);
        Set<Long> people = repository.listMemberIds(cell.id(), gate.dayOf(year));
        LocalDate today = LocalDate.now(clock);
        int firstMonth = year == today.getYear() ? today.getMonthValue() : 1;
        int late = 0;
        List<PlanLine> lines = new ArrayList<>(repository.listLines(before.getId()));
        lines.sort(Comparator.comparingInt(PlanLine::getMonth).thenComparingInt(PlanLine::getPosition));
        for (PlanLine line : lines) {
            late += line.getMonth() < firstMonth ? 1 : 0;
            repository.add(new PlanLine(
                    plan.getId(),
                    UUID.randomUUID(),
                    // Lines of several months may meet in one: their order is that of the year.
                    line.getMonth() <= firstMonth ? lines.indexOf(line) + 1 : line.getPosition(),
                    line.details().keepOnly(people).notBefore(firstMonth)));
        }
        repository.flush();
        return late;
    }

    /** Writes orientation and guidance of a draft; refuses when somebody else changed the plan since. */
    public void write(UUID ref, int version, String orientation, Long guidanceId) {
        AnnualPlan plan = writable(ref);
        requireVersion(plan, version);
        plan.requireDraft();
        boolean known = guidanceId == null
                || repository.listGuidance(plan.getCellId(), gate.dayOf(plan.getYear()), plan.getGuidanceId()).stream()
                        .anyMatch(one -> one.id() == guidanceId);
        if (!known) {
            throw RefusedException.invalid("plan.guidance-unknown");
        }
        plan.write(orientation, guidanceId);
        repository.flush();
    }

    /** The cell committee adopts the draft that was looked at. */
    public void adopt(UUID ref, int version) {
        AnnualPlan plan = led(ref, version);
        plan.adopt(repository.listLines(plan.getId()).size());
        repository.flush();
    }

    /** Back to draft. */
    public void reopen(UUID ref, int version) {
        led(ref, version).reopen();
        repository.flush();
    }

    /**
     * Issues the adopted plan; the revision that was in force is replaced.
     *
     * @param number as {@code 01-KH/CB}
     */
    public void issue(UUID ref, int version, String number, LocalDate day) {
        AnnualPlan plan = led(ref, version);
        Optional<AnnualPlan> before = repository.list(plan.getCellId(), plan.getYear()).stream()
                .filter(one -> one.getStatus().isInForce())
                .findFirst();
        if (plan.getStatus().canBecome(AnnualPlanStatus.ISSUED)) {
            before.ifPresent(AnnualPlan::replace);
            // The old revision goes out of force first, so that only one is in force at any moment.
            repository.flush();
        }
        plan.issue(number, day, clock);
        repository.flush();
        // A topic that the adjusted plan no longer has, and that nobody presented, waits for a decision again.
        before.ifPresent(replaced -> repository.listDropped(replaced.getId(), plan.getId()).stream()
                .map(proposals::findChosen)
                .flatMap(Optional::stream)
                .forEach(TopicProposal::putBack));
    }

    /** Reports the plan to the superior, also again after it was returned. */
    public void report(UUID ref, int version) {
        led(ref, version).report(clock);
        repository.flush();
    }

    /**
     * Begins an adjustment: a new draft with the lines of the plan in force, which stays so until the new one is issued.
     *
     * @param next identifier of the new revision, chosen by the form; a second call with the same one makes nothing new
     */
    public void adjust(UUID ref, UUID next, String reason) {
        if (repository.find(next).isPresent()) {
            return;
        }
        AnnualPlan plan = get(ref);
        gate.requireLeading(plan.getCellId(), plan.getYear());
        List<AnnualPlan> revisions = repository.list(plan.getCellId(), plan.getYear());
        if (revisions.stream().anyMatch(one -> one.getStatus().isBeingWritten())) {
            throw RefusedException.conflict("plan.being-written");
        }
        AnnualPlan following = plan.adjusted(next, revisions.get(0).getRevision() + 1, reason);
        repository.add(following);
        repository.listLines(plan.getId()).forEach(line -> repository.add(line.copyInto(following.getId())));
    }

    /** Gives up an adjustment that is still a draft. */
    public void discard(UUID ref, int version) {
        AnnualPlan plan = led(ref, version);
        plan.requireDraft();
        if (plan.getRevision() == 1) {
            throw RefusedException.conflict("plan.first-stays");
        }
        repository.listLines(plan.getId()).forEach(line -> lines.removeLine(ref, line.getLine()));
        repository.remove(plan);
    }

    /** The superior gives the plan back. */
    public void returnWith(UUID ref, int version, String reason) {
        directed(ref, version).returnWith(reason);
        repository.flush();
    }

    /** The superior takes note of the plan. */
    public void acknowledge(UUID ref, int version) {
        directed(ref, version).acknowledge();
        repository.flush();
    }

    /** The years in which the cell has anything, a meeting, a plan or a task, latest first. */
    public List<Integer> listCellYears(UnitRow cell) {
        access.require(Right.SEE, cell.id());
        List<Integer> years = new ArrayList<>(repository.listYears(cell.id()));
        Collections.reverse(years);
        return years;
    }

    /** The lines of a cell's plan in force, by month. */
    public List<PlanLineRow> listLinesInForce(long cellId, int year) {
        access.require(Right.FOLLOW, cellId);
        return repository.listLinesInForce(cellId, year);
    }

    /**
     * The draft of a cell's year that a proposal can go into, held until the end of the transaction; begun when nothing
     * is there yet. The caller checks the right.
     */
    public AnnualPlan draftFor(UnitRow cell, int year) {
        List<AnnualPlan> revisions = repository.list(cell.id(), year);
        AnnualPlan plan = revisions.isEmpty()
                ? begun(UUID.randomUUID(), cell, year)
                : revisions.stream()
                        .filter(one -> one.getStatus() == AnnualPlanStatus.DRAFT)
                        .findFirst()
                        .orElseThrow(() -> RefusedException.conflict("plan.no-draft-to-choose", year));
        repository.lock(plan);
        return plan;
    }

    private AnnualPlan get(UUID ref) {
        return repository.find(ref).orElseThrow(() -> RefusedException.notFound("plan.not-found"));
    }

    private AnnualPlan writable(UUID ref) {
        AnnualPlan plan = get(ref);
        gate.requireWriting(plan.getCellId(), plan.getYear());
        return plan;
    }

    private AnnualPlan led(UUID ref, int version) {
        AnnualPlan plan = get(ref);
        gate.requireLeading(plan.getCellId(), plan.getYear());
        requireVersion(plan, version);
        return plan;
    }

    private AnnualPlan directed(UUID ref, int version) {
        AnnualPlan plan = get(ref);
        gate.requireDirecting(plan.getCellId(), plan.getYear());
        requireVersion(plan, version);
        return plan;
    }

    private static void requireVersion(AnnualPlan plan, int version) {
        if (plan.getVersion() != version) {
            throw RefusedException.conflict("plan.changed-meanwhile");
        }
    }
}
