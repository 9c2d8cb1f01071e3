package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import vn.nennep.shared.Sql;

/** Parts of papers that people wrote, in the database. */
@ApplicationScoped
public class PaperDraftRepository {

    private static final String ONE = " where unit_id = :unit and kind = :kind and about = :about";

    @Inject
    private Sql sql;

    List<PaperDraft> list(PaperFacts paper) {
        return sql.query(
                        "select part, text, cast(figures as text) as figures, saved_at, saved_by, version from paper_draft"
                                + ONE)
                .bind("unit", paper.unit().id())
                .bind("kind", paper.kind().name())
                .bind("about", paper.about())
                .mapTo(PaperDraft.class)
                .list();
    }

    void add(PaperFacts paper, String part, String text, String figures, Instant at, String by) {
        sql.update(
                        """
                        insert into paper_draft (unit_id, kind, about, part, text, figures, saved_at, saved_by)
                        values (:unit, :kind, :about, :part, :text, cast(:figures as jsonb), :at, :by)
                        """)
                .bind("unit", paper.unit().id())
                .bind("kind", paper.kind().name())
                .bind("about", paper.about())
                .bind("part", part)
                .bind("text", text)
                .bind("figures", figures)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    /** @return whether nobody saved it since that version */
    boolean change(PaperFacts paper, String part, int version, String text, String figures, Instant at, String by) {
        return sql.update(
                                "update paper_draft set text = :text, figures = cast(:figures as jsonb), saved_at = :at, saved_by = :by,"
                                        + " version = version + 1" + ONE + " and part = :part and version = :version")
                        .bind("unit", paper.unit().id())
                        .bind("kind", paper.kind().name())
                        .bind("about", paper.about())
                        .bind("part", part)
                        .bind("version", version)
                        .bind("text", text)
                        .bind("figures", figures)
                        .bind("at", at)
                        .bind("by", by)
                        .execute()
                == 1;
    }

    /** @return whether nobody saved it since that version */
    boolean remove(PaperFacts paper, String part, int version) {
        return sql.update("delete from paper_draft" + ONE + " and part = :part and version = :version")
                        .bind("unit", paper.unit().id())
                        .bind("kind", paper.kind().name())
                        .bind("about", paper.about())
                        .bind("part", part)
                        .bind("version", version)
                        .execute()
                == 1;
    }
}
