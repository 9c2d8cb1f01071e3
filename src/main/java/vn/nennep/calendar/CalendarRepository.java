package vn.nennep.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reporting years in the database. */
@ApplicationScoped
public class CalendarRepository {

    @PersistenceContext
    private EntityManager em;

    Optional<ReportingYear> find(int year) {
        return Optional.ofNullable(em.find(ReportingYear.class, year));
    }

    void add(ReportingYear year) {
        em.persist(year);
    }

    List<ReportingYear> list() {
        return em.createQuery("select y from ReportingYear y order by y.year desc", ReportingYear.class)
                .getResultList();
    }
}
