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
import vn.nennep.shared.Sql;

/** Accounts in the database. */
@ApplicationScoped
public class AccountRepository {

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

    /** How an account stands that is not disabled. */
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
     * The accounts with all their grants.
     *
     * @param scope whose every grant lies there; everywhere for all accounts, also those without a grant
     */
    List<AccountRow> listRows(Scope scope, LocalDate today) {
        Map<String, AccountRow> accounts = new LinkedHashMap<>();
        sql.query(
                        """
                        with branch as materialized (select unit_id from unit_branch(:units, :today))
                        select a.login, a.display_name, a.disabled_at is not null as disabled, g.id as grant_id, g.role,
                          u.code as unit_code,
                          (select p.name from unit_period p where p.unit_id = u.id
                           order by p.valid_from > :today, p.valid_from desc limit 1) as unit_name, g.valid_from, g.valid_to
                        from account a
                        left join role_grant g on g.account_id = a.id
                        left join unit u on u.id = g.unit_id
                        where :everywhere
                          or (exists (select 1 from role_grant o where o.account_id = a.id)
                              and not exists (select 1 from role_grant o where o.account_id = a.id
                                and (o.unit_id is null or o.unit_id not in (select unit_id from branch))))
                        order by a.login,
                          case when g.valid_to < :today then 2 when g.valid_from > :today then 1 else 0 end,
                          g.role, u.code, g.valid_from
                        """)
                .bindArray("units", Long.class, scope.units())
                .bind("today", today)
                .bind("everywhere", scope.isEverywhere())
                .mapTo(AccountGrant.class)
                .forEach(row -> row.addTo(accounts, today));
        return List.copyOf(accounts.values());
    }

    /**
     * An account with one of its grants.
     *
     * @param grantId null for an account without a grant, and so is all that follows
     */
    record AccountGrant(
            String login,
            String displayName,
            boolean disabled,
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
