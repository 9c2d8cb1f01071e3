package vn.nennep.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.nennep.access.AccessService;
import vn.nennep.access.Account;
import vn.nennep.access.AccountService;
import vn.nennep.access.Grant;
import vn.nennep.access.Right;
import vn.nennep.access.SignInSession;
import vn.nennep.access.SignInSettings;
import vn.nennep.shared.RefusedException;

/** Who is at the page, as the menu and the top bar ask. */
@Named
@RequestScoped
public class Person {

    private static final Set<Right> MANAGING = Set.of(
            Right.KEEP_RULES,
            Right.CONSOLIDATE,
            Right.LOCK_YEARS,
            Right.DECIDE_AMENDMENTS,
            Right.IMPORT,
            Right.KEEP_ACCOUNTS);

    @Inject
    private AccountService accounts;

    @Inject
    private AccessService access;

    @Inject
    private HttpServletRequest request;

    @Inject
    private SignInSettings settings;

    @Inject
    private Links links;

    private final Map<Right, Boolean> asked = new EnumMap<>(Right.class);
    private List<Grant> grants;
    private Account account;

    public boolean isSignedIn() {
        return request.getUserPrincipal() != null;
    }

    public String getName() {
        return account().getDisplayName();
    }

    public String getLogin() {
        return account().getLogin();
    }

    /** By what a page and what waits in the browser call the person: {@link SignInSession#markOf}. */
    public String getMark() {
        return SignInSession.markOf(request.getUserPrincipal().getName());
    }

    /** Whether the account stands for a member, who has attendances of their own. */
    public boolean isMember() {
        return account().getMemberId() != null && may("FOLLOW");
    }

    /** Whether the person may do this somewhere: decides what the menu offers, not what is allowed. */
    public boolean may(String right) {
        return asked.computeIfAbsent(Right.valueOf(right), wanted -> grants().stream()
                .anyMatch(grant -> grant.role().includes(wanted)));
    }

    /** Whether the person manages more than meetings: rules, periods, files, accounts. */
    public boolean isManaging() {
        return MANAGING.stream().map(Right::name).anyMatch(this::may);
    }

    /** The code of the cell that the person keeps. */
    public Optional<String> ownCell() {
        return grants().stream()
                .filter(grant -> grant.role().isOfCell() && grant.role().includes(Right.SEE))
                .flatMap(grant -> grant.unit().stream())
                .map(Grant.Unit::code)
                .findFirst();
    }

    /** The code of the first unit that the person was given; empty when it is all of them. */
    public Optional<String> ownUnit() {
        return grants().stream()
                .flatMap(grant -> grant.unit().stream())
                .map(Grant.Unit::code)
                .findFirst();
    }

    /** Ends the session and shows the sign-in page. */
    public void signOut() throws ServletException, IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        accounts.noteSignOut();
        // What was kept without a line. Styles and scripts stay, for the next person over a weak line; pages are in no
        // cache.
        external.setResponseHeader("Clear-Site-Data", "\"storage\"");
        if (settings.isOidc()) {
            // Ends the session here, and sends the person on to the provider to end it there.
            request.logout();
            FacesContext.getCurrentInstance().responseComplete();
            return;
        }
        request.logout();
        external.invalidateSession();
        links.go("access.login", "left", true);
    }

    private Account account() {
        if (account == null) {
            account = accounts.findOwn().orElseThrow(() -> RefusedException.notFound("access.not-found"));
        }
        return account;
    }

    private List<Grant> grants() {
        if (grants == null) {
            grants = access.listGrants();
        }
        return grants;
    }
}
