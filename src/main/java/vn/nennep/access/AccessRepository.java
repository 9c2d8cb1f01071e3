package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.nennep.shared.VietnameseText;

/** Accounts and grants in the database. */
@ApplicationScoped
public class AccessRepository {

    /** Stands for every unit. */
    private static final String EVERYWHERE = "0";

    @PersistenceContext
    private EntityManager em;

    /** Tells the transaction who is at work and which units that person has for following, seeing and the log. */
    void beginScope(String login, String origin, List<Grant> grants) {
        beginScope(login, origin, units(grants, Right.FOLLOW), units(grants, Right.SEE), units(grants, Right.READ_LOG));
    }

    /**
     * Tells the transaction who is at work, and that it sees everything.
     *
     * @param oneReading that all its statements see one state; this is chosen before the first of them
     */
    void beginUnscoped(String login, String origin, boolean oneReading) {
        if (oneReading) {
            try (Statement statement = em.unwrap(Connection.class).createStatement()) {
                statement.execute("set transaction isolation level repeatable read");
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
        }
        beginScope(login, origin, EVERYWHERE, EVERYWHERE, EVERYWHERE);
    }

    private void beginScope(String login, String origin, String follow, String see, String log) {
        em.createNativeQuery("select cast(scope_begin(?1, ?2, ?3, ?4, ?5) as text)")
                .setParameter(1, login)
                .setParameter(2, origin)
                .setParameter(3, follow)
                .setParameter(4, see)
                .setParameter(5, log)
                .getSingleResult();
    }

    /** The units of the grants with this right, as the database reads them; 0 is every unit. */
    private static String units(List<Grant> grants, Right right) {
        return grants.stream()
                .filter(grant -> grant.role().includes(right))
                .map(grant ->
                        grant.unitId() == null ? EVERYWHERE : grant.unitId().toString())
                .distinct()
                .collect(Collectors.joining(","));
    }

    Optional<Account> findAccount(String login) {
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

    /** How an account stands that is not disabled. */
    Optional<Standing> findStanding(String login, LocalDate today) {
        List<?> rows = em.createNativeQuery(
                        """
                        select a.session_generation, a.must_change_password,
                          exists (select 1 from second_factor f
                                  where f.account_id = a.id and f.confirmed_at is not null),
                          exists (select 1 from role_grant g
                                  where g.account_id = a.id and g.role in ('OFFICER', 'PROVINCE_OFFICER', 'ADMINISTRATOR')
                                    and ?2 between g.valid_from and coalesce(g.valid_to, 'infinity'))
                        from account a where a.login = ?1 and a.disabled_at is null
                        """)
                .setParameter(1, login)
                .setParameter(2, today)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Standing((Integer) row[0], (Boolean) row[1], (Boolean) row[2], (Boolean) row[3]))
                .findFirst();
    }

    Optional<RoleGrant> findGrant(long id) {
        return Optional.ofNullable(em.find(RoleGrant.class, id));
    }

    /** Whether the account has, had or will have this role there within these days. */
    boolean hasGrant(long accountId, Role role, Long unitId, LocalDate from, LocalDate to) {
        return !em.createNativeQuery(
                        """
                        select 1 from role_grant where account_id = ?1 and role = ?2
                          and unit_id is not distinct from cast(?3 as bigint)
                          and daterange(valid_from, valid_to, '[]') && daterange(?4, cast(?5 as date), '[]')
                        """)
                .setParameter(1, accountId)
                .setParameter(2, role.name())
                .setParameter(3, unitId == null ? null : unitId.toString())
                .setParameter(4, from)
                .setParameter(5, to == null ? null : to.toString())
                .getResultList()
                .isEmpty();
    }

    /** Whether every grant of the account, of any time, lies in these units or below them. */
    boolean isWithin(long accountId, Collection<Long> units, LocalDate today) {
        Object[] row = (Object[]) em.createNativeQuery(
                        """
                        select count(*), count(*) filter (where g.unit_id is null
                          or not exists (select 1 from unit_branch(cast(?2 as bigint[]), ?3) b where b.unit_id = g.unit_id))
                        from role_grant g where g.account_id = ?1
                        """)
                .setParameter(1, accountId)
                .setParameter(2, array(units))
                .setParameter(3, today)
                .getSingleResult();
        return ((Number) row[0]).longValue() > 0 && ((Number) row[1]).longValue() == 0;
    }

    /**
     * The accounts with all their grants.
     *
     * @param units whose every grant lies in these units or below; null for all accounts
     */
    List<AccountRow> listAccountRows(Collection<Long> units, LocalDate today) {
        List<?> rows = em.createNativeQuery(
                        """
                        with branch as materialized (select unit_id from unit_branch(cast(?1 as bigint[]), ?2))
                        select a.login, a.display_name, a.disabled_at is not null, g.id, g.role, u.code,
                          (select p.name from unit_period p where p.unit_id = u.id
                           order by p.valid_from > ?2, p.valid_from desc limit 1), g.valid_from, g.valid_to
                        from account a
                        left join role_grant g on g.account_id = a.id
                        left join unit u on u.id = g.unit_id
                        where cast(?3 as boolean)
                          or (exists (select 1 from role_grant o where o.account_id = a.id)
                              and not exists (select 1 from role_grant o where o.account_id = a.id
                                and (o.unit_id is null or o.unit_id not in (select unit_id from branch))))
                        order by a.login,
                          case when g.valid_to < ?2 then 2 when g.valid_from > ?2 then 1 else 0 end, g.role, u.code, g.valid_from
                        """)
                .setParameter(1, array(units == null ? List.of() : units))
                .setParameter(2, today)
                .setParameter(3, units == null)
                .getResultList();
        Map<String, AccountRow> accounts = new LinkedHashMap<>();
        rows.stream().map(Object[].class::cast).forEach(row -> {
            AccountRow account = accounts.computeIfAbsent(
                    (String) row[0],
                    login -> new AccountRow(login, (String) row[1], (Boolean) row[2], new ArrayList<>()));
            if (row[3] != null) {
                account.grants().add(grantRow(row, 3, today));
            }
        });
        return List.copyOf(accounts.values());
    }

    /** The grants of an account, those of today first. */
    List<GrantRow> listGrantRows(long accountId, LocalDate today) {
        List<?> rows = em.createNativeQuery(
                        """
                        select g.id, g.role, u.code,
                          (select p.name from unit_period p where p.unit_id = u.id
                           order by p.valid_from > ?2, p.valid_from desc limit 1), g.valid_from, g.valid_to
                        from role_grant g left join unit u on u.id = g.unit_id
                        where g.account_id = ?1
                        order by case when g.valid_to < ?2 then 2 when g.valid_from > ?2 then 1 else 0 end,
                          g.role, u.code, g.valid_from
                        """)
                .setParameter(1, accountId)
                .setParameter(2, today)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> grantRow(row, 0, today))
                .toList();
    }

