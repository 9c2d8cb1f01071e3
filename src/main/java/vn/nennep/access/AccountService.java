package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/** Accounts: checked at the door, created and disabled by an administrator. */
@Stateless
public class AccountService {

    /** Shortest password that is accepted when a person chooses one. */
    public static final int SHORTEST_PASSWORD = 10;

    @Inject
    private AccessRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private Recognition recognition;

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

    /** The same for a program, which sends the same login and password with every request. */
    public Optional<Account> findByRepeatedCredentials(String login, String password) {
        Optional<Account> known = repository
                .findAccount(login)
                .filter(account -> !account.isDisabled() && recognition.knows(account, password));
        if (known.isPresent()) {
            return known;
        }
        Optional<Account> checked = findByCredentials(login, password);
        checked.ifPresent(account -> recognition.remember(account, password));
        return checked;
    }

    /** Whether a session of this login may go on: it is refused once the account is disabled. */
    public boolean isOpen(String login) {
        return repository
                .findAccount(login)
                .filter(account -> !account.isDisabled())
                .isPresent();
    }

    public Optional<Account> findOwn() {
        return repository.findAccount(access.login());
    }

    /** Remembers the language of the person's pages: {@code vi} or {@code en}. */
    public void speak(String language) {
        findOwn().ifPresent(account -> account.speak(language));
    }

    public List<AccountRow> listAccountRows() {
        access.requireAnywhere(Right.KEEP_ACCOUNTS);
        return repository.listAccountRows();
    }

    /**
     * Creates an account with one role.
     *
     * @param unitCode the unit of the role; null for an administrator or auditor of the whole installation
     * @param password at least {@value #SHORTEST_PASSWORD} characters
     */
    public void create(String login, String displayName, String password, Role role, String unitCode) {
        access.requireAnywhere(Right.KEEP_ACCOUNTS);
        String name = VietnameseText.tidy(displayName);
        if (name == null) {
            throw RefusedException.invalid("access.account.name-missing");
        }
        if (!Account.normalised(login).matches("[a-z0-9][a-z0-9._@-]{1,63}")) {
            throw RefusedException.invalid("access.account.login-shape");
        }
        requireGoodPassword(password);
        if (repository.findAccount(login).isPresent()) {
            throw RefusedException.conflict("access.account.login-taken", Account.normalised(login));
        }
        grant(login, name, password, role, unitCode);
    }

    /** Sets a new password for somebody who lost theirs. */
    public void resetPassword(String login, String password) {
        access.requireAnywhere(Right.KEEP_ACCOUNTS);
        requireGoodPassword(password);
        get(login).changePassword(password);
    }

    /** Shuts the account out, or lets it in again; nobody can shut out themselves. */
    public void setOpen(String login, boolean open) {
        access.requireAnywhere(Right.KEEP_ACCOUNTS);
        Account account = get(login);
        if (open) {
            account.enable();
        } else if (account.getLogin().equals(access.login())) {
            throw RefusedException.invalid("access.account.not-yourself");
        } else {
            account.disable(clock);
        }
    }

    /** Changes the person's own password; refuses when the old one is wrong. */
    public void changeOwnPassword(String old, String password) {
        requireGoodPassword(password);
        Account own = findByCredentials(access.login(), old)
                .orElseThrow(() -> RefusedException.invalid("access.account.old-password-wrong"));
        own.changePassword(password);
    }

    /**
     * The administrator of an installation that has no account yet.
     *
     * @param chosenPassword null or blank for a random one
     * @return the password when it was made up here, to be shown once; empty when nothing was to be told
     */
    @Unscoped
    public Optional<String> createFirstAdministrator(String chosenPassword) {
        if (repository.anyAccount()) {
            return Optional.empty();
        }
        boolean chosen = chosenPassword != null && !chosenPassword.isBlank();
        String password = chosen ? chosenPassword : Passwords.random();
        grant("admin", "Quản trị hệ thống", password, Role.ADMINISTRATOR, null);
        return chosen ? Optional.empty() : Optional.of(password);
    }

    /** An account of the demonstration; leaves one that exists as it is. */
    public void createSample(String login, String displayName, String password, Role role, String unitCode) {
        if (repository.findAccount(login).isEmpty()) {
            grant(login, displayName, password, role, unitCode);
        }
    }

    private void grant(String login, String displayName, String password, Role role, String unitCode) {
        boolean everywhere = !role.needsUnit() && (unitCode == null || unitCode.isBlank());
        Long unitId = everywhere ? null : unitFor(role, unitCode);
        Account account = new Account(login, displayName, password, clock);
        repository.add(account);
        repository.add(new RoleGrant(account, role, unitId, LocalDate.now(clock)));
    }

    /** A secretary keeps one cell, a province officer a province; an officer follows any unit that stands today. */
    private long unitFor(Role role, String unitCode) {
        String code = String.valueOf(unitCode);
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

    private Account get(String login) {
        return repository.findAccount(login).orElseThrow(() -> RefusedException.notFound("access.not-found"));
    }

    private static void requireGoodPassword(String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD) {
            throw RefusedException.invalid("access.account.password-short", SHORTEST_PASSWORD);
        }
    }
}
