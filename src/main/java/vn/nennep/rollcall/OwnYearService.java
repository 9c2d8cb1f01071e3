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

/** A member's own year: the plan of the cell and the own attendance. */
@Stateless
public class OwnYearService {

    @Inject
    private RollCallRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private AccountService accounts;

    /**
     * The meetings of a year in the cells that the account stands in as a member, and those that the member was on the
     * roll call of elsewhere, by day.
     *
     * @throws RefusedException when the account stands for no member
     */
    public List<OwnRow> list(int year) {
        access.requireAnywhere(Right.FOLLOW);
        Long member = accounts.findOwn().map(Account::getMemberId).orElse(null);
        if (member == null) {
            throw RefusedException.notFound("rollcall.own.no-member");
        }
        List<Long> cells = access.listGrants().stream()
                .filter(grant -> grant.role().isOfCell())
                .map(Grant::unitId)
                .distinct()
                .toList();
        return repository.listOwn(member, cells, year);
    }
}
