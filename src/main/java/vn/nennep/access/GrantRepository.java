package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.nennep.shared.Sql;

/** Grants in the database: which role an account has where, and when. */
@ApplicationScoped
public class GrantRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    void add(RoleGrant grant) {
        em.persist(grant);
    }

    Optional<RoleGrant> find(long id) {
        return Optional.ofNullable(em.find(RoleGrant.class, id));
    }

    /** What the account may do today, nothing when it is disabled or unknown. */
    List<Grant> list(String login, LocalDate today) {
        return sql.query(
                        """
                        select g.role, g.unit_id, u.code as unit_code
                        from role_grant g
                        join account a on a.id = g.account_id
                        left join unit u on u.id = g.unit_id
                        where a.login = :login and a.disabled_at is null
                          and :today between g.valid_from and coalesce(g.valid_to, 'infinity')
                        order by g.role, u.code
                        """)
                .bind("login", login)
                .bind("today", today)
                .mapTo(Columns.class)
                .map(Columns::grant)
                .list();
    }

    /**
     * Whether the account has, had or will have this role there within these days.
     *
     * @param unitId null for everywhere
     * @param to last day; null for open
     */
    boolean isThere(long accountId, Role role, Long unitId, LocalDate from, LocalDate to) {
        return sql.query(
                        """
                        select exists (select 1 from role_grant where account_id = :account and role = :role
                          and unit_id is not distinct from :unit
                          and daterange(valid_from, valid_to, '[]') && daterange(:from, :to, '[]'))
                        """)
                .bind("account", accountId)
                .bind("role", role)
                .bind("unit", unitId)
                .bind("from", from)
                .bind("to", to)
                .mapTo(boolean.class)
                .one();
    }

    /** Whether the account has grants, and every one of them, of any time, lies in these units or below them. */
    boolean areWithin(long accountId, Collection<Long> units, LocalDate today) {
        return sql.query(
                        """
                        select count(*) > 0 and count(*) filter (where g.unit_id is null
                          or not exists (select 1 from unit_branch(:units, :today) b where b.unit_id = g.unit_id)) = 0
                        from role_grant g where g.account_id = :account
                        """)
                .bind("account", accountId)
                .bindArray("units", Long.class, units)
                .bind("today", today)
                .mapTo(boolean.class)
                .one();
    }

    /** The grants of an account, those of today first. */
    List<GrantRow> listRows(long accountId, LocalDate today) {
        return sql.query(
                        """
                        select g.id, g.role, u.code as unit_code,
                          (select p.name from unit_period p where p.unit_id = u.id
                           order by p.valid_from > :today, p.valid_from desc limit 1) as unit_name,
                          g.valid_from as "from", g.valid_to as "to", cast(:today as date) as today
                        from role_grant g left join unit u on u.id = g.unit_id
                        where g.account_id = :account
                        order by case when g.valid_to < :today then 2 when g.valid_from > :today then 1 else 0 end,
                          g.role, u.code, g.valid_from
                        """)
                .bind("account", accountId)
                .bind("today", today)
                .mapTo(GrantRow.class)
                .list();
    }

    /** The cells in which the account has a member's role today or later. */
    List<MemberCell> listMemberCells(long accountId, LocalDate today) {
        return sql.query(
                        """
                        select distinct u.id, u.code from role_grant g join unit u on u.id = g.unit_id
                        where g.account_id = :account and g.role = 'MEMBER' and coalesce(g.valid_to, 'infinity') >= :today
                        """)
                .bind("account", accountId)
                .bind("today", today)
                .mapTo(MemberCell.class)
                .list();
    }

    /**
     * A grant as it is read.
     *
     * @param unitId null when it holds everywhere, and so is the code
     */
    record Columns(Role role, Long unitId, String unitCode) {

        private Grant grant() {
            return unitId == null ? Grant.everywhere(role) : Grant.of(role, unitId, unitCode);
        }
    }

    /** A cell of which an account is a member. */
    record MemberCell(long id, String code) {}
}
