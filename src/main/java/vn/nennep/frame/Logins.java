package vn.nennep.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import vn.nennep.access.AccountService;

/** The names of people of whom a history keeps the login. */
@Named
@RequestScoped
public class Logins {

    @Inject
    private AccountService accounts;

    private final Map<String, String> names = new HashMap<>();

    /** The name on the account; the login itself when there is no such account, as for the program's own work. */
    public String name(String login) {
        return login == null ? "" : names.computeIfAbsent(login, accounts::nameOf);
    }
}
