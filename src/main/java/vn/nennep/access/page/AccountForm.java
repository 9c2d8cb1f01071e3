package vn.nennep.access.page;

import java.io.Serializable;
import java.time.LocalDate;
import vn.nennep.access.Role;
import vn.nennep.access.UnitChoice;

/** A new account, or one more role of an account, as typed. */
public class AccountForm implements Serializable {

    private String login;
    private String displayName;
    private Role role = Role.SECRETARY;
    private String unit;
    private String memberCode;
    private String password;
    private LocalDate from;
    private LocalDate to;

    /** The code of the unit that was chosen or typed; null for none. */
    String unitCode() {
        return UnitChoice.codeOf(unit);
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }

    /** The unit that the role is for, by its code; the name may follow. */
    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    /** The person as a member; needed for the role of one. */
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

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }
}
