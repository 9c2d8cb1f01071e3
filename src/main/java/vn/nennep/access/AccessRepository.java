package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Accounts and grants in the database. */
@ApplicationScoped
public class AccessRepository {

    @PersistenceContext
    private EntityManager em;

    /** Tells the transaction who is at work and which units that person has for following, seeing and the log. */
    void beginScope(String login, String origin, List<Grant> grants) {
        em.createNativeQuery("select cast(scope_begin(?1, ?2, ?3, ?4, ?5) as text)")
                .setParameter(1, login)
                .setParameter(2, origin)
                .setParameter(3, units(grants, Right.FOLLOW))
                .setParameter(4, units(grants, Right.SEE))
                .setParameter(5, units(grants, Right.READ_LOG))
                .getSingleResult();
    }

    /**
     * Tells the transaction who is at work, and that it sees everything. No query, so that the isolation of the
     * transaction can still be chosen.
     */
    void beginUnscoped(String login, String origin) {
        try (Statement statement = em.unwrap(Connection.class).createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set local nennep.follow = '0'; set local nennep.see = '0'; set local nennep.log = '0';"
                    + " set local nennep.login = " + quoted(login) + "; set local nennep.origin = " + quoted(origin));
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The units of the grants with this right, as the database reads them; 0 is every unit. */
    private static String units(List<Grant> grants, Right right) {
        return grants.stream()
                .filter(grant -> grant.role().includes(right))
                .map(grant -> grant.unitId() == null ? "0" : grant.unitId().toString())
                .distinct()
                .collect(Collectors.joining(","));
    }

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

    Optional<Long> findUnitId(String code) {
        List<?> ids = em.createNativeQuery("select id from unit where code = ?1")
                .setParameter(1, code)
                .getResultList();
        return ids.stream().map(Long.class::cast).findFirst();
    }
}
