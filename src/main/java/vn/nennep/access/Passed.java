package vn.nennep.access;

import jakarta.security.enterprise.credential.Credential;

/** Says to Jakarta Security that {@link SignIn} has let this login in. Only this room can make one. */
public final class Passed implements Credential {

    private final String login;

    Passed(String login) {
        this.login = login;
    }

    String login() {
        return login;
    }
}
