package vn.nennep.testdata;

/**
 * An account for a test, with the password of the demonstration ({@link People#PASSWORD}) and one role. It is made beside
 * the program, as how accounts come to be is another test's matter.
 */
public final class TestAccount {

    private final String login;
    private String name;
    private String role;
    private String unit;
    private String since;
    private String until;
    private String member;

    private TestAccount(String login) {
        this.login = login;
        this.name = "Người dùng " + login;
    }

    /** An account that may do nothing yet. */
    public static TestAccount anAccount(String login) {
        return new TestAccount(login);
    }

    /** The name that others see. */
    public TestAccount named(String shown) {
        this.name = shown;
        return this;
    }

    /**
     * Its role, since yesterday unless told otherwise.
     *
     * @param unitCode null for everywhere
     */
    public TestAccount as(String roleName, String unitCode) {
        this.role = roleName;
        this.unit = unitCode;
        return this;
    }

    /** First day of the role. */
    public TestAccount since(String day) {
        this.since = day;
        return this;
    }

    /** Last day of the role. */
    public TestAccount until(String day) {
        this.until = day;
        return this;
    }

    /** Whose account it is. */
    public TestAccount ofMember(String memberCode) {
        this.member = memberCode;
        return this;
    }

    /** Makes it; one that exists is opened again and loses its roles. */
    public void save(TestServer server) {
        save(Tables.of(server), "bithu");
    }

    /**
     * Makes it where there is no demonstration.
     *
     * @param sameAs the login of an account whose password it gets
     */
    public void save(Tables tables, String sameAs) {
        tables.run(
                "insert into account (id, login, display_name, password_hash, created_at)"
                        + " select nextval('account_seq'), ?, ?, password_hash, now() from account where login = ?"
                        + " on conflict (login) do update set password_hash = excluded.password_hash, disabled_at = null,"
                        + " must_change_password = false",
                login,
                name,
                sameAs);
        for (String table : new String[] {"role_grant", "recovery_code", "second_factor"}) {
            tables.run("delete from " + table + " where account_id = (select id from account where login = ?)", login);
        }
        if (member != null) {
            tables.run(
                    "update account set member_id = (select id from member where code = ?) where login = ?",
                    member,
                    login);
        }
        if (role != null) {
            grant(tables);
        }
    }

    /** An account with this role for every cell that there is, {@code cell-} and its code: as many as a province has. */
    public static void forEachCell(TestServer server, String role) {
        Tables tables = Tables.of(server);
        tables.run("insert into account (id, login, display_name, password_hash, created_at)"
                + " select nextval('account_seq'), 'cell-' || lower(c.code), 'Bí thư ' || c.name, a.password_hash, now()"
                + " from unit_period c, account a where c.kind = 'CELL' and c.valid_to is null and a.login = 'admin'");
        tables.run(
                "insert into role_grant (id, account_id, role, unit_id, valid_from)"
                        + " select nextval('role_grant_seq'), a.id, ?, c.unit_id, current_date - 1 from unit_period c"
                        + " join account a on a.login = 'cell-' || lower(c.code) where c.kind = 'CELL' and c.valid_to is null",
                role);
    }

    /** Gives an account that exists this role on top of what it has. */
    public void grant(TestServer server) {
        grant(Tables.of(server));
    }

    /** The same where there is no server at hand. */
    public void grant(Tables tables) {
        tables.run(
                "insert into role_grant (id, account_id, role, unit_id, valid_from, valid_to)"
                        + " select nextval('role_grant_seq'), id, ?, (select id from unit where code = ?),"
                        + " coalesce(cast(? as date), current_date - 1), cast(? as date) from account where login = ?",
                role,
                unit,
                since,
                until,
                login);
    }
}
