package vn.nennep.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import vn.nennep.access.Device;
import vn.nennep.shared.Sql;

/** What was marked on roll calls and not saved, in the database. */
@ApplicationScoped
public class RollCallDraftRepository {

    @Inject
    private Sql sql;

    /** Replaces the draft of before, unless that one is of a later version. */
    void keep(long meetingId, String login, Instant at, int basedOn, Device device, String json) {
        sql.update(
                        """
                        insert into roll_call_draft (meeting_id, login, saved_at, based_on, device, content)
                        values (:meeting, :login, :at, :basedOn, :device, cast(:content as jsonb))
                        on conflict (meeting_id, login) do update set saved_at = excluded.saved_at,
                            based_on = excluded.based_on, device = excluded.device, content = excluded.content
                          where roll_call_draft.based_on <= excluded.based_on
                        """)
                .bind("meeting", meetingId)
                .bind("login", login)
                .bind("at", at)
                .bind("basedOn", basedOn)
                .bind("device", device.name())
                .bind("content", json)
                .execute();
    }

    /** A draft as it is kept. */
    record Kept(Instant savedAt, int basedOn, Device device, String content) {}

    Optional<Kept> find(long meetingId, String login) {
        return sql.query(
                        """
                        select saved_at, based_on, device, cast(content as text) as content from roll_call_draft
                        where meeting_id = :meeting and login = :login
                        """)
                .bind("meeting", meetingId)
                .bind("login", login)
                .mapTo(Kept.class)
                .findFirst();
    }

    void drop(long meetingId, String login) {
        sql.update("delete from roll_call_draft where meeting_id = :meeting and login = :login")
                .bind("meeting", meetingId)
                .bind("login", login)
                .execute();
    }
}
