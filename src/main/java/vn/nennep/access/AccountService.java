package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.DoubtfulText;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * Accounts: looked up at the door, kept by an administrator. The administrator of a branch sees and changes only accounts
 * whose every grant lies in the branch, and grants only there.
 */
@Stateless
public class AccountService {

    /** Shortest password that is accepted when a person chooses one. */
    public static final int SHORTEST_PASSWORD = PasswordRules.SHORTEST;

    /** Longest name of a person, in characters. */
    public static final int LONGEST_NAME = 150;

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN_NAME = 100;

    @Inject
    private AccountHolders holders;

    @Inject
    private AccessRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private BrakeService brake;

    @Inject
    private SignInSettings settings;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * The account behind a login and password. Takes the same time whether the login exists or not.
     *
     * @return empty when either is wrong or the account is disabled
     */
    public Optional<Account> findByCredentials(String login, String password) {
        Optional<Account> account = repository.findAccount(login);
        if (account.isEmpty()) {
            Passwords.pretendToMatch(password);
        }
        return account.filter(found -> found.opensWith(password));
    }

    /** The account of a login, unless it is disabled. */
    public Optional<Account> findOpen(String login) {
        return repository.findAccount(login).filter(account -> !account.isDisabled());
    }

    /** The account that a token was given to, when it is this login's and neither was taken back. */
    public Optional<Account> findByToken(String login, String token) {
        return repository
                .findToken(tokenHash(token))
                .filter(found -> found.isGood(clock.instant()))
                .map(AppToken::account)
                .filter(account -> !account.isDisabled() && account.getLogin().equals(Account.normalised(login)));
    }

    /**
     * How the account stands now; empty once it is disabled. Asked on every request, by one query: accounts stand without
     * a wall, so that no scope is needed for it.
     */
    @ExcludeDefaultInterceptors
    public Optional<Standing> findStanding(String login) {
        return repository.findStanding(login, LocalDate.now(clock));
    }

    /**
     * Writes to the log that somebody came in.
     *
     * @param how {@code page} or {@code program}
     */
    public void noteSignIn(String login, String how) {
        // From here on it is this person who acts.
        repository.beginScope(login, Origin.get(), List.of());
        note(AuditAction.SIGN_IN, login, how);
    }

    /** Writes to the log that a try failed. A login that does not exist is left out: it may be a mistyped password. */
    public void noteFailedSignIn(String login) {
        Optional<Account> account = repository.findAccount(login);
        note(AuditAction.SIGN_IN_FAILED, account.map(Account::getLogin).orElse(null), null);
    }

    /** Writes to the log that whoever is signed in goes. */
    public void noteSignOut() {
        note(AuditAction.SIGN_OUT, access.login(), null);
    }

    private void note(AuditAction action, String login, String how) {
        Long unit = repository.listGrants(login, LocalDate.now(clock)).stream()
                .map(Grant::unitId)
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
        audit.note(action, "account", login, unit, how == null ? Map.of() : Map.of("how", how));
    }

    public Optional<Account> findOwn() {
        return repository.findAccount(access.login());
    }

    /** Remembers the language of the person's pages: {@code vi} or {@code en}. */
    public void speak(String language) {
        findOwn().ifPresent(account -> account.speak(language));
    }

    /**
     * Gives whoever is signed in another password; the old one was looked at before.
     *
     * @return the number that sessions have from now on
     */
    public int changeOwnPassword(String password) {
        Account own = findOwn().orElseThrow();
        PasswordRules.require(password, own.getLogin(), own.passwordHash());
        own.changePassword(password);
        revokeTokens(own);
        return own.getSessionGeneration();
    }

    /**
     * Ends all sessions of whoever is signed in.
     *
     * @return the number that sessions have from now on
     */
    public int endOwnSessions() {
        Account own = findOwn().orElseThrow();
        own.endSessions();
        revokeTokens(own);
        return own.getSessionGeneration();
    }

    /** What was taken away from whoever had the password goes for the programs as well. */
    private void revokeTokens(Account account) {
        repository.listTokens(account.getId()).forEach(token -> token.revoke(clock));
    }

    /** The tokens of whoever is signed in that were not taken back, also those whose time is over. */
    public List<AppToken> listOwnTokens() {
        return repository.listTokens(findOwn().orElseThrow().getId());
    }

