package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import vn.nennep.tree.TreeRepository;

/** Accounts made at the first start, when nobody exists yet whose right could be checked. */
@Stateless
public class FirstAccountService {

    @Inject
    private AccountRepository repository;

    @Inject
    private GrantRepository grants;

    @Inject
    private GrantUnits units;

    @Inject
    private TreeRepository tree;

    @Inject
    private AccountHolders holders;

    @Inject
    private Clock clock;

    /**
     * The administrator of an installation that has no account yet.
     *
     * @param chosenPassword null or blank for a random one
     * @param keep receives a generated password before the account is made: when it fails, no account exists whose
     *     password nobody knows; when the account then fails, the kept password opens nothing
     * @return whether the account was made
     */
    @Unscoped
    public boolean createFirstAdministrator(String chosenPassword, Consumer<String> keep) {
        if (repository.isAny()) {
            return false;
        }
        boolean chosen = chosenPassword != null && !chosenPassword.isBlank();
        if (chosen && chosenPassword.length() < PasswordRules.SHORTEST) {
            throw new IllegalStateException(
                    "NENNEP_ADMIN_PASSWORD must have at least " + PasswordRules.SHORTEST + " characters");
        }
        String password = chosen ? chosenPassword : Passwords.random();
        if (!chosen) {
            keep.accept(password);
        }
        start("admin", "Quản trị hệ thống", password, Role.ADMINISTRATOR, null);
        return true;
    }

    /**
     * Makes an account of the demonstration, whose password everybody knows; does nothing when the account exists or
     * its unit does not.
     */
    @Unscoped
    public void createSample(
            String login, String displayName, String password, Role role, String unitCode, String memberCode) {
        LocalDate today = LocalDate.now(clock);
        boolean stands =
                tree.findId(unitCode).flatMap(id -> tree.findKind(id, today)).isPresent();
        if (stands && repository.find(login).isEmpty()) {
            Account account = start(login, displayName, password, role, unitCode);
            if (memberCode != null) {
                holders.findMember(memberCode, Scope.everywhere(), today).ifPresent(account::belongTo);
            }
        }
    }

    /** Makes an account of the first start, when nobody is signed in whose right could be checked. */
    private Account start(String login, String displayName, String password, Role role, String unitCode) {
        Account account = new Account(login, displayName, password, clock);
        repository.add(account);
        Long unitId = unitCode == null ? null : units.require(role, unitCode);
        grants.add(new RoleGrant(account, role, unitId, LocalDate.now(clock), null));
        return account;
    }
}
