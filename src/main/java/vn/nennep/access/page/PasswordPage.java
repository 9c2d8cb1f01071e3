package vn.nennep.access.page;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.nennep.access.AccountService;
import vn.nennep.access.AppToken;
import vn.nennep.access.Caller;
import vn.nennep.access.Duty;
import vn.nennep.access.PasswordRules;
import vn.nennep.access.SecondFactorService;
import vn.nennep.access.SignIn;
import vn.nennep.access.SignInSession;
import vn.nennep.access.SignInSettings;
import vn.nennep.access.TokenService;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Person;
import vn.nennep.shared.QrPicture;

/** The person's own account: password, sessions, second factor, tokens of programs. */
@Named
@ViewScoped
public class PasswordPage implements Serializable {

    private static final String ONCE = "nennep.own.";

    private static final Map<String, String> FIELDS = Map.of(
            "access.account.old-password-wrong", "old",
            "access.account.password-short", "fresh",
            "access.account.password-long", "fresh",
            "access.account.password-has-login", "fresh",
            "access.account.password-common", "fresh",
            "access.account.password-same", "fresh");

    @Inject
    private AccountService accounts;

    @Inject
    private TokenService tokens;

    @Inject
    private SecondFactorService secondFactors;

    @Inject
    private SignIn signIn;

    @Inject
    private SignInSettings settings;

    @Inject
    private Person person;

    @Inject
    private PageMessages messages;

    private String old;
    private String fresh;
    private String repeated;
    private String secret;
    private String code;
    private List<String> recoveryCodes;
    private boolean removing;
    private String tokenName;
    private String token;

    /** Changes the password; other sessions end, this one goes on. */
    public void change() throws IOException {
        if (!fresh.equals(repeated)) {
            messages.refuse("repeated", "access.password.differs");
            return;
        }
        boolean first = isPasswordWanted();
        boolean done = messages.attempt(
                () -> {
                    signIn.requireOwnPassword(old, caller());
                    SignInSession.goOn(request(), accounts.changeOwnPassword(fresh));
                },
                FIELDS);
        forget();
        if (done && first) {
            messages.doneOnNextPage("access.password.changed");
            goOn();
        } else if (done) {
            messages.done("access.password.changed");
        }
    }

    /** Ends the sessions on every other device. */
    public void endSessions() {
        if (messages.attempt(() -> SignInSession.goOn(request(), accounts.endOwnSessions()))) {
            messages.done("access.sessions.ended");
        }
    }

    /** Asks for the password first: whoever finds the page open must not bind a device of their own. */
    public void beginSecondFactor() {
        messages.attempt(
                () -> {
                    requirePassword();
                    secret = secondFactors.begin();
                },
                Map.of("access.account.old-password-wrong", "factorPassword"));
        old = null;
    }

    public void confirmSecondFactor() {
        forget();
        boolean done = messages.attempt(
                () -> recoveryCodes = secondFactors.confirm(code), Map.of("access.second-factor.code-wrong", "code"));
        if (done) {
            secret = null;
            code = null;
        }
    }

    /** The recovery codes were put away; on to what the person came for. */
    public void goOn() throws IOException {
        recoveryCodes = null;
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + "/");
    }

    public void askRemove() {
        removing = true;
    }

    public void cancel() {
        removing = false;
        secret = null;
    }

    public void removeSecondFactor() {
        forget();
        boolean done = messages.attempt(
                () -> {
                    signIn.requireOwnPassword(old, caller());
                    secondFactors.remove();
                },
                Map.of("access.account.old-password-wrong", "removingPassword"));
        if (done) {
            removing = false;
            messages.done("access.second-factor.removed");
        }
    }

    public void addToken() {
        forget();
        boolean done = messages.attempt(
                () -> {
                    requirePassword();
                    token = tokens.addOwn(tokenName);
                },
                Map.of("access.token.name", "tokenName", "access.account.old-password-wrong", "tokenPassword"));
        old = null;
        if (done) {
            tokenName = null;
        }
    }

    /** People of a provider have no password here. */
    private void requirePassword() {
        if (!settings.isOidc()) {
            signIn.requireOwnPassword(old, caller());
        }
    }

    public void revokeToken(long id) {
        forget();
        if (messages.attempt(() -> tokens.revokeOwn(id))) {
            token = null;
            messages.done("access.token.revoked");
        }
    }

    /** Whether another password must be chosen before anything else. */
    public boolean isPasswordWanted() {
        return duty() == Duty.CHANGE_PASSWORD;
    }

    /** Whether a second factor must be set up before anything else. */
    public boolean isSecondFactorWanted() {
        return duty() == Duty.SET_UP_SECOND_FACTOR;
    }

    private Duty duty() {
        if (settings.isOidc()) {
            return null;
        }
        return this.<Optional<Duty>>once("duty", () -> accounts.findStanding(getLogin())
                        .flatMap(standing -> standing.duty(settings.isSecondFactorForOfficers())))
                .orElse(null);
    }

    /**
     * Reads an answer from the database once per request, however often the page asks; an action that changes the
     * answer forgets it.
     */
    @SuppressWarnings("unchecked")
    private <T> T once(String name, Supplier<T> question) {
        return (T)
                FacesContext.getCurrentInstance().getAttributes().computeIfAbsent(ONCE + name, key -> question.get());
    }

    private static void forget() {
        FacesContext.getCurrentInstance().getAttributes().keySet().removeIf(name -> name.toString()
                .startsWith(ONCE));
    }

    /** The address of the secret as the squares of a QR code, a path of an SVG picture. */
    public String getPicture() {
        return QrPicture.of(secondFactors.address(secret)).path();
    }

    /** The side of the picture in squares, with the quiet zone around it. */
    public int getPictureSize() {
        return QrPicture.of(secondFactors.address(secret)).size();
    }

    /** The secret in groups of four, as people type it. */
    public String getSecretText() {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    private Caller caller() {
        return Caller.of(request(), settings);
    }

    public boolean isSecondFactor() {
        return once("secondFactor", () -> secondFactors.isConfirmed(getLogin()));
    }

    public boolean isSecondFactorPossible() {
        return settings.isSecondFactorPossible();
    }

    public List<AppToken> getTokens() {
        return once("tokens", tokens::listOwn);
    }

    public String getLogin() {
        return person.getLogin();
    }

    public int getShortest() {
        return PasswordRules.SHORTEST;
    }

    public String getOld() {
        return old;
    }

    public void setOld(String old) {
        this.old = old;
    }

    public String getFresh() {
        return fresh;
    }

    public void setFresh(String fresh) {
        this.fresh = fresh;
    }

    public String getRepeated() {
        return repeated;
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }

    /** The secret while it is being set up; null otherwise. */
    public String getSecret() {
        return secret;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    /** Codes that were just made; null otherwise. */
    public List<String> getRecoveryCodes() {
        return recoveryCodes;
    }

    public boolean isRemoving() {
        return removing;
    }

    public String getTokenName() {
        return tokenName;
    }

    public void setTokenName(String tokenName) {
        this.tokenName = tokenName;
    }

    /** The token that was just made; null otherwise. */
    public String getToken() {
        return token;
    }
}
