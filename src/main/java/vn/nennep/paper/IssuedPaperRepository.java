package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.shared.Sql;

/** Issued papers, their numbers and terms in the database. */
@ApplicationScoped
public class IssuedPaperRepository {

    private static final String ROW =
            """
            select p.id, p.ref, p.unit_id, p.kind, p.about, p.title, p.number_text, p.issued_on, p.issued_at, p.issued_by,
              b.ref as replaces, n.ref as replaced_by, cast(p.figures as text) as figures,
              (select f.sha256 from issued_paper_file f where f.paper_id = p.id and f.format = 'DOCX') as docx_sha256,
              (select f.sha256 from issued_paper_file f where f.paper_id = p.id and f.format = 'PDF') as pdf_sha256
            from issued_paper p
            left join issued_paper b on b.id = p.replaces_id
            left join issued_paper n on n.replaces_id = p.id
            """;

    @Inject
    private Sql sql;

    Optional<IssuedPaper> find(UUID ref) {
        return sql.query(ROW + " where p.ref = :ref")
                .bind("ref", ref)
                .mapTo(IssuedPaper.class)
                .findFirst();
    }

    /** The papers of a unit, the latest first. */
    List<IssuedPaper> list(long unitId) {
        return sql.query(ROW + " where p.unit_id = :unit order by p.issued_at desc, p.id desc")
                .bind("unit", unitId)
                .mapTo(IssuedPaper.class)
                .list();
    }

    /** The latest paper of a kind about something; empty when none was issued yet. */
    Optional<IssuedPaper> findLatest(long unitId, PaperKind kind, String about) {
        return sql.query(ROW
                        + " where p.unit_id = :unit and p.kind = :kind and p.about = :about order by p.id desc limit 1")
                .bind("unit", unitId)
                .bind("kind", kind.name())
                .bind("about", about)
                .mapTo(IssuedPaper.class)
                .findFirst();
    }

    /**
     * Takes the next number of a type in a term. Whoever comes meanwhile, on this server or another, waits until this
     * transaction ends: no number is given twice, and none is left out.
     */
    int takeNumber(long unitId, String type, LocalDate termFrom) {
        return sql.query(
                        """
                        insert into paper_number (unit_id, type, term_from, last) values (:unit, :type, :term, 1)
                        on conflict (unit_id, type, term_from) do update set last = paper_number.last + 1
                        returning last
                        """)
                .bind("unit", unitId)
                .bind("type", type)
                .bind("term", termFrom)
                .mapTo(int.class)
                .one();
    }

    /**
     * Keeps a paper.
     *
     * @param type null without a number, likewise {@code term} and {@code number}
     * @return its identifier
     */
    long add(
            UUID ref,
            PaperFacts facts,
            String type,
            LocalDate term,
            Integer number,
            String numberText,
            Long replaces,
            String figures,
            Instant at,
            String by) {
        return sql.query(
                        """
                        insert into issued_paper (id, ref, unit_id, kind, about, title, type, term_from, number, number_text,
                          issued_on, issued_at, issued_by, replaces_id, figures)
                        values (nextval('issued_paper_seq'), :ref, :unit, :kind, :about, :title, :type, :term, :number, :text,
                          :day, :at, :by, :replaces, cast(:figures as jsonb))
                        returning id
                        """)
                .bind("ref", ref)
                .bind("unit", facts.unit().id())
                .bind("kind", facts.kind().name())
                .bind("about", facts.about())
                .bind("title", facts.title())
                .bind("type", type)
                .bind("term", term)
                .bind("number", number)
                .bind("text", numberText)
                .bind("day", facts.day())
                .bind("at", at)
                .bind("by", by)
                .bind("replaces", replaces)
                .bind("figures", figures)
                .mapTo(long.class)
                .one();
    }

    void addFile(long paper, PaperFormat format, String sha256, byte[] content) {
        sql.update("insert into issued_paper_file (paper_id, format, sha256, content)"
                        + " values (:paper, :format, :sha256, :content)")
                .bind("paper", paper)
                .bind("format", format.name())
                .bind("sha256", sha256)
                .bind("content", content)
                .execute();
    }

    byte[] getFile(long paper, PaperFormat format) {
        return sql.query("select content from issued_paper_file where paper_id = :paper and format = :format")
                .bind("paper", paper)
                .bind("format", format.name())
                .mapTo(byte[].class)
                .one();
    }

    /** The term of a unit that has the day, as somebody entered it. */
    Optional<Term> findTerm(long unitId, LocalDate day) {
        return sql.query("select valid_from as \"from\", valid_to as \"to\" from paper_term"
                        + " where unit_id = :unit and :day between valid_from and valid_to")
                .bind("unit", unitId)
                .bind("day", day)
                .mapTo(Term.class)
                .findFirst();
    }

    void addTerm(long unitId, Term term) {
        sql.update("insert into paper_term (unit_id, valid_from, valid_to) values (:unit, :from, :to)")
                .bind("unit", unitId)
                .bind("from", term.from())
                .bind("to", term.to())
                .execute();
    }
}
