package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Tokens of programs in the database. */
@ApplicationScoped
public class TokenRepository {

    @PersistenceContext
    private EntityManager em;

    void add(AppToken token) {
        em.persist(token);
    }

    /** The tokens of an account that were not taken back, also those whose time is over. */
    List<AppToken> list(long accountId) {
        return em.createQuery(
                        "select t from AppToken t where t.account.id = :account and t.revokedAt is null order by t.id",
                        AppToken.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    /** The token of a digest, unless it was taken back. */
    Optional<AppToken> find(String hash) {
        return em.createQuery(
                        "select t from AppToken t join fetch t.account where t.hash = :hash and t.revokedAt is null",
                        AppToken.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }
}
