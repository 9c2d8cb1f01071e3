package vn.nennep.access.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.nennep.access.AccessService;
import vn.nennep.access.AccountFile;
import vn.nennep.access.AccountKeepingService;
import vn.nennep.access.GrantRow;
import vn.nennep.access.PasswordRules;
import vn.nennep.access.Right;
import vn.nennep.access.Role;
import vn.nennep.access.UnitChoice;
import vn.nennep.frame.PageMessages;

/** One account: its roles over time, who it is as a member, and what helps somebody who cannot get in. */
@Named
@ViewScoped
public class AccountPage implements Serializable {

    private static final Map<String, String> GRANT_FIELDS = Map.of(
            "access.account.unit-unknown", "unit",
            "access.account.unit-ended", "unit",
            "access.account.not-a-cell", "unit",
            "access.account.not-a-province", "unit",
            "access.grant.unit-needed", "unit",
            "access.grant.there", "unit",
            "access.account.member-elsewhere", "unit",
            "access.grant.order", "to");

    private static final Map<String, String> MEMBER_FIELDS = Map.of(
            "access.account.member-missing", "member",
            "access.account.member-unknown", "member",
            "access.account.member-elsewhere", "member");

    private static final Map<String, String> PASSWORD_FIELDS = Map.of(
            "access.account.password-short", "newPassword",
            "access.account.password-long", "newPassword",
            "access.account.password-has-login", "newPassword",
            "access.account.password-common", "newPassword",
            "access.account.password-same", "newPassword");

    @Inject
    private AccountKeepingService accounts;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    @Inject
    private Clock clock;

    private String login;
    private AccountForm form = new AccountForm();
    private String memberCode;
    private String password;
    private Long ending;
    private LocalDate lastDay;
    private AccountFile file;

    public void open() {
        messages.open(() -> {
            file = accounts.getFile(login);
            memberCode = file.memberCode();
            form.setFrom(LocalDate.now(clock));
        });
    }

    public void addGrant() {
        boolean done = messages.attempt(
                () -> accounts.addGrant(login, form.getRole(), form.unitCode(), form.getFrom(), form.getTo()),
                GRANT_FIELDS);
        if (done) {
            messages.done("access.grant.added");
            form = new AccountForm();
            form.setFrom(LocalDate.now(clock));
            reload();
        }
    }

    /** Asks for the last day of a role. */
    public void askEnd(long grantId) {
        ending = grantId;
        lastDay = LocalDate.now(clock);
    }

    public void cancelEnd() {
        ending = null;
    }

    public void endGrant() {
        boolean done = messages.attempt(
                () -> accounts.endGrant(login, ending, lastDay), Map.of("access.grant.order", "lastDay"));
        if (done) {
            messages.done("access.grant.ended-done");
            ending = null;
            reload();
        }
    }

    public void bindMember() {
        if (messages.attempt(() -> accounts.bindMember(login, memberCode), MEMBER_FIELDS)) {
            messages.done("access.account.member-saved");
            reload();
        }
    }

    public void resetPassword() {
        if (messages.attempt(() -> accounts.resetPassword(login, password), PASSWORD_FIELDS)) {
            messages.done("access.accounts.reset-done", login);
            password = null;
            reload();
        }
    }

    public void setOpen(boolean open) {
        if (messages.attempt(() -> accounts.setOpen(login, open))) {
            messages.done(open ? "access.accounts.enabled" : "access.accounts.disabled-done", login);
        }
        reload();
    }

    public void unlock() {
        if (messages.attempt(() -> accounts.unlock(login))) {
            messages.done("access.account.unlocked");
        }
        reload();
    }

    public void takeSecondFactor() {
        if (messages.attempt(() -> accounts.takeSecondFactor(login))) {
            messages.done("access.account.second-factor-taken");
        }
        reload();
    }

    private void reload() {
        messages.attempt(() -> file = accounts.getFile(login));
    }

    /** Units that are proposed while somebody types. */
    public List<String> proposeUnits(String words) {
        return access.listUnitChoices(Right.KEEP_ACCOUNTS, words).stream()
                .map(UnitChoice::text)
                .toList();
    }

    public List<Role> getRoles() {
        return List.of(Role.values());
    }

    public boolean isOwn() {
        return access.login().equals(login);
    }

    /** The role that is being ended; null for none. */
    public GrantRow getEndingGrant() {
        return file.grants().stream()
                .filter(grant -> ending != null && grant.id() == ending)
                .findFirst()
                .orElse(null);
    }

    public int getShortest() {
        return PasswordRules.SHORTEST;
    }

    public AccountFile getFile() {
        return file;
    }

    public AccountForm getForm() {
        return form;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getMemberCode() {
        return memberCode;
    }

    public void setMemberCode(String memberCode) {
        this.memberCode = memberCode;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