    private static GrantRow grantRow(Object[] row, int at, LocalDate today) {
        return new GrantRow(
                (Long) row[at],
                Role.valueOf((String) row[at + 1]),
                (String) row[at + 2],
                (String) row[at + 3],
                day(row[at + 4]),
                day(row[at + 5]),
                today);
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }

    /** The cells of the grants of a member's role that hold today or later. */
    List<Object[]> listMemberCells(long accountId, LocalDate today) {
        List<?> rows = em.createNativeQuery(
                        "select u.id, u.code, greatest(g.valid_from, cast(?2 as date)), g.valid_to from role_grant g"
                                + " join unit u on u.id = g.unit_id"
                                + " where g.account_id = ?1 and g.role = 'MEMBER' and coalesce(g.valid_to, 'infinity') >= ?2")
                .setParameter(1, accountId)
                .setParameter(2, today)
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    /** Units that stand today in these branches, found by code or by name without accents; a dozen at most. */
    List<UnitChoice> listUnitChoices(String words, Collection<Long> units, LocalDate today) {
        List<?> rows = em.createNativeQuery(
                        """
                        with branch as materialized (select unit_id from unit_branch(cast(?1 as bigint[]), ?2))
                        select u.code, p.name from unit u
                        join unit_period_on(?2) p on p.unit_id = u.id
                        where (cast(?3 as boolean) or u.id in (select unit_id from branch))
                          and (position(lower(?4) in lower(u.code)) > 0 or position(?5 in search_form(p.name)) > 0)
                        order by lower(u.code) = lower(?4) desc, u.code limit 12
                        """)
                .setParameter(1, array(units == null ? List.of() : units))
                .setParameter(2, today)
                .setParameter(3, units == null)
                .setParameter(4, words)
                .setParameter(5, VietnameseText.searchable(words))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new UnitChoice((String) row[0], (String) row[1]))
                .toList();
    }

    /** The brake of a key, held until the end of the transaction; made when there is none. */
    Brake lockBrake(String key, Instant now) {
        em.createNativeQuery("insert into sign_in_brake (id, failure_count, last_failed_at) values (?1, 0, ?2)"
                        + " on conflict (id) do nothing")
                .setParameter(1, key)
                .setParameter(2, Timestamp.from(now))
                .executeUpdate();
        return em.find(Brake.class, key, LockModeType.PESSIMISTIC_WRITE);
    }

    void remove(Brake brake) {
        em.remove(brake);
    }

    boolean isLocked(String key, Instant now) {
        return !em.createNativeQuery("select 1 from sign_in_brake where id = ?1 and locked_until > ?2")
                .setParameter(1, key)
                .setParameter(2, Timestamp.from(now))
                .getResultList()
                .isEmpty();
    }

    /** Whether a brake of this key is on, or one of its pairs. */
    boolean isAnyLocked(String key, Instant now) {
        return !em.createNativeQuery("select 1 from sign_in_brake where locked_until > ?2"
                        + " and (id = ?1 or starts_with(id, ?1 || '.'))")
                .setParameter(1, key)
                .setParameter(2, Timestamp.from(now))
                .getResultList()
                .isEmpty();
    }

