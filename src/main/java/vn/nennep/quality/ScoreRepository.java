package vn.nennep.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import vn.nennep.shared.Sql;

/** Scores of meetings in the database. */
@ApplicationScoped
public class ScoreRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    Optional<MeetingScore> find(long meetingId) {
        return Optional.ofNullable(em.find(MeetingScore.class, meetingId));
    }

    /** Writes at once; the lines name it. */
    void add(MeetingScore score) {
        em.persist(score);
        em.flush();
    }

    /** The grade of a meeting; empty while nobody gave one. */
    Optional<Grade> findGrade(long meetingId) {
        return sql.query("select grade from meeting_score where meeting_id = :meeting and grade is not null")
                .bind("meeting", meetingId)
                .mapTo(Grade.class)
                .findFirst();
    }

    /** Writes what people gave; a proposal that is there stays as it was. */
    void saveLines(long meetingId, List<ScoreLine> lines) {
        sql.update(
                        """
                        insert into meeting_score_line (meeting_id, criterion, proposed_points, evidence,
                          self_points, self_reason, superior_points, superior_reason)
                        select :meeting, x.criterion, x.proposed, x.evidence, x.self, x.self_reason, x.superior,
                          x.superior_reason
                        from jsonb_to_recordset(cast(:lines as jsonb)) as x(criterion text, proposed numeric, evidence jsonb,
                          self numeric, self_reason text, superior numeric, superior_reason text)
                        on conflict (meeting_id, criterion) do update
                        set self_points = excluded.self_points, self_reason = excluded.self_reason,
                          superior_points = excluded.superior_points, superior_reason = excluded.superior_reason
                        """)
                .bind("meeting", meetingId)
                .bind("lines", ScoreLines.write(lines))
                .execute();
    }
}
