package vn.nennep.access.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import vn.nennep.access.AccountService;
import vn.nennep.frame.PageMessages;

/** The person's own account: a new password. */
@Named
@ViewScoped
public class PasswordPage implements Serializable {

    @Inject
    private AccountService accounts;

    @Inject
    private PageMessages messages;

    private String old;
    private String fresh;
    private String repeated;

    public void change() {
        if (!fresh.equals(repeated)) {
            messages.refuse("repeated", "access.password.differs");
            return;
        }
        boolean done = messages.attempt(
                () -> accounts.changeOwnPassword(old, fresh),
                Map.of("access.account.old-password-wrong", "old", "access.account.password-short", "fresh"));
        if (done) {
            messages.done("access.password.changed");
        }
    }

    public String getLogin() {
        return accounts.findOwn().orElseThrow().getLogin();
    }

    public int getShortest() {
        return AccountService.SHORTEST_PASSWORD;
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
}
