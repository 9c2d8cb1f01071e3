package vn.nennep.guidance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.access.Scope;
import vn.nennep.material.MaterialRow;
import vn.nennep.shared.Sql;

/** Guidance documents in the database. */
@ApplicationScoped
public class GuidanceRepository {

    private static final String ROW =
            "select g.id, g.ref, g.number, g.issuer, g.subject, g.issued_on, g.valid_from, g.valid_to,"
                    + " u.code as unit_code, n.name as unit_name, g.version, " + MaterialRow.COLUMNS;

    private static final String NAMED =
            """
             left join unit u on u.id = g.unit_id
             left join lateral (select p.name from unit_period p where p.unit_id = g.unit_id
               order by p.valid_from desc limit 1) n on true
             left join material f on f.id = g.material_id
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    Optional<Guidance> find(UUID ref) {
        return em.createQuery("select g from Guidance g where g.ref = :ref", Guidance.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    Optional<GuidanceRow> findRow(UUID ref) {
        return rows(sql.query(ROW + " from guidance g" + NAMED + " where g.ref = :ref")
                        .bind("ref", ref))
                .stream()
                .findFirst();
    }

    /** Nearest issuer first. */
    List<GuidanceRow> listInForce(long unitId, LocalDate day) {
        return rows(sql.query(ROW
                        + " from guidance_in_force(:unit, :day) with ordinality as g(id, ref, unit_id, number, issuer,"
                        + " subject, issued_on, valid_from, valid_to, material_id, published_at, published_by,"
                        + " version, place)" + NAMED + " order by g.place")
                .bind("unit", unitId)
                .bind("day", day));
    }

    /** Newest first. */
    List<GuidanceRow> list(GuidanceFilter filter) {
        return rows(sql.query(
                        ROW
                                + " from guidance g" + NAMED
                                + """
                         where (cast(:day as date) is null
                             or :day between g.valid_from and coalesce(g.valid_to, 'infinity'))
                           and (cast(:issuer as text) is null or g.issuer = :issuer)
                         order by g.issued_on desc, g.number
                        """)
                .bind("day", filter.day())
                .bind("issuer", filter.issuer()));
    }

    /** Everybody who issued anything, by name. */
    List<String> listIssuers() {
        return sql.query("select distinct issuer collate \"vi-x-icu\" from guidance order by 1")
                .mapTo(String.class)
                .list();
    }

    boolean exists(String number, LocalDate issuedOn, long unitId) {
        return sql.query(
                        """
                        select exists (select 1 from guidance
                          where number = :number and issued_on = :issuedOn and unit_id = :unit)
                        """)
                .bind("number", number)
                .bind("issuedOn", issuedOn)
                .bind("unit", unitId)
                .mapTo(boolean.class)
                .one();
    }

    /** Identifier of the unit with this code; empty for none. */
    Optional<Long> findUnit(String code) {
        return sql.query("select id from unit where code = :code")
                .bind("code", code)
                .mapTo(Long.class)
                .findFirst();
    }

    /** Today's units to publish for: those of the scope itself, every province when it is everywhere. No cells. */
    List<IssuingUnit> listUnits(Scope scope, LocalDate today) {
        return sql.query(
                        """
                        select u.code, p.name from unit u
                        join unit_period_on(:today) p on p.unit_id = u.id
                        where p.kind <> 'CELL' and (:everywhere and p.kind = 'PROVINCE' or u.id = any(:units))
                        order by u.code
                        """)
                .bind("today", today)
                .bind("everywhere", scope.isEverywhere())
                .bindArray("units", Long.class, scope.units())
                .mapTo(IssuingUnit.class)
                .list();
    }

    /** Codes of the units, among those that documents bind, that stand in a scope today. */
    Set<String> listBound(Scope scope, LocalDate today) {
        if (scope.isNowhere()) {
            return Set.of();
        }
        return sql.query(
                        """
                        select distinct u.code from guidance g
                        join unit u on u.id = g.unit_id
                        where :everywhere
                          or exists (select 1 from unit_chain(g.unit_id, :today) c where c.unit_id = any(:units))
                        """)
                .bind("everywhere", scope.isEverywhere())
                .bind("today", today)
                .bindArray("units", Long.class, scope.units())
                .mapTo(String.class)
                .set();
    }

    boolean hasAttached(long materialId) {
        return sql.query("select exists (select 1 from guidance where material_id = :material)")
                .bind("material", materialId)
                .mapTo(boolean.class)
                .one();
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
        return query.mapTo(Columns.class).map(Columns::row).list();
    }

    /**
     * A row as it is read: the document, and its file.
     *
     * @param fileRef null when no file is attached, and so is all that follows
     */
    record Columns(
            long id,
            UUID ref,
            String number,
            String issuer,
            String subject,
            LocalDate issuedOn,
            LocalDate validFrom,
            LocalDate validTo,
            String unitCode,
            String unitName,
            int version,
            UUID fileRef,
            String fileName,
            String mediaType,
            Long sizeBytes,
            Boolean pictured,
            Instant uploadedAt,
            String uploadedBy) {

        private GuidanceRow row() {
            MaterialRow file = fileRef == null
                    ? null
                    : MaterialRow.of(fileRef, fileName, mediaType, sizeBytes, pictured, uploadedAt, uploadedBy);
            return new GuidanceRow(
                    id, ref, number, issuer, subject, issuedOn, validFrom, validTo, unitCode, unitName, file, version);
        }
    }
}
