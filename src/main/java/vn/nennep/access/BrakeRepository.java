package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.nennep.shared.Sql;

/**
 * Brakes in the database. They are also read outside a transaction, where {@code shared.Sql} does not work, so these
 * queries use the entity.
 */
@ApplicationScoped
public class BrakeRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    /** The brake of a key, held until the end of the transaction; made when there is none. */
    Brake lock(String key, Instant now) {
        sql.update(
                        """
                        insert into sign_in_brake (id, failure_count, last_failed_at) values (:key, 0, :now)
                        on conflict (id) do nothing
                        """)
                .bind("key", key)
                .bind("now", now)
                .execute();
        return em.find(Brake.class, key, LockModeType.PESSIMISTIC_WRITE);
    }

    void remove(Brake brake) {
        em.remove(brake);
    }

    /** Whether the brake of one of these keys is on. */
    boolean isLocked(List<String> keys, Instant now) {
        return em.createQuery("select count(b) from Brake b where b.id in :keys and b.lockedUntil > :now", Long.class)
                        .setParameter("keys", keys)
                        .setParameter("now", now)
                        .getSingleResult()
                > 0;
    }

    /** Whether a brake of this key is on, or one of its pairs. */
    boolean isAnyLocked(String key, Instant now) {
        return em.createQuery(
                                "select count(b) from Brake b where (b.id = :key or b.id like :pairs) and b.lockedUntil > :now",
                                Long.class)
                        .setParameter("key", key)
                        .setParameter("pairs", pairs(key))
                        .setParameter("now", now)
                        .getSingleResult()
                > 0;
    }

    /** Takes away the brake of a key and of all its pairs. */
    void removeAll(String key) {
        sql.update("delete from sign_in_brake where id = :key or id like :pairs")
                .bind("key", key)
                .bind("pairs", pairs(key))
                .execute();
    }

    /** Some of the brakes that nobody has touched for two days; those that somebody is using are left. */
    void forgetOld(Instant now) {
        sql.update(
                        """
                        delete from sign_in_brake where id in (select id from sign_in_brake
                          where last_failed_at < :before limit 100 for update skip locked)
                        """)
                .bind("before", now.minus(Duration.ofDays(2)))
                .execute();
    }

    /** A key is a digest in hexadecimal digits, so it holds no wildcard of "like". */
    private static String pairs(String key) {
        return key + ".%";
    }
}
