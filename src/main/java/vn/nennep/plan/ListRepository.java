package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;

/** The lists that a province extends, in the database. */
@ApplicationScoped
public class ListRepository {

    private static final String GROUP_USES =
            """
            (select count(*) from meeting m where m.topic_group = c.code)
              + (select count(*) from plan_line l where l.topic_group = c.code)
            """;

    private static final String FORM_USES =
            """
            (select count(*) from meeting_form f where f.form = c.code)
              + (select count(*) from plan_line_form f where f.form = c.code)
            """;

    @PersistenceContext
    private EntityManager em;

    List<ListedCode> list(ListKind kind) {
        List<?> rows = em.createNativeQuery(
                        "select code, name_vi, name_en, withdrawn_on from " + kind.table() + " order by position, code")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ListedCode((String) row[0], (String) row[1], (String) row[2], day(row[3])))
                .toList();
    }

    List<ListRow> listRows(ListKind kind) {
        List<?> rows = em.createNativeQuery("select c.code, c.name_vi, c.name_en, c.position, c.withdrawn_on, "
                        + (kind == ListKind.TOPIC_GROUP ? GROUP_USES : FORM_USES)
                        + ", c.version from " + kind.table() + " c order by c.position, c.code")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ListRow(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        ((Number) row[3]).intValue(),
                        day(row[4]),
                        ((Number) row[5]).longValue(),
                        ((Number) row[6]).intValue()))
                .toList();
    }

    /** Adds an entry at the end. */
    void add(ListKind kind, String code, String nameVi, String nameEn) {
        em.createNativeQuery("insert into " + kind.table() + " (code, name_vi, name_en, position)"
                        + " select ?1, ?2, ?3, coalesce(max(position), 0) + 10 from " + kind.table())
                .setParameter(1, code)
                .setParameter(2, nameVi)
                .setParameter(3, nameEn)
                .executeUpdate();
    }

    /** @return whether the entry still had that version */
    boolean rename(ListKind kind, String code, int version, String nameVi, String nameEn) {
        return em.createNativeQuery(
                                "update " + kind.table()
                                        + " set name_vi = ?3, name_en = ?4, version = version + 1 where code = ?1 and version = ?2")
                        .setParameter(1, code)
                        .setParameter(2, version)
                        .setParameter(3, nameVi)
                        .setParameter(4, nameEn)
                        .executeUpdate()
                == 1;
    }

    /** @param day null to bring it back into use */
    void withdraw(ListKind kind, String code, LocalDate day) {
        em.createNativeQuery("update " + kind.table()
                        + " set withdrawn_on = cast(?2 as date), version = version + 1"
                        + " where code = ?1 and withdrawn_on is distinct from cast(?2 as date)")
                .setParameter(1, code)
                .setParameter(2, day)
                .executeUpdate();
    }

    void place(ListKind kind, String code, int position) {
        em.createNativeQuery("update " + kind.table() + " set position = ?2 where code = ?1 and position <> ?2")
                .setParameter(1, code)
                .setParameter(2, position)
                .executeUpdate();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }
}
