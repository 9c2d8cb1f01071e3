package vn.nennep.access.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.AccountRow;
import vn.nennep.access.AccountService;
import vn.nennep.access.Right;
import vn.nennep.access.Role;
import vn.nennep.frame.PageMessages;

/** The accounts of the installation. */
@Named
@ViewScoped
public class AccountsPage implements Serializable {

    private static final Map<String, String> FIELDS = Map.of(
            "access.account.name-missing", "displayName",
            "access.account.login-shape", "newLogin",
            "access.account.login-taken", "newLogin",
            "constraint.account_login_unique", "newLogin",
            "access.account.unit-unknown", "unit",
            "access.account.unit-ended", "unit",
            "access.account.not-a-cell", "unit",
            "access.account.not-a-province", "unit",
            "access.account.password-short", "newPassword");

    @Inject
    private AccountService accounts;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    private AccountForm form = new AccountForm();
    private boolean adding;
    private String reset;
    private String resetPassword;
    private transient List<AccountRow> rows;

    public void open() {
        messages.open(() -> access.requireAnywhere(Right.KEEP_ACCOUNTS));
    }

    public List<AccountRow> getRows() {
        if (rows == null) {
            rows = accounts.listAccountRows();
        }
        return rows;
    }

    public void add() {
        adding = true;
        reset = null;
    }

    public void cancel() {
        adding = false;
        reset = null;
        form = new AccountForm();
    }

    public void create() {
        boolean done = messages.attempt(
                () -> accounts.create(
                        form.getLogin(), form.getDisplayName(), form.getPassword(), form.getRole(), form.getUnitCode()),
                FIELDS);
        if (done) {
            messages.done("access.accounts.created", form.getLogin());
            cancel();
            rows = null;
        }
    }

    /** Asks for a new password of somebody who lost theirs. */
    public void askReset(String login) {
        cancel();
        reset = login;
    }

    public void resetPassword() {
        boolean done = messages.attempt(
                () -> accounts.resetPassword(reset, resetPassword),
                Map.of("access.account.password-short", "resetPassword"));
        if (done) {
            messages.done("access.accounts.reset-done", reset);
            cancel();
        }
    }

    public void setOpen(String login, boolean open) {
        if (messages.attempt(() -> accounts.setOpen(login, open))) {
            messages.done(open ? "access.accounts.enabled" : "access.accounts.disabled-done", login);
        }
        rows = null;
    }

    public boolean isOwn(String login) {
        return access.login().equals(login);
    }

    public List<Role> getRoles() {
        return List.of(Role.values());
    }

    /** The names of the roles that are for a unit, as the browser compares them. */
    public String getRolesOfUnits() {
        return getRoles().stream().filter(Role::needsUnit).map(Role::name).collect(Collectors.joining(" "));
    }

    public int getShortest() {
        return AccountService.SHORTEST_PASSWORD;
    }

    public AccountForm getForm() {
        return form;
    }

    public boolean isAdding() {
        return adding;
    }

    /** Login whose password is being set; null otherwise. */
    public String getReset() {
        return reset;
    }

    public String getResetPassword() {
        return resetPassword;
    }

    public void setResetPassword(String resetPassword) {
        this.resetPassword = resetPassword;
    }
}
