package vn.nennep.access.page;

import java.io.Serializable;
import vn.nennep.access.Role;

/** A new account as typed. */
public class AccountForm implements Serializable {

    private String login;
    private String displayName;
    private Role role = Role.SECRETARY;
    private String unitCode;
    private String password;

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

    /** Code of the unit that the role is for; without meaning for the administrator. */
    public String getUnitCode() {
        return unitCode;
    }

    public void setUnitCode(String unitCode) {
        this.unitCode = unitCode;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
