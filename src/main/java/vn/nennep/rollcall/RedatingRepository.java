package vn.nennep.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.meeting.Meeting;
import vn.nennep.shared.Sql;

/** Meetings that were moved to another day after they had been held, in the database. */
@ApplicationScoped
public class RedatingRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    /** The day of a meeting and what depends on it, as JSON. */
    String state(long meetingId) {
        return sql.query("select cast(meeting_day_state(:meeting) as text)")
                .bind("meeting", meetingId)
                .mapTo(String.class)
                .one();
    }

    void add(UUID ref, Meeting meeting, LocalDate from, String reason, String before, String by, Instant at) {
        String after = state(meeting.getId());
        sql.update(
                        """
                        insert into meeting_redating (id, ref, meeting_id, from_on, to_on, reason, before, after, made_at, made_by)
                        values (nextval('meeting_redating_seq'), :ref, :meeting, :from, :to, :reason,
                          cast(:before as jsonb), cast(:after as jsonb), :at, :by)
                        """)
                .bind("ref", ref)
                .bind("meeting", meeting.getId())
                .bind("from", from)
                .bind("to", meeting.getHeldOn())
                .bind("reason", reason)
                .bind("before", before)
                .bind("after", after)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    boolean isKnown(UUID ref) {
        return sql.query("select exists (select 1 from meeting_redating where ref = :ref)")
                .bind("ref", ref)
                .mapTo(boolean.class)
                .one();
    }

    /** The last move of a meeting that was not undone. */
    Optional<Redating> findLast(long meetingId) {
        return sql.query(
                        """
                        select r.id, r.from_on as "from", r.to_on as "to", r.reason, r.made_at as at, r.made_by as by,
                          r.after = meeting_day_state(r.meeting_id) as unchanged
                        from meeting_redating r where r.meeting_id = :meeting and r.undone_at is null
                        order by r.id desc limit 1
                        """)
                .bind("meeting", meetingId)
                .mapTo(Redating.class)
                .findFirst();
    }

    /** Puts the meeting back on its day with the roll that it had. */
    void restore(Redating redating, Meeting meeting, String by, Instant at) {
        sql.query("select cast(restore_meeting_day(before) as text) from meeting_redating where id = :id")
                .bind("id", redating.id())
                .mapTo(String.class)
                .list();
        sql.update(
                        """
                        update meeting_redating set undone_at = :at, undone_by = :by, version = version + 1 where id = :id
                        """)
                .bind("id", redating.id())
                .bind("at", at)
                .bind("by", by)
                .execute();
        em.refresh(meeting);
    }

    /** Whether the cell has another counted thematic meeting in the quarter of a day. */
    boolean hasOtherThematic(Meeting meeting, LocalDate day) {
        return sql.query(
                        """
                        select exists (select 1 from meeting
                          where cell_id = :cell and id <> :meeting and kind = 'THEMATIC' and counted
                            and date_trunc('quarter', held_on) = date_trunc('quarter', cast(:day as date)))
                        """)
                .bind("cell", meeting.getCellId())
                .bind("meeting", meeting.getId())
                .bind("day", day)
                .mapTo(boolean.class)
                .one();
    }
}
