package vn.nennep.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import vn.nennep.shared.Sql;

/** Moves what one entry of a person presented to the other entry when the two are merged, and back. */
@ApplicationScoped
public class PresenterMoveRepository {

    @Inject
    private Sql sql;

    /** Names the kept entry as presenter in these meetings; presenters keep their order without a gap. */
    public void movePresenters(long keptId, long mergedId, List<Long> meetings) {
        sql.update(
                        """
                        delete from meeting_presenter d where d.member_id = :merged and exists (
                          select 1 from meeting_presenter k where k.meeting_id = d.meeting_id and k.member_id = :kept)
                        """)
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
        sql.update("update meeting_presenter set member_id = :kept where member_id = :merged")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
        sql.update(
                        """
                        update meeting_presenter p set position = n.position
                        from (select meeting_id, member_id,
                            row_number() over (partition by meeting_id order by position) - 1 as position
                          from meeting_presenter where meeting_id = any(:meetings)) n
                        where n.meeting_id = p.meeting_id and n.member_id = p.member_id and n.position <> p.position
                        """)
                .bindArray("meetings", Long.class, meetings)
                .execute();
    }

    /**
     * Gives meetings back the presenters that they had before.
     *
     * @param before JSON with the numbers of the {@code meetings} and the rows of {@code meeting_presenter}
     */
    public void restorePresenters(String before) {
        sql.update("delete from meeting_presenter where cast(:before as jsonb) -> 'meetings' @> to_jsonb(meeting_id)")
                .bind("before", before)
                .execute();
        sql.update(
                        """
                        insert into meeting_presenter select r.*
                        from jsonb_populate_recordset(cast(null as meeting_presenter),
                          cast(:before as jsonb) -> 'meeting_presenter') r
                        """)
                .bind("before", before)
                .execute();
    }
}
