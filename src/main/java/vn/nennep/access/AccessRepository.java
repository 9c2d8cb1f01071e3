package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Accounts and grants in the database. */
@ApplicationScoped
public class AccessRepository {

    @PersistenceContext
    private EntityManager em;

    Optional<Account> findAccount(String login) {
        return em.createQuery("select a from Account a where a.login = :login", Account.class)
                .setParameter("login", Account.normalised(login))
                .getResultStream()
                .findFirst();
    }

    boolean anyAccount() {
        return em.createQuery("select count(a) from Account a", Long.class).getSingleResult() > 0;
    }

    void add(Account account) {
        em.persist(account);
    }

    void add(RoleGrant grant) {
        em.persist(grant);
    }

    /** What the account may do today, nothing when it is disabled or unknown. */
    List<Grant> listGrants(String login, LocalDate today) {
        List<?> rows = em.createNativeQuery(
                        """
                        select g.role, g.unit_id, u.code
                        from role_grant g
                        join account a on a.id = g.account_id
                        left join unit u on u.id = g.unit_id
                        where a.login = ?1 and a.disabled_at is null
                          and ?2 between g.valid_from and coalesce(g.valid_to, 'infinity')
                        order by g.role, u.code
                        """)
                .setParameter(1, login)
                .setParameter(2, today)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Grant(Role.valueOf((String) row[0]), (Long) row[1], (String) row[2]))
                .toList();
    }

    /** The unit and everything above it, on the day when the unit is looked up (today, or the nearest of its life). */
    List<Long> listChain(long unitId, LocalDate today) {
        List<?> rows = em.createNativeQuery("select unit_id from unit_chain(?1, unit_day(?1, ?2))")
                .setParameter(1, unitId)
                .setParameter(2, today)
                .getResultList();
        return rows.stream().map(Long.class::cast).toList();
    }

    /** The unit and everything that was above it on a day. */
    List<Long> listChainOn(long unitId, LocalDate day) {
        List<?> rows = em.createNativeQuery("select unit_id from unit_chain(?1, ?2)")
                .setParameter(1, unitId)
                .setParameter(2, day)
                .getResultList();
        return rows.stream().map(Long.class::cast).toList();
    }

    List<AccountRow> listAccountRows() {
        List<?> rows = em.createNativeQuery(
                        """
                        select a.login, a.display_name, g.role, u.code, a.disabled_at is not null
                        from account a
                        join role_grant g on g.account_id = a.id
                        left join unit u on u.id = g.unit_id
                        order by a.login, g.role
                        """)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new AccountRow(
                        (String) row[0], (String) row[1], Role.valueOf((String) row[2]), (String) row[3], (Boolean)
                                row[4]))
                .toList();
    }

    /** The kind of a unit today; empty when it has ended or not begun. */
    Optional<String> findKind(long unitId, LocalDate today) {
        List<?> kinds = em.createNativeQuery("select kind from unit_period where unit_id = ?1"
                        + " and ?2 between valid_from and coalesce(valid_to, 'infinity')")
                .setParameter(1, unitId)
                .setParameter(2, today)
                .getResultList();
        return kinds.stream().map(String.class::cast).findFirst();
    }

    /** The unit that has or had this code. */
    Optional<Long> findUnitId(String code) {
        List<?> ids = em.createNativeQuery("select id from unit where id = unit_of_code(?1)")
                .setParameter(1, code)
                .getResultList();
        return ids.stream().map(Long.class::cast).findFirst();
    }
}
