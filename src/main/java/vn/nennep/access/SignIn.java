package vn.nennep.access;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import vn.nennep.shared.RefusedException;

/**
 * The one way in, for forms, programs and the question for the old password: the brake first, then the password, then
 * the code. An unknown, a disabled, a waiting and a known login with a wrong password get the same answer after the same
 * time. It holds no transaction while it computes: each step has its own.
 */
@ApplicationScoped
public class SignIn {

    private static final int STRIPES = 64;
    private static final long PATIENCE_SECONDS = 5;

    @Inject
    private AccountService accounts;

    @Inject
    private SecondFactorService secondFactors;

    @Inject
    private BrakeService brake;

    @Inject
    private Recognition recognition;

    @Inject
    private Secrets secrets;

    @Inject
    private SecurityContext security;

    private final ReentrantLock[] oneAtATime = new ReentrantLock[STRIPES];

    public SignIn() {
        for (int i = 0; i < STRIPES; i++) {
            oneAtATime[i] = new ReentrantLock();
        }
    }

    /**
     * A person's first step.
     *
     * @param address where the request comes from
     */
    public Entrance withPassword(String login, String password, String address) {
        if (!brake.take(login, address)) {
            Passwords.pretendToMatch(password);
            return Entrance.refused();
        }
        Optional<Account> account = accounts.findByCredentials(login, password);
        if (account.isEmpty()) {
            accounts.noteFailedSignIn(login);
            return Entrance.refused();
        }
        String known = account.get().getLogin();
        if (secondFactors.isConfirmed(known)) {
            brake.giveBack(login, address);
            return new Entrance(Entrance.Step.CODE_WANTED, known, secrets.ticket(account.get()));
        }
        brake.pass(login, address);
        return new Entrance(Entrance.Step.IN, known, null);
    }

    /**
     * A person's second step: a code of the device, or a recovery code.
     *
     * @param ticket of the first step
     */
    public Entrance withCode(String ticket, String code, String address) {
        Optional<String> login = secrets.loginOf(ticket);
        Optional<Account> account = login.flatMap(accounts::findOpen).filter(found -> secrets.isGood(ticket, found));
        if (account.isEmpty() || !brake.take(login.get(), address)) {
            return Entrance.refused();
        }
        if (!secondFactors.accept(login.get(), code)) {
            accounts.noteFailedSignIn(login.get());
            return Entrance.refused();
        }
        brake.pass(login.get(), address);
        return new Entrance(Entrance.Step.IN, login.get(), null);
    }

    /**
     * A program, which sends the same with every request: a token, or the password of an account without a second
     * factor.
     */
    public Entrance ofProgram(String login, String secret, String address) {
        if (AppToken.isOne(secret)) {
            return accounts.findByToken(login, secret)
                    .map(account -> new Entrance(Entrance.Step.IN, account.getLogin(), null))
                    .orElseGet(Entrance::refused);
        }
        if (isRecognised(login, secret)) {
            return new Entrance(Entrance.Step.IN, Account.normalised(login), null);
        }
        // Ten requests at once with the right password are ten tries; one after the other they are one.
        ReentrantLock turn = oneAtATime[Math.floorMod(Account.normalised(login).hashCode(), STRIPES)];
        boolean mine = false;
        try {
            mine = turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (isRecognised(login, secret)) {
                return new Entrance(Entrance.Step.IN, Account.normalised(login), null);
            }
            Entrance entrance = withPassword(login, secret, address);
            if (entrance.step() == Entrance.Step.IN) {
                accounts.noteSignIn(entrance.login(), "program");
                accounts.findOpen(login).ifPresent(account -> recognition.remember(account, secret));
            }
            return entrance;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Entrance.refused();
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }

    /**
     * Begins the session of somebody who came in.
     *
     * @param entrance at the step {@code IN}
     */
    public AuthenticationStatus open(Entrance entrance, HttpServletRequest request, HttpServletResponse response) {
        if (entrance.step() != Entrance.Step.IN) {
            throw new IllegalArgumentException("not in: " + entrance.step());
        }
        return security.authenticate(
                request,
                response,
                withParams().credential(new Passed(entrance.login())).newAuthentication(true));
    }

    /** Asks whoever is signed in for the password, and refuses when it is wrong. */
    public void requireOwnPassword(String password, String address) {
        String login = accounts.findOwn().orElseThrow().getLogin();
        if (!brake.take(login, address)) {
            Passwords.pretendToMatch(password);
            throw RefusedException.invalid("access.account.old-password-wrong");
        }
        if (accounts.findByCredentials(login, password).isEmpty()) {
            accounts.noteFailedSignIn(login);
            throw RefusedException.invalid("access.account.old-password-wrong");
        }
        brake.pass(login, address);
    }

    private boolean isRecognised(String login, String secret) {
        return accounts.findOpen(login)
                        .filter(account -> recognition.knows(account, secret))
                        .isPresent()
                && !brake.isLocked(login);
    }
}
