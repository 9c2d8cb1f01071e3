package vn.nennep.material;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Attached files in the database. */
@ApplicationScoped
public class MaterialRepository {

    @PersistenceContext
    private EntityManager em;

    Optional<Material> find(UUID ref) {
        return em.createQuery("select m from Material m where m.ref = :ref", Material.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    Material get(long id) {
        return em.find(Material.class, id);
    }

    /** Writes at once: what it is attached to is written by hand. */
    void add(Material material) {
        em.persist(material);
        em.flush();
    }

    void remove(Material material) {
        em.remove(material);
        em.flush();
    }

    /** Which of these contents some file has. */
    Set<String> listKnown(Collection<String> hashes) {
        return hashes.isEmpty()
                ? Set.of()
                : new HashSet<>(em.createQuery(
                                "select distinct m.sha256 from Material m where m.sha256 in :hashes", String.class)
                        .setParameter("hashes", hashes)
                        .getResultList());
    }
}
