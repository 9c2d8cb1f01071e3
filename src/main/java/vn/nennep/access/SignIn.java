package vn.nennep.access;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import vn.nennep.shared.RefusedException;

/**
 * The one way in, for the sign-in form, for programs and where a page asks for the present password. It asks the brake
 * first, then for the password, then for the code. An unknown, a disabled, a waiting and a known login with a wrong
 * password get the same answer after the same time. It holds no transaction while it computes: each step has its own.
 */
@ApplicationScoped
public class SignIn {

    @Inject
    private AccountService accounts;

    @Inject
    private TokenService tokens;

    @Inject
    private SecondFactorService secondFactors;

    @Inject
    private BrakeService brake;

    @Inject
    private Recognition recognition;

    @Inject
    private KnownDevices devices;

    @Inject
    private Secrets secrets;

    @Inject
    private SecurityContext security;

    /**
     * A person's first step. Waits for a turn, so that what is computed at once is bounded and tries at the same moment
     * are counted one after the other.
     *
     * @throws BusyException when too many sign in at this moment
     */
    public Entrance withPassword(String login, String password, Caller caller) {
        if (brake.isShut(caller.address())) {
            return Entrance.shut();
        }
        return Turns.inTurn(() -> judge(login, password, caller));
    }

    private Entrance judge(String login, String password, Caller caller) {
        String device = devices.numberOf(login, caller);
        if (brake.mustWait(login, caller.address(), device)) {
            Passwords.pretendToMatch(password);
            return Entrance.refused();
        }
        Optional<Account> account = accounts.findByCredentials(login, password);
        if (account.isEmpty()) {
            brake.fail(login, caller.address(), device);
            accounts.noteFailedSignIn(login);
            return Entrance.refused();
        }
        String known = account.get().getLogin();
        if (secondFactors.isConfirmed(known)) {
            return new Entrance(Entrance.Step.CODE_WANTED, known, secrets.ticket(account.get()));
        }
        brake.pass(login, caller.address(), device);
        return new Entrance(Entrance.Step.IN, known, null);
    }

    /**
     * A person's second step: a code of the device, or a recovery code.
     *
     * @param ticket of the first step
     */
    public Entrance withCode(String ticket, String code, Caller caller) {
        if (brake.isShut(caller.address())) {
            return Entrance.shut();
        }
        Optional<String> login = secrets.loginOf(ticket);
        Optional<Account> account = login.flatMap(accounts::findOpen).filter(found -> secrets.isGood(ticket, found));
        if (account.isEmpty()) {
            return Entrance.refused();
        }
        return Turns.inTurn(() -> {
            String device = devices.numberOf(login.get(), caller);
            if (brake.mustWait(login.get(), caller.address(), device)) {
                return Entrance.refused();
            }
            if (!secondFactors.accept(login.get(), code)) {
                brake.fail(login.get(), caller.address(), device);
                accounts.noteFailedSignIn(login.get());
                return Entrance.refused();
            }
            brake.pass(login.get(), caller.address(), device);
            return new Entrance(Entrance.Step.IN, login.get(), null);
        });
    }

    /**
     * A program, which sends the same with every request: a token, or the password of an account without a second
     * factor.
     *
     * @throws BusyException when too many sign in at this moment
     */
    public Entrance ofProgram(String login, String secret, Caller caller) {
        if (AppToken.isOne(secret)) {
            return tokens.findByToken(login, secret)
                    .map(account -> new Entrance(Entrance.Step.IN, account.getLogin(), null))
                    .orElseGet(Entrance::refused);
        }
        if (isRecognised(login, secret, caller)) {
            return new Entrance(Entrance.Step.IN, Account.normalised(login), null);
        }
        if (brake.isShut(caller.address())) {
            return Entrance.shut();
        }
        return Turns.inTurn(() -> {
            // Of many requests at once the first computes, the others are recognised when their turn comes.
            if (isRecognised(login, secret, caller)) {
                return new Entrance(Entrance.Step.IN, Account.normalised(login), null);
            }
            Entrance entrance = judge(login, secret, caller);
            if (entrance.step() == Entrance.Step.IN) {
                accounts.noteSignIn(entrance.login(), "program");
                accounts.findOpen(login).ifPresent(account -> recognition.remember(account, secret));
            }
            return entrance;
        });
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
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                withParams().credential(new Passed(entrance.login())).newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            devices.remember(entrance.login(), request, response);
        }
        return status;
    }

    /** Asks whoever is signed in for the password, and refuses when it is wrong. */
    public void requireOwnPassword(String password, Caller caller) {
        String login = accounts.findOwn().orElseThrow().getLogin();
        if (password == null || judge(login, password, caller).step() == Entrance.Step.REFUSED) {
            throw RefusedException.invalid("access.account.old-password-wrong");
        }
    }

    /** Whether the secret was right minutes ago and the login is not kept waiting since. */
    private boolean isRecognised(String login, String secret, Caller caller) {
        return accounts.findOpen(login)
                        .filter(account -> recognition.knows(account, secret))
                        .isPresent()
                && !brake.mustWait(login, caller.address(), null);
    }
}
