package vn.nennep.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.shared.Sql;

/** Criteria sets in the database. */
@ApplicationScoped
public class CriteriaSetRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    Optional<CriteriaSet> find(long id) {
        return Optional.ofNullable(em.find(CriteriaSet.class, id));
    }

    Optional<CriteriaSet> find(String code) {
        return em.createQuery("select s from CriteriaSet s where s.code = :code", CriteriaSet.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** @param kind of the meetings that are scored */
    Optional<CriteriaSet> findInForce(long cellId, MeetingKind kind, LocalDate day) {
        Long id = sql.query("select criteria_set_in_force(:cell, :kind, :day)")
                .bind("cell", cellId)
                .bind("kind", kind)
                .bind("day", day)
                .mapTo(Long.class)
                .one();
        return Optional.ofNullable(id).flatMap(this::find);
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(CriteriaSet set) {
        em.persist(set);
        em.flush();
    }

    /**
     * The document of this number, the unit's own before one for everybody, the latest first.
     *
     * @param unitId null for a set that is for everybody
     */
    Optional<Long> findGuidance(String number, Long unitId) {
        return sql.query(
                        """
                        select id from guidance where number = :number and (unit_id is null or unit_id = :unit)
                        order by unit_id nulls last, issued_on desc limit 1
                        """)
                .bind("number", number)
                .bind("unit", unitId)
                .mapTo(Long.class)
                .findFirst();
    }

    /** All sets, the latest first. */
    List<CriteriaSetRow> listRows() {
        return sql.query(
                        """
                        select s.code, s.name, u.code as unit_code,
                          (select p.name from unit_period p where p.unit_id = s.unit_id order by p.valid_from desc limit 1)
                            as unit_name,
                          s.applies_to, s.valid_from, s.valid_to, s.example, g.number as guidance,
                          s.published_at, s.published_by
                        from criteria_set s
                        left join unit u on u.id = s.unit_id
                        left join guidance g on g.id = s.guidance_id
                        order by s.example, s.valid_from desc, s.code
                        """)
                .mapTo(CriteriaSetRow.class)
                .list();
    }
}
