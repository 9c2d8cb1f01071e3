package vn.nennep.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.Sql;

/** Positions in the database. */
@ApplicationScoped
public class PositionRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    List<PositionKind> listKinds() {
        return sql.query(
                        "select code, names_of_position_kind(code) as names from position_kind order by position, code")
                .mapTo(PositionKind.class)
                .list();
    }

    Optional<MemberPosition> find(UUID ref) {
        return em.createQuery("select p from MemberPosition p where p.ref = :ref", MemberPosition.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** Oldest first. */
    List<MemberPosition> list(long memberId) {
        return em.createQuery(
                        "select p from MemberPosition p where p.memberId = :member order by p.validFrom, p.id",
                        MemberPosition.class)
                .setParameter("member", memberId)
                .getResultList();
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(MemberPosition position) {
        em.persist(position);
        em.flush();
    }

    void flush() {
        em.flush();
    }
}
