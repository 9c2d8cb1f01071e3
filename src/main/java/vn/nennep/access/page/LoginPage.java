package vn.nennep.access.page;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.primefaces.context.PrimeFacesContext;
import vn.nennep.access.Account;
import vn.nennep.access.AccountService;
import vn.nennep.frame.Language;
import vn.nennep.frame.LocalPath;
import vn.nennep.frame.PageMessages;

/** The sign-in page. Keeps no state in the session: a visitor who only looks at it costs nothing. */
@Named
@RequestScoped
public class LoginPage {

    @Inject
    private SecurityContext security;

    @Inject
    private AccountService accounts;

    @Inject
    private PageMessages messages;

    private String login;
    private String password;
    private String next;
    private boolean expired;
    private boolean left;

    /** Signs in and goes where the person was heading. */
    public void signIn() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        HttpServletResponse response = (HttpServletResponse) external.getResponse();
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                withParams()
                        .credential(new UsernamePasswordCredential(login.strip(), password))
                        .newAuthentication(true));
        switch (status) {
            case SUCCESS -> {
                accounts.findOwn()
                        .map(Account::getLanguage)
                        .ifPresent(language -> Language.remember(language, request, response));
                external.redirect(LocalPath.orHome(next, request.getContextPath()));
            }
            case SEND_CONTINUE -> faces.responseComplete();
            default -> messages.refuse(null, "access.login.wrong");
        }
    }

    /** Asked back with each post; PrimeFaces' script would add it, but this page does without scripts. */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
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
}
