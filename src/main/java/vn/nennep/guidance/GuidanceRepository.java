package vn.nennep.guidance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.material.MaterialRow;

/** Guidance documents in the database. */
@ApplicationScoped
public class GuidanceRepository {

    private static final String ROW = "select g.id, g.ref, g.number, g.issuer, g.subject, g.issued_on, g.valid_from,"
            + " g.valid_to, u.code, n.name, g.version, " + MaterialRow.COLUMNS;

    private static final String NAMED =
            """
             left join unit u on u.id = g.unit_id
             left join lateral (select p.name from unit_period p where p.unit_id = g.unit_id
               order by p.valid_from desc limit 1) n on true
             left join material f on f.id = g.material_id
            """;

    private static final int FILE = 11;

    @PersistenceContext
    private EntityManager em;

    Optional<Guidance> find(UUID ref) {
        return em.createQuery("select g from Guidance g where g.ref = :ref", Guidance.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    Optional<GuidanceRow> findRow(UUID ref) {
        return rows(em.createNativeQuery(ROW + " from guidance g" + NAMED + " where g.ref = ?1")
                        .setParameter(1, ref))
                .stream()
                .findFirst();
    }

    /** Nearest issuer first. */
    List<GuidanceRow> listInForce(long unitId, LocalDate day) {
        return rows(em.createNativeQuery(
                        ROW + " from guidance_in_force(?1, ?2) with ordinality as g(id, ref, unit_id, number, issuer,"
                                + " subject, issued_on, valid_from, valid_to, material_id, published_at, published_by,"
                                + " version, place)" + NAMED + " order by g.place")
                .setParameter(1, unitId)
                .setParameter(2, day));
    }

    /** Newest first. */
    List<GuidanceRow> list(GuidanceFilter filter) {
        return rows(em.createNativeQuery(
                        ROW
                                + " from guidance g" + NAMED
                                + """
                         where (cast(?1 as date) is null
                             or ?1 between g.valid_from and coalesce(g.valid_to, 'infinity'))
                           and (cast(?2 as text) is null or g.issuer = ?2)
                         order by g.issued_on desc, g.number
                        """)
                .setParameter(1, filter.day())
                .setParameter(2, filter.issuer()));
    }

    List<String> listIssuers() {
        List<?> issuers = em.createNativeQuery("select distinct issuer collate \"vi-x-icu\" from guidance order by 1")
                .getResultList();
        return issuers.stream().map(String.class::cast).toList();
    }

    boolean exists(String number, LocalDate issuedOn, long unitId) {
        return !em.createNativeQuery("select 1 from guidance where number = ?1 and issued_on = ?2 and unit_id = ?3")
                .setParameter(1, number)
                .setParameter(2, issuedOn)
                .setParameter(3, unitId)
                .getResultList()
                .isEmpty();
    }

    /** Identifier of the unit with this code; empty for none. */
    Optional<Long> findUnit(String code) {
        List<?> ids = em.createNativeQuery("select id from unit where code = ?1")
                .setParameter(1, code)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).findFirst();
    }

    /**
     * Today's units to publish for.
     *
     * @param ids null for every province
     */
    List<IssuingUnit> listUnits(Collection<Long> ids, LocalDate today) {
        if (ids != null && ids.isEmpty()) {
            return List.of();
        }
        Query query = em.createNativeQuery(
                        """
                        select u.code, p.name from unit u
                        join unit_period_on(?1) p on p.unit_id = u.id
                        where p.kind <> 'CELL' and
                        """
                                + (ids == null ? " p.kind = 'PROVINCE'" : " u.id = any (cast(?2 as bigint[]))")
                                + " order by u.code")
                .setParameter(1, today);
        if (ids != null) {
            query.setParameter(
                    2, "{" + String.join(",", ids.stream().map(String::valueOf).toList()) + "}");
        }
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new IssuingUnit((String) row[0], (String) row[1]))
                .toList();
    }

    /** Codes of the units, among those that documents bind, that stand in one of these branches today. */
    List<String> listBoundBelow(Collection<Long> roots, LocalDate today) {
        if (roots.isEmpty()) {
            return List.of();
        }
        List<?> codes = em.createNativeQuery(
                        """
                        select distinct u.code from guidance g
                        join unit u on u.id = g.unit_id
                        where exists (select 1 from unit_chain(g.unit_id, ?1) c
                                      where c.unit_id = any (cast(?2 as bigint[])))
                        """)
                .setParameter(1, today)
                .setParameter(
                        2,
                        "{"
                                + String.join(
                                        ",", roots.stream().map(String::valueOf).toList())
                                + "}")
                .getResultList();
        return codes.stream().map(String.class::cast).toList();
    }

    /** Codes of all units that documents bind. */
    List<String> listBound() {
        List<?> codes = em.createNativeQuery("select distinct u.code from guidance g join unit u on u.id = g.unit_id")
                .getResultList();
        return codes.stream().map(String.class::cast).toList();
    }

    boolean hasAttached(long materialId) {
        return !em.createNativeQuery("select 1 from guidance where material_id = ?1")
                .setParameter(1, materialId)
                .getResultList()
                .isEmpty();
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(Guidance guidance) {
        em.persist(guidance);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    private static List<GuidanceRow> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(GuidanceRepository::row)
                .toList();
    }

    private static GuidanceRow row(Object[] row) {
        return new GuidanceRow(
                ((Number) row[0]).longValue(),
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                day(row[5]),
                day(row[6]),
                day(row[7]),
                (String) row[8],
                (String) row[9],
                MaterialRow.of(row, FILE),
                ((Number) row[10]).intValue());
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }
}
