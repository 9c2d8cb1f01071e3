package vn.nennep.testdata;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Accounts for tests, made beside the program, and how they come in. All have the password of the demonstration. */
public final class People {

    /** The password of everybody here. */
    public static final String PASSWORD = "nennep-2021";

    private final TestServer server;

    private People(TestServer server) {
        this.server = server;
    }

    public static People of(TestServer server) {
        return new People(server);
    }

    /** An account with one role since yesterday; one that exists is opened again and loses its roles. */
    public void add(String login, String role, String unitCode) {
        update(
                "insert into account (id, login, display_name, password_hash, created_at)"
                        + " select nextval('account_seq'), ?, ?, password_hash, now() from account where login = 'bithu'"
                        + " on conflict (login) do update set password_hash = excluded.password_hash, disabled_at = null,"
                        + " must_change_password = false",
                login,
                "Người dùng " + login);
        update("delete from role_grant where account_id = (select id from account where login = ?)", login);
        update("delete from recovery_code where account_id = (select id from account where login = ?)", login);
        update("delete from second_factor where account_id = (select id from account where login = ?)", login);
        grant(login, role, unitCode);
        forgetFailures();
    }

    /** One more role since yesterday. */
    public void grant(String login, String role, String unitCode) {
        update(
                "insert into role_grant (id, account_id, role, unit_id, valid_from)"
                        + " select nextval('role_grant_seq'), a.id, ?, (select id from unit where code = ?), current_date - 1"
                        + " from account a where a.login = ?",
                role,
                unitCode,
                login);
    }

    /** Nobody has ever mistyped. */
    public void forgetFailures() {
        update("delete from sign_in_brake");
    }

    /** Runs a statement beside the program. */
    public int update(String sql, String... parameters) {
        try (Connection connection = server.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The only value that a query finds, as text. */
    public String only(String sql) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new AssertionError("nothing found: " + sql);
            }
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Somebody is signed in, as the script of a page does it whose session has ended; the page itself stays as it is. For
     * tests of what comes after: the sign-in page and the one behind it need not be drawn.
     */
    public void enter(Page page, String login, String password) {
        APIResponse answer = page.context()
                .request()
                .post(
                        server.url() + "sign-in",
                        Browser.patiently()
                                .setHeader("X-Requested-By", "fetch")
                                .setForm(FormData.create().set("login", login).set("password", password)));
        if (answer.status() != 200 || !answer.text().contains("\"IN\"")) {
            throw new AssertionError("sign-in of " + login + ": " + answer.status() + " " + answer.text());
        }
    }

    /** As {@link #enter(Page, String, String)}, with the password of everybody here. */
    public void enter(Page page, String login) {
        enter(page, login, PASSWORD);
    }

    /** Types login and password into the sign-in page; what follows is the test's. */
    public void signIn(Page page, String login, String password) {
        page.navigate(server.url() + "login.xhtml");
        page.locator("[id='login:name']").fill(login);
        page.locator("[id='login:password']").fill(password);
        page.locator("[id='login:enter']").click();
    }
}
