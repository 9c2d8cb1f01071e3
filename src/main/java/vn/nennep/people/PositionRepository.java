package vn.nennep.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Positions in the database. */
@ApplicationScoped
public class PositionRepository {

    @PersistenceContext
    private EntityManager em;

    List<PositionKind> listKinds() {
        List<?> rows = em.createNativeQuery("select code, name_vi, name_en from position_kind order by position, code")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new PositionKind((String) row[0], (String) row[1], (String) row[2]))
                .toList();
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