    /**
     * Makes a token for a program of whoever is signed in; the caller has asked for the password.
     *
     * @param name what the program is called
     * @return what the program sends as its password; shown now and never again
     */
    public String addOwnToken(String name) {
        String tidy = VietnameseText.tidy(name);
        if (tidy == null || tidy.length() > LONGEST_TOKEN_NAME) {
            throw RefusedException.invalid("access.token.name", LONGEST_TOKEN_NAME);
        }
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = AppToken.MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        repository.add(new AppToken(
                findOwn().orElseThrow(), tidy, tokenHash(token), clock, Duration.ofDays(settings.getTokenDays())));
        return token;
    }

    /** Takes a token back; one of somebody else does not exist. */
    public void revokeOwnToken(long id) {
        listOwnTokens().stream()
                .filter(token -> token.getId() == id)
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("access.not-found"))
                .revoke(clock);
    }

    /** The name on an account; the login itself when there is no such account. */
    public String nameOf(String login) {
        return repository.findName(login).orElse(login);
    }

    /** The accounts that the person may keep. */
    public List<AccountRow> listAccountRows() {
        access.requireAnywhere(Right.KEEP_ACCOUNTS);
        return repository.listAccountRows(access.listRoots(Right.KEEP_ACCOUNTS), LocalDate.now(clock));
    }

    /** The login of another account that the person keeps and that is easily taken for this one. */
    public Optional<String> findAlike(String login) {
        if (!access.mayAnywhere(Right.KEEP_ACCOUNTS)) {
            return Optional.empty();
        }
        String typed = Account.normalised(login);
        return listAccountRows().stream()
                .map(AccountRow::login)
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
                repository.hasSecondFactor(account.getLogin()),
                holder == null ? null : holder.code(),
                holder == null ? null : holder.name(),
                repository.listTokens(account.getId()).size(),
                repository.listGrantRows(account.getId(), LocalDate.now(clock)));
    }

    /**
     * Creates an account with its first role, from today on; the person has to choose another password first.
     *
     * @param unitCode the unit of the role; null for an administrator or auditor of the whole installation
     * @param memberCode the person as a member; null unless the role is that of a member
     * @param password at least {@value #SHORTEST_PASSWORD} characters
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
        repository
                .findGrant(grantId)
                .filter(grant -> grant.getAccount().getId().equals(account.getId()))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"))
                .end(lastDay, LocalDate.now(clock));
    }

    /** Says who the account's person is as a member; refuses somebody of another cell than the member's role names. */
    public void bindMember(String login, String memberCode) {
        Account account = getOther(login);
        LocalDate today = LocalDate.now(clock);
        bind(account, memberCode);
        for (Object[] cell : repository.listMemberCells(account.getId(), today)) {
            requireMember(account, (Long) cell[0], (String) cell[1], today, null);
        }
    }

    /** Sets a first password for somebody who lost theirs; sessions end, tokens are taken back. */
    public void resetPassword(String login, String password) {
        Account account = getOther(login);
        PasswordRules.require(password, account.getLogin(), account.passwordHash());
        account.giveFirstPassword(password);
        revokeTokens(account);
        brake.unlock(account.getLogin());
    }

    /** Shuts the account out, or lets it in again; nobody can shut out themselves. */
    public void setOpen(String login, boolean open) {
        Account account = getKept(login);
        if (open) {
            account.enable();
        } else if (account.getLogin().equals(access.login())) {
            throw RefusedException.invalid("access.account.not-yourself");
        } else {
            account.disable(clock);
            revokeTokens(account);
        }
    }

    /** Lets somebody try again at once who mistyped too often. */
    public void unlock(String login) {
        brake.unlock(getKept(login).getLogin());
    }

    /** Takes away the second factor of somebody who lost the device; sessions end. */
    public void takeSecondFactor(String login) {
        Account account = getOther(login);
        repository.removeSecondFactor(account.getId());
        account.endSessions();
        revokeTokens(account);
    }

    /**
     * The administrator of an installation that has no account yet.
     *
     * @param chosenPassword null or blank for a random one
     * @param keep gets a password that was made up here, before the account is there: what could not be kept would be
     *     lost, and one of an account that then is not made is good for nothing
     * @return whether the account was made
     */
    @Unscoped
    public boolean createFirstAdministrator(String chosenPassword, Consumer<String> keep) {
        if (repository.anyAccount()) {
            return false;
        }
        boolean chosen = chosenPassword != null && !chosenPassword.isBlank();
        if (chosen && chosenPassword.length() < SHORTEST_PASSWORD) {
            throw new IllegalStateException(
                    "NENNEP_ADMIN_PASSWORD must have at least " + SHORTEST_PASSWORD + " characters");
        }
        String password = chosen ? chosenPassword : Passwords.random();
        if (!chosen) {
            keep.accept(password);
        }
        start("admin", "Quản trị hệ thống", password, Role.ADMINISTRATOR, null);
        return true;
    }

    /** An account of the demonstration, whose password everybody knows; none when it is there, or its unit is not. */
    @Unscoped
    public void createSample(
            String login, String displayName, String password, Role role, String unitCode, String memberCode) {
        LocalDate today = LocalDate.now(clock);
        boolean stands = repository
                .findUnitId(unitCode)
                .flatMap(id -> repository.findKind(id, today))
                .isPresent();
        if (stands && repository.findAccount(login).isEmpty()) {
            Account account = start(login, displayName, password, role, unitCode);
            if (memberCode != null) {
                holders.findMember(memberCode, null, today).ifPresent(account::belongTo);
            }
        }
    }

    /** An account of the first start, when there is nobody to ask for. */
    private Account start(String login, String displayName, String password, Role role, String unitCode) {
        Account account = new Account(login, displayName, password, clock);
        repository.add(account);
        Long unitId = unitCode == null ? null : unitFor(role, unitCode);
        repository.add(new RoleGrant(account, role, unitId, LocalDate.now(clock), null));
        return account;
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
        if (repository.findAccount(login).isPresent()) {
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
        Long unitId = everywhere ? null : unitFor(role, unitCode);
        if (unitId != null && !access.may(Right.KEEP_ACCOUNTS, unitId)) {
            // The same words as for a code that does not exist: other branches are not told of.
            throw RefusedException.invalid("access.account.unit-unknown", unitCode);
        }
        if (role == Role.MEMBER) {
            requireMember(account, unitId, unitCode, from, to);
        }
        if (repository.hasGrant(account.getId(), role, unitId, from, to)) {
            throw RefusedException.conflict("access.grant.there");
        }
        repository.add(new RoleGrant(account, role, unitId, from, to));
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
                        memberCode.strip(), access.listRoots(Right.KEEP_ACCOUNTS), LocalDate.now(clock))
                .orElseThrow(() -> RefusedException.invalid("access.account.member-unknown", memberCode.strip())));
    }

    /** A secretary keeps one cell, a province officer a province; an officer follows any unit that stands today. */
    private long unitFor(Role role, String unitCode) {
        if (unitCode == null || unitCode.isBlank()) {
            throw RefusedException.invalid("access.grant.unit-needed");
        }
        String code = unitCode.strip();
        long unitId = repository
                .findUnitId(code)
                .orElseThrow(() -> RefusedException.invalid("access.account.unit-unknown", code));
        String kind = repository
                .findKind(unitId, LocalDate.now(clock))
                .orElseThrow(() -> RefusedException.invalid("access.account.unit-ended", code));
        if (role.isOfCell() && !kind.equals("CELL")) {
            throw RefusedException.invalid("access.account.not-a-cell", code);
        }
        if (role == Role.PROVINCE_OFFICER && !kind.equals("PROVINCE")) {
            throw RefusedException.invalid("access.account.not-a-province", code);
        }
        return unitId;
    }

    /** An account that the person may keep; any other does not exist. */
    private Account getKept(String login) {
        access.requireAnywhere(Right.KEEP_ACCOUNTS);
        Account account =
                repository.findAccount(login).orElseThrow(() -> RefusedException.notFound("access.not-found"));
        List<Long> roots = access.listRoots(Right.KEEP_ACCOUNTS);
        if (roots != null && !repository.isWithin(account.getId(), roots, LocalDate.now(clock))) {
            throw RefusedException.notFound("access.not-found");
        }
        return account;
    }

    /** The same, and not the own one: nobody gives themselves a role or takes one away. */
    private Account getOther(String login) {
        Account account = getKept(login);
        if (account.getLogin().equals(access.login())) {
            throw RefusedException.invalid("access.grant.not-yourself");
        }
        return account;
    }

    private static String tokenHash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
