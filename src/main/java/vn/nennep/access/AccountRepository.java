package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.Sql;

/** Accounts in the database. */
@ApplicationScoped
public class AccountRepository {

    /**
     * The accounts of a scope, as {@code kept}. Their grants, {@code granted}, are looked up for each account by the
     * index; joined as one list, each of 10,000 accounts would go through the grants of all.
     */
    private static final String KEPT =
            """
            with branch as materialized (select unit_id from unit_branch(:units, :today)),
            kept as (
              select a.id, a.login, a.display_name, a.disabled_at is not null as disabled
              from account a
              where :everywhere
                or (exists (select 1 from role_grant o where o.account_id = a.id)
                    and not exists (select 1 from role_grant o where o.account_id = a.id
                      and (o.unit_id is null or o.unit_id not in (select unit_id from branch))))
            ),
            granted as not materialized (
              select g.id, g.account_id, g.role, g.valid_from, g.valid_to, u.code as unit_code,
                (select p.name from unit_period p where p.unit_id = u.id
                 order by p.valid_from > :today, p.valid_from desc limit 1) as unit_name
              from role_grant g left join unit u on u.id = g.unit_id
            )
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    Optional<Account> find(String login) {
        return em.createQuery("select a from Account a where a.login = :login", Account.class)
                .setParameter("login", Account.normalised(login))
                .getResultStream()
                .findFirst();
    }

    Optional<String> findName(String login) {
        return em.createQuery("select a.displayName from Account a where a.login = :login", String.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    boolean isAny() {
        return em.createQuery("select count(a) from Account a", Long.class).getSingleResult() > 0;
    }

    void add(Account account) {
        em.persist(account);
    }

    /** The standing of an account; empty when it is disabled or does not exist. */
    Optional<Standing> findStanding(String login, LocalDate today) {
        return sql.query(
                        """
                        select a.session_generation as generation, a.must_change_password,
                          exists (select 1 from second_factor f
                                  where f.account_id = a.id and f.confirmed_at is not null) as second_factor,
                          exists (select 1 from role_grant g
                                  where g.account_id = a.id and g.role in ('OFFICER', 'PROVINCE_OFFICER', 'ADMINISTRATOR')
                                    and :today between g.valid_from and coalesce(g.valid_to, 'infinity')) as officer
                        from account a where a.login = :login and a.disabled_at is null
                        """)
                .bind("login", login)
                .bind("today", today)
                .mapTo(Standing.class)
                .findFirst();
    }

    /**
     * A page of the accounts, each with all its grants, sorted by login, {@code displayName} or {@code disabled}.
     *
     * @param scope in which every grant of a listed account lies; everywhere lists all accounts, also those without a
     *     grant
     */
    RowPage<AccountRow> listRows(Scope scope, LocalDate today, PageRequest request) {
        Map<String, AccountRow> accounts = new LinkedHashMap<>();
        List<AccountGrant> found = sql.query(
                        KEPT
                                + """
                                , found as (
                                  select k.* from kept k
                                  where cardinality(:words) = 0
                                    or (select bool_and(position(word in searched.value) > 0)
                                        from unnest(:words) word, (
                                          select search_form(concat_ws(' ', k.display_name, k.login, (
                                            select string_agg(concat_ws(' ', g.unit_code, g.unit_name), ' ')
                                            from granted g where g.account_id = k.id))) as value
                                        ) searched)
                                ),
                                placed as (
                                  select f.*, count(*) over () as total, row_number() over (
                                    order by case :sortedBy when 'displayName' then f.display_name
                                      when 'disabled' then f.disabled::text else '' end collate "vi-x-icu", f.login) as place
                                  from found f
                                ),
                                page as (
                                  select p.*, case when :descending then -p.place else p.place end as at from placed p
                                  order by at offset :first limit :size
                                )
                                select a.login, a.display_name, a.disabled, a.total, g.id as grant_id, g.role, g.unit_code,
                                  g.unit_name, g.valid_from, g.valid_to
                                from page a left join granted g on g.account_id = a.id
                                order by a.at,
                                  case when g.valid_to < :today then 2 when g.valid_from > :today then 1 else 0 end,
                                  g.role, g.unit_code, g.valid_from
                                """)
                .bindArray("units", Long.class, scope.units())
                .bind("today", today)
                .bind("everywhere", scope.isEverywhere())
                .bindArray("words", String.class, request.searched())
                .bind("sortedBy", request.sortedBy() == null ? "login" : request.sortedBy())
                .bind("descending", request.descending())
                .bind("first", request.first())
                .bind("size", request.size())
                .mapTo(AccountGrant.class)
                .list();
        found.forEach(row -> row.addTo(accounts, today));
        return new RowPage<>(
                List.copyOf(accounts.values()),
                found.isEmpty() ? 0 : Math.toIntExact(found.get(0).total()));
    }

    /** The logins of the accounts of a scope, in their order. */
    List<String> listLogins(Scope scope, LocalDate today) {
        return sql.query(KEPT + "select login from kept order by login")
                .bindArray("units", Long.class, scope.units())
                .bind("today", today)
                .bind("everywhere", scope.isEverywhere())
                .mapTo(String.class)
                .list();
    }

    /**
     * An account with one of its grants.
     *
     * @param total how many accounts were found
     * @param grantId null for an account without a grant, and so is all that follows
     */
    record AccountGrant(
            String login,
            String displayName,
            boolean disabled,
            long total,
            Long grantId,
            Role role,
            String unitCode,
            String unitName,
            LocalDate validFrom,
            LocalDate validTo) {

        private void addTo(Map<String, AccountRow> accounts, LocalDate today) {
            AccountRow account = accounts.computeIfAbsent(
                    login, key -> new AccountRow(key, displayName, disabled, new ArrayList<>()));
            if (grantId != null) {
                account.grants().add(new GrantRow(grantId, role, unitCode, unitName, validFrom, validTo, today));
            }
        }
    }
}
