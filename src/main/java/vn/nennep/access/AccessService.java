package vn.nennep.access;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.TreeRepository;

/**
 * The one place that answers "may this person do this here". A right holds for the unit of a grant and all units below
 * it, by today's tree; a unit that has ended is judged by its last day.
 */
@Stateless
public class AccessService {

    /**
     * Key in the transaction for the chain above a unit. The chain stays right for the whole transaction, because a
     * reorganisation checks all rights before it changes the tree.
     */
    private static final String CHAIN = "nennep.chain.";

    @Resource
    private SessionContext context;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private GrantRepository grants;

    @Inject
    private TreeRepository tree;

    @Inject
    private UnitChoiceRepository choices;

    @Inject
    private Clock clock;

    /** The login of the person at the door. */
    public String login() {
        return context.getCallerPrincipal().getName();
    }

    /**
     * Begins a page that is only shown, in one transaction that lasts until the page is drawn. From here on the
     * person's scope holds, and refusals are written to the log although the transaction spans many calls of services.
     */
    public void beginPage() {
        transactions.putResource(ScopeInterceptor.PAGE, Boolean.TRUE);
    }

    /** Everything the person was granted that holds today; empty for nobody. */
    @SuppressWarnings("unchecked")
    public List<Grant> listGrants() {
        Object known = transactions.getResource(ScopeInterceptor.GRANTS);
        if (known != null) {
            return (List<Grant>) known;
        }
        return grants.list(login(), LocalDate.now(clock));
    }

    /**
     * The person's roles of today, each once; read in a transaction of its own, because that of the page may have been
     * refused.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Role> listRoles() {
        return grants.list(login(), LocalDate.now(clock)).stream()
                .map(Grant::role)
                .distinct()
                .toList();
    }

    /**
     * Whether the person has the right in the unit today, by a grant for it or for a unit above it, or for every unit.
     */
    public boolean may(Right right, long unitId) {
        List<Grant> giving = withRight(right);
        if (giving.isEmpty()) {
            transactions.putResource(ScopeInterceptor.DENIED_UNIT, unitId);
            return false;
        }
        if (giving.stream().anyMatch(Grant::isEverywhere)) {
            return true;
        }
        List<Long> chain = chain(unitId);
        boolean granted = giving.stream()
                .filter(grant -> right != Right.READ_TEXTS || isNear(grant, unitId, chain))
                .anyMatch(grant -> grant.isForOneOf(chain));
        if (!granted) {
            transactions.putResource(ScopeInterceptor.DENIED_UNIT, unitId);
        }
        return granted;
    }

    /** The unit and everything above it, read once per transaction. */
    @SuppressWarnings("unchecked")
    private List<Long> chain(long unitId) {
        String key = CHAIN + unitId;
        List<Long> known = (List<Long>) transactions.getResource(key);
        if (known == null) {
            known = tree.listChain(unitId, LocalDate.now(clock));
            transactions.putResource(key, known);
        }
        return known;
    }

    /** Reads what {@link #may} needs of each of these units at once, for a list that asks for every row. */
    public void prepare(Collection<Long> unitIds) {
        List<Long> unknown = unitIds.stream()
                .distinct()
                .filter(unit -> transactions.getResource(CHAIN + unit) == null)
                .toList();
        if (unknown.size() > 1 && !listGrants().stream().allMatch(Grant::isEverywhere)) {
            tree.listChains(unknown, LocalDate.now(clock))
                    .forEach((unit, chain) -> transactions.putResource(CHAIN + unit, chain));
        }
    }

    /** What people said may be read in the cell and directly above it; further up it is only counted. */
    private static boolean isNear(Grant grant, long unitId, List<Long> chain) {
        return chain.contains(unitId) && grant.isForOneOf(chain.subList(0, Math.min(2, chain.size())));
    }

    /**
     * Whether the person has the right by a grant for a unit strictly above this one, or for every unit: what the level
     * above decides is not decided by the unit itself.
     */
    public boolean mayAbove(Right right, long unitId) {
        List<Grant> giving = withRight(right);
        List<Long> chain = chain(unitId);
        return giving.stream()
                .anyMatch(
                        grant -> grant.isEverywhere() || grant.isForOneOf(chain) && !grant.isForOneOf(List.of(unitId)));
    }

    /** Every right that the person has in the unit, for a page that needs to know of several. */
    public Set<Right> listRights(long unitId) {
        List<Grant> held = listGrants();
        boolean everywhere = held.stream().allMatch(Grant::isEverywhere);
        List<Long> chain = everywhere ? List.of() : chain(unitId);
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Grant grant : held) {
            if (grant.isEverywhere() || grant.isForOneOf(chain)) {
                for (Right right : Right.values()) {
                    boolean near = grant.isEverywhere() || right != Right.READ_TEXTS || isNear(grant, unitId, chain);
                    if (near && grant.role().includes(right)) {
                        rights.add(right);
                    }
                }
            }
        }
        return rights;
    }

    /**
     * Whether the person may see what a unit did on a day: by today's tree, or by the tree of that day, so that whoever
     * had the unit at that time can still open its figures of that time.
     */
    public boolean maySeeOf(long unitId, LocalDate day) {
        if (may(Right.SEE, unitId)) {
            return true;
        }
        List<Long> chain = tree.listChainOn(unitId, day);
        return withRight(Right.SEE).stream().anyMatch(grant -> grant.isForOneOf(chain));
    }

    /** Where the person has this right. */
    public Scope scopeOf(Right right) {
        return Scope.of(listGrants(), right);
    }

    /** Whether the person has the right in any unit at all. */
    public boolean mayAnywhere(Right right) {
        return !withRight(right).isEmpty();
    }

    /** Whether the person has the right in every unit. */
    public boolean mayEverywhere(Right right) {
        return scopeOf(right).isEverywhere();
    }

    /**
     * Refuses unless the person has the right there: a unit that may not even be seen does not exist for the person.
     *
     * @throws RefusedException not found or forbidden
     */
    public void require(Right right, long unitId) {
        if (may(right, unitId)) {
            return;
        }
        if (right != Right.SEE && may(Right.SEE, unitId)) {
            throw RefusedException.forbidden("access.forbidden");
        }
        throw RefusedException.notFound("access.not-found");
    }

    /**
     * Refuses unless the person has the right everywhere or in a province: for what holds for all of the installation,
     * such as a year or its figures.
     */
    public void requireAtTop(Right right) {
        if (!mayAtTop(right)) {
            throw RefusedException.forbidden("access.forbidden");
        }
    }

    /** Whether the person has the right everywhere or in a province. */
    public boolean mayAtTop(Right right) {
        return withRight(right).stream()
                .anyMatch(grant ->
                        grant.unit().map(unit -> tree.isRoot(unit.id())).orElse(true));
    }

    /** Refuses unless the person has the right somewhere. */
    public void requireAnywhere(Right right) {
        if (!mayAnywhere(right)) {
            throw RefusedException.forbidden("access.forbidden");
        }
    }

    /** Units of the person's branches that stand today, for a field that proposes while somebody types. */
    public List<UnitChoice> listUnitChoices(Right right, String words) {
        requireAnywhere(right);
        return choices.list(VietnameseText.tidyOrEmpty(words), scopeOf(right), LocalDate.now(clock));
    }

    private List<Grant> withRight(Right right) {
        return listGrants().stream()
                .filter(grant -> grant.role().includes(right))
                .toList();
    }
}