    /** Takes away the brake of a key and of all its pairs. */
    void removeBrakes(String key) {
        em.createNativeQuery("delete from sign_in_brake where id = ?1 or starts_with(id, ?1 || '.')")
                .setParameter(1, key)
                .executeUpdate();
    }

    /** Some of the brakes that nobody has touched for two days; those that somebody is using are left. */
    void forgetOldBrakes(Instant now) {
        em.createNativeQuery("delete from sign_in_brake where id in (select id from sign_in_brake"
                        + " where last_failed_at < ?1 limit 100 for update skip locked)")
                .setParameter(1, Timestamp.from(now.minus(Duration.ofDays(2))))
                .executeUpdate();
    }

    /** Login and encrypted secret of the second factors that were confirmed last, a few of them. */
    List<Object[]> listSomeSecrets(int most) {
        List<?> rows = em.createNativeQuery(
                        "select a.login, f.secret from second_factor f join account a on a.id = f.account_id"
                                + " where f.confirmed_at is not null order by f.confirmed_at desc limit " + most)
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    boolean hasSecondFactor(String login) {
        return !em.createNativeQuery("select 1 from second_factor f join account a on a.id = f.account_id"
                        + " where a.login = ?1 and f.confirmed_at is not null")
                .setParameter(1, login)
                .getResultList()
                .isEmpty();
    }

    Optional<String> findSecret(long accountId, boolean confirmed) {
        List<?> secrets = em.createNativeQuery(
                        "select secret from second_factor where account_id = ?1 and (confirmed_at is not null) = ?2")
                .setParameter(1, accountId)
                .setParameter(2, confirmed)
                .getResultList();
        return secrets.stream().map(String.class::cast).findFirst();
    }

    void putSecret(long accountId, String secret) {
        em.createNativeQuery(
                        "insert into second_factor as f (account_id, secret) values (?1, ?2)"
                                + " on conflict (account_id) do update set secret = excluded.secret where f.confirmed_at is null")
                .setParameter(1, accountId)
                .setParameter(2, secret)
                .executeUpdate();
    }

    void confirmSecret(long accountId, long step, Instant now) {
        em.createNativeQuery("update second_factor set confirmed_at = ?2, last_step = ?3 where account_id = ?1"
                        + " and confirmed_at is null")
                .setParameter(1, accountId)
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, step)
                .executeUpdate();
    }

    /** Marks a time step and all before it as used; false when it was already. */
    boolean useStep(long accountId, long step) {
        return em.createNativeQuery("update second_factor set last_step = ?2 where account_id = ?1 and last_step < ?2")
                        .setParameter(1, accountId)
                        .setParameter(2, step)
                        .executeUpdate()
                == 1;
    }

    void replaceRecoveryCodes(long accountId, List<String> hashes) {
        em.createNativeQuery("delete from recovery_code where account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
        for (String hash : hashes) {
            em.createNativeQuery("insert into recovery_code (account_id, code_hash) values (?1, ?2)")
                    .setParameter(1, accountId)
                    .setParameter(2, hash)
                    .executeUpdate();
        }
    }

    boolean useRecoveryCode(long accountId, String hash, Instant now) {
        return em.createNativeQuery("update recovery_code set used_at = ?3"
                                + " where account_id = ?1 and code_hash = ?2 and used_at is null")
                        .setParameter(1, accountId)
                        .setParameter(2, hash)
                        .setParameter(3, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** How many recovery codes are still good. */
    int countRecoveryCodes(long accountId) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from recovery_code where account_id = ?1 and used_at is null")
                        .setParameter(1, accountId)
                        .getSingleResult())
                .intValue();
    }

    void removeSecondFactor(long accountId) {
        em.createNativeQuery("delete from recovery_code where account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
        em.createNativeQuery("delete from second_factor where account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
    }

    void add(AppToken token) {
        em.persist(token);
    }

    /** The tokens of an account that are good. */
    List<AppToken> listTokens(long accountId) {
        return em.createQuery(
                        "select t from AppToken t where t.account.id = :account and t.revokedAt is null order by t.id",
                        AppToken.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    Optional<AppToken> findToken(String hash) {
        return em.createQuery(
                        "select t from AppToken t join fetch t.account where t.hash = :hash and t.revokedAt is null",
                        AppToken.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    private static String array(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** Whether the unit stands, or stood, under no other. */
    boolean isRoot(long unitId) {
        return !em.createNativeQuery("select 1 from unit_period where unit_id = ?1 and parent_id is null")
                .setParameter(1, unitId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The kind of a unit today; empty when it has ended or not begun. */
    Optional<String> findKind(long unitId, LocalDate today) {
        List<?> kinds = em.createNativeQuery("select kind from unit_period_on(?2) where unit_id = ?1")
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
