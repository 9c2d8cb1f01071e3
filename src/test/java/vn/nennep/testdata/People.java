package vn.nennep.testdata;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;

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
        TestAccount.anAccount(login).as(role, unitCode).save(server);
        forgetFailures();
    }

    /** One more role since yesterday. */
    public void grant(String login, String role, String unitCode) {
        TestAccount.anAccount(login).as(role, unitCode).grant(server);
    }

    /** Nobody has ever mistyped. */
    public void forgetFailures() {
        Tables.of(server).run("delete from sign_in_brake");
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
