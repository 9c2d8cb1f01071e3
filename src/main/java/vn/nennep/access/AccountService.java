package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;

/** Accounts at the door: who comes in, and what people change of their own account. */
@Stateless
public class AccountService {

    @Inject
    private AccountRepository repository;

    @Inject
    private GrantRepository grants;

    @Inject
    private ScopeRepository scope;

    @Inject
    private AccessService access;

    @Inject
    private TokenService tokens;

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
        Optional<Account> account = repository.find(login);
        if (account.isEmpty()) {
            Passwords.pretendToMatch(password);
        }
        return account.filter(found -> found.opensWith(password));
    }

    /**
     * The account of a login, unless it is disabled. Asked on every request of a program, before anybody is there: no scope is
     * needed, as in {@link #findStanding}.
     */
    @ExcludeDefaultInterceptors
    public Optional<Account> findOpen(String login) {
        return repository.find(login).filter(account -> !account.isDisabled());
    }

    /**
     * How the account stands now; empty once it is disabled. Asked on every request, by one query: the table of
     * accounts has no row-level security, so no scope is needed.
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
        scope.begin(login, Origin.get(), List.of());
        note(AuditAction.SIGN_IN, login, how);
    }

    /** Writes to the log that a try failed. A login that does not exist is left out: it may be a mistyped password. */
    public void noteFailedSignIn(String login) {
        Optional<Account> account = repository.find(login);
        note(AuditAction.SIGN_IN_FAILED, account.map(Account::getLogin).orElse(null), null);
    }

    /** Writes to the log that the person signs out. */
    public void noteSignOut() {
        note(AuditAction.SIGN_OUT, access.login(), null);
    }

    private void note(AuditAction action, String login, String how) {
        Long unit = grants.list(login, LocalDate.now(clock)).stream()
                .flatMap(grant -> grant.unit().stream())
                .map(Grant.Unit::id)
                .findFirst()
                .orElse(null);
        audit.note(action, "account", login, unit, how == null ? Map.of() : Map.of("how", how));
    }

    /** The account of whoever is signed in; empty for nobody. */
    public Optional<Account> findOwn() {
        return repository.find(access.login());
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
        tokens.revokeAll(own);
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
        tokens.revokeAll(own);
        return own.getSessionGeneration();
    }

    /** The name on an account; the login itself when there is no such account. */
    public String nameOf(String login) {
        return repository.findName(login).orElse(login);
    }
}
