package vn.nennep.plan;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.codelist.ListService;
import vn.nennep.people.MemberService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** The lines of a draft: the topics of the year, month by month. */
@Stateless
public class PlanLineService {

    private static final int MONTHS = 12;

    @Inject
    private PlanRepository repository;

    @Inject
    private ProposalRepository proposals;

    @Inject
    private ListService lists;

    @Inject
    private PlanAccessService gate;

    @Inject
    private UnitService units;

    @Inject
    private MemberService members;

    @Inject
    private AccessService access;

    /**
     * What the form of a line needs.
     *
     * @param line null for a new one
     * @throws RefusedException when the person may not write there or the draft has no such line
     */
    public PlanLineSheet lineSheet(String cellCode, int askedYear, UUID line) {
        UnitRow cell = units.getFollowedCell(cellCode);
        int year = gate.yearOf(cell, askedYear);
        PlanRights rights = gate.rights(cell, year);
        if (!rights.keep()) {
            access.require(Right.LEAD_CELL, cell.id());
        }
        PlanRow plan = repository.listRows(cell.id(), year).stream()
                .filter(one -> one.status() == AnnualPlanStatus.DRAFT)
                .findFirst()
                .orElse(null);
        PlanLineRow row = null;
        if (line != null && plan != null) {
            row = repository.listLineRows(plan.id()).stream()
                    .filter(one -> one.line().equals(line))
                    .findFirst()
                    .orElseThrow(() -> RefusedException.notFound("plan.line-not-found"));
        }
        return new PlanLineSheet(
                cell,
                year,
                plan,
                row,
                members.list(cell, gate.dayOf(year)),
                lists.listTopicGroups(),
                lists.listPresentationForms(),
                rights);
    }

    /**
     * Adds a line to a draft, as the last of its month.
     *
     * @param line chosen by the form; a second call with the same one changes that line instead of making two
     */
    public void addLine(UUID ref, UUID line, PlanLineDetails details) {
        AnnualPlan plan = draft(ref);
        Optional<PlanLine> same = repository.findLine(plan.getId(), line);
        if (same.isPresent()) {
            same.get().change(details);
        } else {
            repository.add(new PlanLine(plan.getId(), line, nextPosition(plan, details.month()), details));
        }
        repository.touch(plan);
    }

    /**
     * Changes a line of a draft.
     *
     * @param version the version of the line that the form was opened with; refused when somebody saved since
     */
    public void changeLine(UUID ref, UUID line, int version, PlanLineDetails details) {
        AnnualPlan plan = draft(ref);
        PlanLine found = getLine(plan, line);
        if (found.getVersion() != version) {
            throw RefusedException.conflict("plan.line-changed-meanwhile");
        }
        int position = found.getMonth() == details.month() ? found.getPosition() : nextPosition(plan, details.month());
        found.change(details);
        found.place(details.month(), position);
        repository.touch(plan);
    }

    /** Takes a line out of a draft; a proposal that it came from waits for a decision again. */
    public void removeLine(UUID ref, UUID line) {
        AnnualPlan plan = draft(ref);
        repository.findLine(plan.getId(), line).ifPresent(found -> {
            repository.remove(found);
            if (!repository.isLineElsewhere(line, plan.getId())) {
                proposals.findChosen(line).ifPresent(TopicProposal::putBack);
            }
            repository.touch(plan);
        });
    }

    /**
     * Moves a line of a draft one place earlier or later in the year: past its neighbour in the month, or into the month
     * before or after.
     */
    public void moveLine(UUID ref, UUID line, boolean later) {
        AnnualPlan plan = draft(ref);
        List<PlanLine> lines = repository.listLines(plan.getId());
        PlanLine moved = getLine(plan, line);
        List<PlanLine> month =
                lines.stream().filter(one -> one.getMonth() == moved.getMonth()).toList();
        int place = month.indexOf(moved);
        int other = later ? place + 1 : place - 1;
        if (other >= 0 && other < month.size()) {
            // Written as places from 0, because lines that came from elsewhere may share one.
            for (int i = 0; i < month.size(); i++) {
                int to = i == place ? other : i == other ? place : i;
                month.get(i).place(moved.getMonth(), to);
            }
        } else {
            int target = moved.getMonth() + (later ? 1 : -1);
            if (target < 1 || target > MONTHS) {
                throw RefusedException.conflict("plan.month-range");
            }
            List<PlanLine> there =
                    lines.stream().filter(one -> one.getMonth() == target).toList();
            int first = later ? 1 : 0;
            for (int i = 0; i < there.size(); i++) {
                there.get(i).place(target, i + first);
            }
            moved.place(target, later ? 0 : there.size());
        }
        repository.touch(plan);
    }

    private int nextPosition(AnnualPlan plan, int month) {
        return repository.listLines(plan.getId()).stream()
                        .filter(line -> line.getMonth() == month)
                        .mapToInt(PlanLine::getPosition)
                        .max()
                        .orElse(-1)
                + 1;
    }

    private PlanLine getLine(AnnualPlan plan, UUID line) {
        return repository
                .findLine(plan.getId(), line)
                .orElseThrow(() -> RefusedException.notFound("plan.line-not-found"));
    }

    /** A line of a plan in force; empty when there is none or the person may not follow its cell. */
    public Optional<PlanLineRow> findLine(UUID line) {
        return repository.findLineInForce(line).filter(row -> access.may(Right.FOLLOW, row.cellId()));
    }

    /** A draft whose lines change: held until the end, so that nobody adopts it meanwhile. */
    private AnnualPlan draft(UUID ref) {
        AnnualPlan plan = repository.find(ref).orElseThrow(() -> RefusedException.notFound("plan.not-found"));
        gate.requireWriting(plan.getCellId(), plan.getYear());
        repository.lock(plan);
        plan.requireDraft();
        return plan;
    }
}
