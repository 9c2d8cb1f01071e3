package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import vn.nennep.shared.DoubtfulText;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.VietnameseText;

/**
 * Accounts, kept by an administrator. The administrator of a branch sees and changes only accounts whose every grant lies
 * in the branch, and grants only there.
 */
@Stateless
public class AccountKeepingService {

    /** Longest name of a person, in characters. */
    public static final int LONGEST_NAME = 150;

    @Inject
    private AccountRepository repository;

    @Inject
    private GrantRepository grants;

    @Inject
    private GrantUnits units;

    @Inject
    private SecondFactorRepository secondFactors;

    @Inject
    private TokenRepository tokens;

    @Inject
    private TokenService programs;

    @Inject
    private AccountHolders holders;

    @Inject
    private AccessService access;

    @Inject
    private BrakeService brake;

    @Inject
    private Clock clock;

    /** A page of the accounts that the person may keep; sorted by login, {@code displayName} or {@code disabled}. */
    public RowPage<AccountRow> listRows(PageRequest request) {
        access.requireAnywhere(Right.KEEP_ACCOUNTS);
        return repository.listRows(access.scopeOf(Right.KEEP_ACCOUNTS), LocalDate.now(clock), request);
    }

    /** The login of another account that the person keeps and that is easily taken for this one. */
    public Optional<String> findAlike(String login) {
        if (!access.mayAnywhere(Right.KEEP_ACCOUNTS)) {
            return Optional.empty();
        }
        String typed = Account.normalised(login);
        return repository.listLogins(access.scopeOf(Right.KEEP_ACCOUNTS), LocalDate.now(clock)).stream()
                .filter(other ->
                        !other.equals(typed) && DoubtfulText.confusable(other).equals(DoubtfulText.confusable(typed)))
                .sorted()
                .findFirst();
    }

    /** An account that the person may keep. */
    public AccountFile getFile(String login) {
        Account account = getKept(login);
        AccountHolders.Holder holder = account.getMemberId() == null ? null : holders.getHolder(account.getMemberId());
        return new AccountFile(
                account.getLogin(),
                account.getDisplayName(),
                account.isDisabled(),
                brake.isLocked(account.getLogin()),
                account.isPasswordToBeChanged(),
                secondFactors.isConfirmed(account.getLogin()),
                holder == null ? null : holder.code(),
                holder == null ? null : holder.name(),
                tokens.list(account.getId()).size(),
                grants.listRows(account.getId(), LocalDate.now(clock)));
    }

    /**
     * Creates an account with its first role, from today on; the person has to choose another password first.
     *
     * @param unitCode the unit of the role; null for an administrator or auditor of the whole installation
     * @param memberCode the person as a member; null unless the role is that of a member
     * @param password at least {@value PasswordRules#SHORTEST} characters
     */
    public void create(
            String login, String displayName, String password, Role role, String unitCode, String memberCode) {
        access.requireAnywhere(Right.KEEP_ACCOUNTS);
        Account account = open(login, displayName, password);
        account.askForOtherPassword();
        repository.add(account);
        bind(account, memberCode);
        grant(account, role, unitCode, LocalDate.now(clock), null);
    }

    /**
     * Gives an account one more role.
     *
     * @param from first day, inclusive; null for today
     * @param to last day, inclusive; null for open
     */
    public void addGrant(String login, Role role, String unitCode, LocalDate from, LocalDate to) {
        Account account = getOther(login);
        grant(account, role, unitCode, from == null ? LocalDate.now(clock) : from, to);
    }

    /** Ends a role; it stays in the account's history. */
    public void endGrant(String login, long grantId, LocalDate lastDay) {
        Account account = getOther(login);
        grants.find(grantId)
                .filter(grant -> grant.getAccount().getId().equals(account.getId()))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"))
                .end(lastDay, LocalDate.now(clock));
    }

    /** Binds the account to a member; refuses one of another cell than that of the account's member role. */
    public void bindMember(String login, String memberCode) {
        Account account = getOther(login);
        LocalDate today = LocalDate.now(clock);
        bind(account, memberCode);
        for (GrantRepository.MemberCell cell : grants.listMemberCells(account.getId(), today)) {
            requireMember(account, cell.id(), cell.code(), today, null);
        }
    }

