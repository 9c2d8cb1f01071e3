package vn.nennep.access.page;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import vn.nennep.access.Account;
import vn.nennep.access.AccountService;
import vn.nennep.access.BusyException;
import vn.nennep.access.Caller;
import vn.nennep.access.Entrance;
import vn.nennep.access.SignIn;
import vn.nennep.access.SignInSettings;
import vn.nennep.frame.Language;
import vn.nennep.frame.LocalPath;
import vn.nennep.frame.PageMessages;

/** The sign-in page. Keeps no state in the session: a visitor who only looks at it costs nothing. */
@Named
@RequestScoped
public class LoginPage {

    @Inject
    private SignIn signIn;

    @Inject
    private SignInSettings settings;

    @Inject
    private AccountService accounts;

    @Inject
    private PageMessages messages;

    private String login;
    private String password;
    private String ticket;
    private String code;
    private String next;
    private boolean expired;
    private boolean left;
    private boolean stranger;
    private boolean failed;

    @PostConstruct
    void start() {
        // Before the view is restored: it decides which of the two forms there is.
        ticket = request().getParameter("ticket");
    }

    /** The first step: login and password. */
    public void signIn() throws IOException {
        enter(() -> signIn.withPassword(login.strip(), password, Caller.of(request(), settings)));
    }

    /** The second step: a code of the device. */
    public void enterCode() throws IOException {
        enter(() -> signIn.withCode(ticket, code, Caller.of(request(), settings)));
    }

    private void enter(Supplier<Entrance> step) throws IOException {
        try {
            goOn(step.get());
        } catch (BusyException busy) {
            later(503, BusyException.RETRY_AFTER_SECONDS, "access.busy");
        }
    }

    private void later(int status, int seconds, String key) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.setResponseStatus(status);
        external.setResponseHeader("Retry-After", String.valueOf(seconds));
        messages.refuse(null, key);
    }

    private void goOn(Entrance entrance) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        switch (entrance.step()) {
            case REFUSED -> messages.refuse(null, ticket == null ? "access.login.wrong" : "access.login.code-wrong");
            case SHUT -> later(429, 60, "access.address-shut");
            case CODE_WANTED -> ticket = entrance.ticket();
            case IN -> {
                HttpServletResponse response = (HttpServletResponse) external.getResponse();
                AuthenticationStatus status = signIn.open(entrance, request(), response);
                if (status == AuthenticationStatus.SUCCESS) {
                    accounts.findOwn()
                            .map(Account::getLanguage)
                            .ifPresent(language -> Language.remember(language, request(), response));
                    external.redirect(LocalPath.orHome(next, request().getContextPath()));
                } else {
                    faces.responseComplete();
                }
            }
        }
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** Proof of the first step; null before it. */
    public String getTicket() {
        return ticket;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public boolean isExpired() {
        return expired;
    }

    public void setExpired(boolean expired) {
        this.expired = expired;
    }

    public boolean isLeft() {
        return left;
    }

    public void setLeft(boolean left) {
        this.left = left;
    }

    /** Whether the provider knows the person and this installation does not. */
    public boolean isStranger() {
        return stranger;
    }

    public void setStranger(boolean stranger) {
        this.stranger = stranger;
    }

    /** Whether somebody came back from the provider without being proved. */
    public boolean isFailed() {
        return failed;
    }

    public void setFailed(boolean failed) {
        this.failed = failed;
    }
}
