package vn.nennep.plan;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.codelist.ListService;
import vn.nennep.codelist.ListedCode;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * Topics that members propose: members propose to their own cell and see what became of it; whoever leads the cell
 * chooses into the draft of the plan or declines with a reason.
 */
@Stateless
public class ProposalService {

    @Inject
    private ProposalRepository repository;

    @Inject
    private PlanRepository plans;

    @Inject
    private PlanService planning;

    @Inject
    private PlanLineService lines;

    @Inject
    private ListService lists;

    @Inject
    private PlanAccessService gate;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * The proposals of a cell's year, as far as the person may read them.
     *
     * @param cellCode null for the first of the person's own cells
     * @param askedYear null for this year, or the latest with a plan
     * @return empty when no cell was named and the person belongs to none
     */
    public Optional<ProposalView> view(String cellCode, Integer askedYear) {
        return gate.findCell(cellCode).map(cell -> {
            int year = gate.yearOf(cell, askedYear);
            PlanRights rights = gate.rights(cell, year);
            List<PlanRow> revisions = plans.listRows(cell.id(), year);
            return new ProposalView(
                    cell,
                    year,
                    repository.list(cell.id(), year, readsReasons(cell)),
                    repository.findOwnMember(cell.id(), gate.dayOf(year)).isPresent(),
                    revisions.isEmpty() || revisions.stream().anyMatch(one -> one.status() == AnnualPlanStatus.DRAFT),
                    lists.listTopicGroups().stream().filter(ListedCode::isInUse).toList(),
                    plans.listYears(cell.id()),
                    rights);
        });
    }

    /** What members wrote is read by those who keep the cell's meetings and by those who may read its texts. */
    private boolean readsReasons(UnitRow cell) {
        return access.may(Right.KEEP_MEETINGS, cell.id()) || access.may(Right.READ_TEXTS, cell.id());
    }

    /**
     * Proposes a topic to the person's own cell.
     *
     * @param ref chosen by the form; a second call with the same one makes nothing new
     * @throws RefusedException when the account stands for nobody who belongs to the cell
     */
    public void propose(UUID ref, String cellCode, int year, String title, String reason, String topicGroup) {
        if (repository.find(ref).isPresent()) {
            return;
        }
        UnitRow cell = units.getFollowedCell(cellCode);
        if (!access.may(Right.PROPOSE, cell.id())) {
            throw RefusedException.forbidden("access.forbidden");
        }
        gate.requireOpen(cell.id(), year);
        long member = repository
                .findOwnMember(cell.id(), gate.dayOf(year))
                .orElseThrow(() -> RefusedException.conflict("plan.proposal-no-member"));
        repository.add(new TopicProposal(ref, cell.id(), member, year, title, reason, topicGroup, clock));
    }

    /** Takes an own proposal back while it is undecided. */
    public void withdraw(UUID ref) {
        TopicProposal proposal = get(ref);
        boolean own = repository
                .findOwnMember(proposal.getCellId(), gate.dayOf(proposal.getYear()))
                .filter(proposal.getMemberId()::equals)
                .isPresent();
        if (!own) {
            throw RefusedException.notFound("access.not-found");
        }
        gate.requireOpen(proposal.getCellId(), proposal.getYear());
        if (proposal.getStatus() != TopicProposalStatus.WITHDRAWN) {
            proposal.withdraw();
            repository.flush();
        }
    }

    /**
     * Takes a proposal into the draft of the plan as a line with its member as presenter; called again it changes
     * nothing.
     *
     * @param month 1 to 12
     * @return the line, to be completed
     */
    public UUID choose(UUID ref, int month) {
        TopicProposal proposal = decidable(ref);
        if (proposal.getStatus() == TopicProposalStatus.CHOSEN) {
            return proposal.getPlanLine();
        }
        // Its own identifier: a proposal becomes one line, however often this is sent.
        UUID line = proposal.getRef();
        proposal.choose(line, access.login(), clock);
        AnnualPlan plan = planning.draftFor(
                units.getById(proposal.getCellId(), gate.dayOf(proposal.getYear())), proposal.getYear());
        lines.addLine(
                plan.getRef(),
                line,
                new PlanLineDetails(
                        month,
                        proposal.getTitle(),
                        proposal.getTopicGroup(),
                        Set.of(),
                        List.of(proposal.getMemberId()),
                        null,
                        Set.of(),
                        null));
        return line;
    }

    /** Declines a proposal with a reason that the member reads. */
    public void decline(UUID ref, String reason) {
        TopicProposal proposal = decidable(ref);
        proposal.decline(reason, access.login(), clock);
        repository.flush();
    }

    private TopicProposal decidable(UUID ref) {
        TopicProposal proposal = get(ref);
        gate.requireLeading(proposal.getCellId(), proposal.getYear());
        return proposal;
    }

    private TopicProposal get(UUID ref) {
        return repository.find(ref).orElseThrow(() -> RefusedException.notFound("access.not-found"));
    }
}
