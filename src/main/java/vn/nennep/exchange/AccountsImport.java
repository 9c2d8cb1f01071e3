package vn.nennep.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.access.AccountKeepingService;
import vn.nennep.access.FirstPassword;
import vn.nennep.access.Role;

/**
 * {@code accounts}: who may come in and for what, a row for each role. Somebody new gets a first password; whoever has
 * an account keeps it as it is and gets the roles.
 */
final class AccountsImport implements FileRules {

    private static final int LOGIN = 0;
    private static final int ROLE = 2;
    private static final int UNIT = 3;
    private static final int FROM = 4;
    private static final int TO = 5;
    private static final String LOGIN_SHAPE = "[a-z0-9][a-z0-9._@-]{1,63}";

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("login", 64).key(),
                Column.name("display_name", AccountKeepingService.LONGEST_NAME),
                Column.choice("role", List.of(Role.values())).key(),
                Column.code("unit_code").optional().key(),
                Column.day("from").key(),
                Column.day("to").optional(),
                Column.code("member_code").optional());
    }

    @Override
    public Optional<Fault> faultOf(FileRow row) {
        if (!row.value(LOGIN).matches(LOGIN_SHAPE)) {
            return Optional.of(Fault.of(row.line(), "login", "access.account.login-shape"));
        }
        if (row.value(UNIT) == null && Role.valueOf(row.value(ROLE)).needsUnit()) {
            return Optional.of(Fault.of(row.line(), "unit_code", "access.grant.unit-needed"));
        }
        return Dates.ordered(row, FROM, TO, "to");
    }

    @Override
    public String existing() {
        return """
                select s.row_no, a.login, a.display_name, g.role, s.unit_code, g.valid_from as "from", g.valid_to as "to",
                  m.code as member_code
                from staged s
                join account a on a.login = s.login
                left join member m on m.id = a.member_id
                left join unit u on u.code = s.unit_code
                left join role_grant g on g.account_id = a.id and g.role = s.role
                 and g.unit_id is not distinct from u.id and g.valid_from = s."from"
                """;
    }

    @Override
    public Optional<NewCodes> newCodes() {
        return Optional.of(new NewCodes("login", "account", "login"));
    }

    @Override
    public void prepare(Staging staged) {
        // A code may have been another unit's on the first day.
        staged.execute(
                """
                update staged s set unit_code = u.code
                from unit_period p join unit u on u.id = p.unit_id
                where p.code = s.unit_code and u.code <> s.unit_code
                  and s."from" between p.valid_from and coalesce(p.valid_to, 'infinity')
                """);
    }

    @Override
    public void check(Staging staged, Context context, List<Fault> faults) {
        checkLogins(staged, context, faults);
        checkUnits(staged, context, faults);
        checkMembers(staged, context, faults);
        staged.faults(
                faults,
                "from",
                "exchange.row-twice",
                """
                select line, first_line::text from (
                  select line, first_value(line) over w as first_line, row_number() over w as copy
                  from staged where valid
                  window w as (partition by login, role, unit_code, "from" order by row_no)) s
                where copy > 1
                """);
        staged.execute(
                """
                create temp table future on commit drop as
                select line, row_no, login, role, unit_code, "from", coalesce("to", 'infinity') as "to"
                from staged where valid
                union all
                select null, 0, a.login, g.role, u.code, g.valid_from, coalesce(g.valid_to, 'infinity')
                from role_grant g
                join account a on a.id = g.account_id
                left join unit u on u.id = g.unit_id
                where a.login in (select login from staged)
                  and not exists (select 1 from staged s where s.valid and s.login = a.login and s.role = g.role
                    and s.unit_code is not distinct from u.code and s."from" = g.valid_from)
                """);
        staged.faults(
                faults,
                "from",
                "access.grant.there",
                """
                select distinct a.line from future a
                join future b on b.login = a.login and b.role = a.role
                 and b.unit_code is not distinct from a.unit_code and b.row_no < a.row_no and b."from" <> a."from"
                 and a."from" <= b."to" and b."from" <= a."to"
                where a.line is not null
                """);
    }

    private static void checkLogins(Staging staged, Context context, List<Fault> faults) {
        staged.faults(
                faults,
                "display_name",
                "exchange.accounts.differs",
                """
                select s.line, f.line::text from staged s
                join lateral (select line, display_name, member_code from staged f
                              where f.valid and f.login = s.login order by row_no limit 1) f on true
                where s.valid and (f.display_name <> s.display_name or f.member_code is distinct from s.member_code)
                """);
        staged.faults(
                faults, "login", "access.grant.not-yourself", "select line from staged where valid and login = :login");
        if (!context.everywhere()) {
            // Also for accounts without any grant: they are not of this branch.
            staged.faults(
                    faults,
                    "login",
                    "access.account.login-taken",
                    """
                    select s.line, s.login from staged s
                    join account a on a.login = s.login
                    where s.valid and (not exists (select 1 from role_grant g where g.account_id = a.id)
                      or exists (select 1 from role_grant g where g.account_id = a.id
                                 and (g.unit_id is null or g.unit_id not in (select unit_id from own_branch))))
                    """);
        }
    }

    private static void checkUnits(Staging staged, Context context, List<Fault> faults) {
        staged.faults(
                faults,
                "unit_code",
                "exchange.unit-unknown",
                """
                select line, unit_code from staged s where valid and unit_code is not null
                  and not exists (select 1 from unit u where u.code = s.unit_code%s)
                """
                        .formatted(context.everywhere() ? "" : " and u.id in (select unit_id from own_branch)"));
        if (!context.everywhere()) {
            staged.faults(
                    faults,
                    "unit_code",
                    "access.grant.unit-needed",
                    "select line from staged where valid and unit_code is null");
            // These rows are looked at no further, so that no other check tells anything about them.
            staged.update(
                    """
                    update staged s set valid = false
                    where unit_code is not null and not exists (select 1 from unit u
                      join own_branch o on o.unit_id = u.id where u.code = s.unit_code)
                    """);
        }
        String kind =
                """
                select line, unit_code from staged s join unit u on u.code = s.unit_code
                where valid and s.role in (%s)
                  and not exists (select 1 from unit_period p where p.unit_id = u.id and p.kind = '%s')
                """;
        staged.faults(
                faults,
                "unit_code",
                "access.account.not-a-cell",
                kind.formatted("'MEMBER', 'SECRETARY', 'DEPUTY', 'MINUTES_SECRETARY'", "CELL"));
        staged.faults(
                faults, "unit_code", "access.account.not-a-province", kind.formatted("'PROVINCE_OFFICER'", "PROVINCE"));
        UnitLife.closeOpenEnds(staged, "unit_code");
        UnitLife.check(
                staged,
                faults,
                "from",
                "to",
                """
                select s.line, u.id as unit_id, daterange(s."from", s."to", '[]') as days
                from staged s join unit u on u.code = s.unit_code where s.valid
                """,
                false);
    }

    private static void checkMembers(Staging staged, Context context, List<Fault> faults) {
        staged.faults(
                faults,
                "member_code",
                "exchange.member-unknown",
                """
                select line, member_code from staged s where valid and member_code is not null
                  and not exists (select 1 from member m where m.code = s.member_code and (%s
                    or exists (select 1 from membership b join own_branch o on o.unit_id = b.cell_id
                               where b.member_id = m.id)))
                """
                        .formatted(context.everywhere()));
        staged.faults(
                faults,
                "member_code",
                "access.account.member-missing",
                """
                select line from staged s where valid and role = 'MEMBER' and member_code is null
                  and not exists (select 1 from account a where a.login = s.login and a.member_id is not null)
                """);
        staged.faults(
                faults,
                "member_code",
                "access.account.member-elsewhere",
                """
                select s.line, s.unit_code from staged s
                join unit u on u.code = s.unit_code
                left join account a on a.login = s.login
                join member m on m.code = s.member_code or (s.member_code is null and m.id = a.member_id)
                where s.valid and s.role = 'MEMBER'
                  and not exists (select 1 from membership b where b.member_id = m.id and b.cell_id = u.id
                    and daterange(b.valid_from, b.valid_to, '[]') && daterange(s."from", s."to", '[]'))
                """);
    }

    /** First passwords are made with much work, and only once. */
    @Override
    public boolean isTriedOut() {
        return false;
    }

    @Override
    public ImportResult write(Staging staged, Context context) {
        List<FirstPassword> fresh = FirstPassword.make(staged.list(
                """
                        select distinct login, display_name from staged s
                        where not exists (select 1 from account a where a.login = s.login) order by login
                        """,
                FirstPassword.Owner.class));
        for (FirstPassword one : fresh) {
            staged.update(
                    """
                    insert into account (id, login, display_name, password_hash, must_change_password, created_at)
                    values (nextval('account_seq'), :account, :name, :hash, true, :now)
                    """,
                    Map.of(
                            "account",
                            one.login(),
                            "name",
                            one.displayName(),
                            "hash",
                            one.hash(),
                            "now",
                            context.clock().instant()));
        }
        staged.execute(
                """
                create temp table changed on commit drop as
                select g.id, s."to", g.valid_to is distinct from s."to" as moved
                from staged s
                join account a on a.login = s.login
                left join member m on m.code = s.member_code
                left join unit u on u.code = s.unit_code
                join role_grant g on g.account_id = a.id and g.role = s.role
                 and g.unit_id is not distinct from u.id and g.valid_from = s."from"
                where (g.valid_to, a.display_name, a.member_id) is distinct from (s."to", s.display_name, m.id)
                """);
        int created = staged.number(
                """
                select count(*) from staged s
                join account a on a.login = s.login
                left join unit u on u.code = s.unit_code
                where not exists (select 1 from role_grant g where g.account_id = a.id and g.role = s.role
                  and g.unit_id is not distinct from u.id and g.valid_from = s."from")
                """);
        staged.update(
                """
                update account a set display_name = s.display_name, member_id = s.member_id, version = version + 1
                from (select distinct s.login, s.display_name, m.id as member_id
                      from staged s left join member m on m.code = s.member_code) s
                where a.login = s.login
                  and (a.display_name, a.member_id) is distinct from (s.display_name, s.member_id)
                """);
        staged.update("update role_grant g set valid_to = c.\"to\" from changed c where c.id = g.id and c.moved");
        staged.update(
                """
                insert into role_grant (id, account_id, role, unit_id, valid_from, valid_to)
                select nextval('role_grant_seq'), a.id, s.role, u.id, s."from", s."to"
                from staged s
                join account a on a.login = s.login
                left join unit u on u.code = s.unit_code
                where not exists (select 1 from role_grant g where g.account_id = a.id and g.role = s.role
                  and g.unit_id is not distinct from u.id and g.valid_from = s."from")
                """);
        int updated = staged.number("select count(*) from changed");
        int rows = staged.number("select count(*) from staged");
        return new ImportResult(created, updated, rows - created - updated, fresh);
    }
}
