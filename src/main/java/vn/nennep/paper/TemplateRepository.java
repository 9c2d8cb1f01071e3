package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.Sql;

/** Templates in the database. */
@ApplicationScoped
public class TemplateRepository {

    private static final String ROW =
            """
            select t.ref, t.unit_id, u.code as unit_code, n.name as unit_name, t.kind, t.valid_from, t.file_name, t.sha256,
              t.published_at, t.published_by, t.withdrawn_at
            from paper_template t left join unit u on u.id = t.unit_id
            left join lateral (select p.name from unit_period p where p.unit_id = t.unit_id
              order by p.valid_from desc limit 1) n on true
            """;

    @Inject
    private Sql sql;

    /** All templates, by kind, the newest first. */
    List<PaperTemplate> list() {
        return sql.query(ROW + " order by t.kind, t.valid_from desc, t.id desc")
                .mapTo(PaperTemplate.class)
                .list();
    }

    Optional<PaperTemplate> find(UUID ref) {
        return sql.query(ROW + " where t.ref = :ref")
                .bind("ref", ref)
                .mapTo(PaperTemplate.class)
                .findFirst();
    }

    byte[] getContent(UUID ref) {
        return sql.query("select content from paper_template where ref = :ref")
                .bind("ref", ref)
                .mapTo(byte[].class)
                .one();
    }

    /** The template by which a unit's papers of a kind and day are made: the nearest committee's, then the newest. */
    Optional<byte[]> findInForce(long unitId, PaperKind kind, LocalDate day) {
        return sql.query(
                        """
                        select t.content from paper_template t
                        left join unit_chain(:unit, unit_day(:unit, :day)) c on c.unit_id = t.unit_id
                        where t.kind = :kind and t.valid_from <= :day and t.withdrawn_at is null
                          and (t.unit_id is null or c.unit_id is not null)
                        order by c.distance nulls last, t.valid_from desc, t.id desc limit 1
                        """)
                .bind("unit", unitId)
                .bind("kind", kind.name())
                .bind("day", day)
                .mapTo(byte[].class)
                .findFirst();
    }

    void add(
            UUID ref,
            Long unitId,
            PaperKind kind,
            LocalDate validFrom,
            String fileName,
            String sha256,
            byte[] content,
            Instant at,
            String by) {
        sql.update(
                        """
                        insert into paper_template (id, ref, unit_id, kind, valid_from, file_name, sha256, content, published_at,
                          published_by)
                        values (nextval('paper_template_seq'), :ref, :unit, :kind, :from, :name, :sha256, :content, :at, :by)
                        """)
                .bind("ref", ref)
                .bind("unit", unitId)
                .bind("kind", kind.name())
                .bind("from", validFrom)
                .bind("name", fileName)
                .bind("sha256", sha256)
                .bind("content", content)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    void withdraw(UUID ref, Instant at, String by) {
        sql.update("update paper_template set withdrawn_at = :at, withdrawn_by = :by where ref = :ref")
                .bind("ref", ref)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }
}
