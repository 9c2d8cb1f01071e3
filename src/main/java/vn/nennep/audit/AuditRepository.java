package vn.nennep.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The log in the database, which lets nobody change it. */
@ApplicationScoped
public class AuditRepository {

    @PersistenceContext
    private EntityManager em;

    void note(AuditAction action, String subject, String key, Long unitId, String details) {
        em.createNativeQuery("select cast(audit_note(?1, ?2, ?3, cast(?4 as bigint), cast(?5 as jsonb)) as text)")
                .setParameter(1, action.name())
                .setParameter(2, subject)
                .setParameter(3, key)
                .setParameter(4, unitId)
                .setParameter(5, details)
                .getSingleResult();
    }
}