    /** Sets a first password for somebody who lost theirs; sessions end, tokens are taken back. */
    public void resetPassword(String login, String password) {
        Account account = getOther(login);
        PasswordRules.require(password, account.getLogin(), account.passwordHash());
        account.giveFirstPassword(password);
        programs.revokeAll(account);
        brake.unlock(account.getLogin());
    }

    /** Disables the account, or enables it again; nobody can disable their own. */
    public void setOpen(String login, boolean open) {
        Account account = getKept(login);
        if (open) {
            account.enable();
        } else if (account.getLogin().equals(access.login())) {
            throw RefusedException.invalid("access.account.not-yourself");
        } else {
            account.disable(clock);
            programs.revokeAll(account);
        }
    }

    /** Lets somebody who mistyped the password too often try again at once. */
    public void unlock(String login) {
        brake.unlock(getKept(login).getLogin());
    }

    /** Takes away the second factor of somebody who lost the device; sessions end. */
    public void takeSecondFactor(String login) {
        Account account = getOther(login);
        secondFactors.remove(account.getId());
        account.endSessions();
        programs.revokeAll(account);
    }

    private Account open(String login, String displayName, String password) {
        String name = VietnameseText.tidy(displayName);
        if (name == null) {
            throw RefusedException.invalid("access.account.name-missing");
        }
        if (name.length() > LONGEST_NAME) {
            throw RefusedException.invalid("access.account.name-long", LONGEST_NAME);
        }
        if (!Account.normalised(login).matches("[a-z0-9][a-z0-9._@-]{1,63}")) {
            throw RefusedException.invalid("access.account.login-shape");
        }
        PasswordRules.require(password, login, null);
        if (repository.find(login).isPresent()) {
            throw RefusedException.conflict("access.account.login-taken", Account.normalised(login));
        }
        return new Account(login, name, password, clock);
    }

    private void grant(Account account, Role role, String unitCode, LocalDate from, LocalDate to) {
        if (to != null && to.isBefore(from)) {
            throw RefusedException.invalid("access.grant.order", from);
        }
        boolean everywhere = !role.needsUnit() && (unitCode == null || unitCode.isBlank());
        if (everywhere && !access.mayEverywhere(Right.KEEP_ACCOUNTS)) {
            throw RefusedException.invalid("access.grant.unit-needed");
        }
        Long unitId = everywhere ? null : units.require(role, unitCode);
        if (unitId != null && !access.may(Right.KEEP_ACCOUNTS, unitId)) {
            // The same answer as for a code that does not exist: nothing is told of other branches.
            throw RefusedException.invalid("access.account.unit-unknown", unitCode);
        }
        if (role == Role.MEMBER) {
            requireMember(account, unitId, unitCode, from, to);
        }
        if (grants.isThere(account.getId(), role, unitId, from, to)) {
            throw RefusedException.conflict("access.grant.there");
        }
        grants.add(new RoleGrant(account, role, unitId, from, to));
    }

    private void requireMember(Account account, long cellId, String cellCode, LocalDate from, LocalDate to) {
        if (account.getMemberId() == null) {
            throw RefusedException.invalid("access.account.member-missing");
        }
        if (!holders.belongs(account.getMemberId(), cellId, from, to)) {
            throw RefusedException.invalid("access.account.member-elsewhere", cellCode);
        }
    }

    private void bind(Account account, String memberCode) {
        if (memberCode == null || memberCode.isBlank()) {
            account.belongTo(null);
            return;
        }
        account.belongTo(holders.findMember(
                        memberCode.strip(), access.scopeOf(Right.KEEP_ACCOUNTS), LocalDate.now(clock))
                .orElseThrow(() -> RefusedException.invalid("access.account.member-unknown", memberCode.strip())));
    }

    /** An account that the person may keep; any other does not exist. */
    private Account getKept(String login) {
        access.requireAnywhere(Right.KEEP_ACCOUNTS);
        Account account = repository.find(login).orElseThrow(() -> RefusedException.notFound("access.not-found"));
        Scope scope = access.scopeOf(Right.KEEP_ACCOUNTS);
        if (!scope.isEverywhere() && !grants.areWithin(account.getId(), scope.units(), LocalDate.now(clock))) {
            throw RefusedException.notFound("access.not-found");
        }
        return account;
    }

    /** The same, and not the person's own: nobody gives themselves a role or takes one away. */
    private Account getOther(String login) {
        Account account = getKept(login);
        if (account.getLogin().equals(access.login())) {
            throw RefusedException.invalid("access.grant.not-yourself");
        }
        return account;
    }
}
