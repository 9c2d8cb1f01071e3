package vn.nennep.rollcall;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import vn.nennep.access.AccessService;
import vn.nennep.access.Account;
import vn.nennep.access.AccountService;
import vn.nennep.access.Grant;
import vn.nennep.access.Right;
import vn.nennep.shared.RefusedException;

/** A member's own year: the plan of the cell and when they attended. */
@Stateless
public class OwnYearService {

    @Inject
    private RollCallRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private AccountService accounts;

    /**
     * The meetings of a year in the cells where the account has a member's role, and those of other cells on whose roll
     * calls the member was, by day.
     *
     * @throws RefusedException when the account stands for no member
     */
    public List<OwnRow> list(int year) {
        return repository.listOwn(member(), cells(), year);
    }

    /** The years that have anything to show, newest first. */
    public List<Integer> listYears() {
        return repository.listOwnYears(member(), cells());
    }

    private long member() {
        access.requireAnywhere(Right.FOLLOW);
        return accounts.findOwn()
                .map(Account::getMemberId)
                .orElseThrow(() -> RefusedException.notFound("rollcall.own.no-member"));
    }

    private List<Long> cells() {
        return access.listGrants().stream()
                .filter(grant -> grant.role().isOfCell())
                .flatMap(grant -> grant.unit().stream())
                .map(Grant.Unit::id)
                .distinct()
                .toList();
    }
}
