package vn.nennep.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.meeting.Meeting;

/** Meetings that were moved to another day after they had been held, in the database. */
@ApplicationScoped
public class RedatingRepository {

    @PersistenceContext
    private EntityManager em;

    /** The day of a meeting and what depends on it, as JSON. */
    String state(long meetingId) {
        em.flush();
        return (String) em.createNativeQuery("select cast(meeting_day_state(?1) as text)")
                .setParameter(1, meetingId)
                .getSingleResult();
    }

    void add(UUID ref, Meeting meeting, LocalDate from, String reason, String before, String by, Instant at) {
        String after = state(meeting.getId());
        em.createNativeQuery(
                        """
                        insert into meeting_redating (id, ref, meeting_id, from_on, to_on, reason, before, after, made_at, made_by)
                        values (nextval('meeting_redating_seq'), ?1, ?2, ?3, ?4, ?5, cast(?6 as jsonb), cast(?7 as jsonb), ?8, ?9)
                        """)
                .setParameter(1, ref)
                .setParameter(2, meeting.getId())
                .setParameter(3, from)
                .setParameter(4, meeting.getHeldOn())
                .setParameter(5, reason)
                .setParameter(6, before)
                .setParameter(7, after)
                .setParameter(8, Timestamp.from(at))
                .setParameter(9, by)
                .executeUpdate();
    }

    boolean isKnown(UUID ref) {
        return !em.createNativeQuery("select 1 from meeting_redating where ref = ?1")
                .setParameter(1, ref)
                .getResultList()
                .isEmpty();
    }

    /** The last move of a meeting that was not undone. */
    Optional<Redating> findLast(long meetingId) {
        List<?> rows = em.createNativeQuery(
                        """
                        select r.id, r.from_on, r.to_on, r.reason, r.made_at, r.made_by,
                          r.after = meeting_day_state(r.meeting_id) as unchanged
                        from meeting_redating r where r.meeting_id = ?1 and r.undone_at is null order by r.id desc limit 1
                        """)
                .setParameter(1, meetingId)
                .getResultList();
        return rows.stream().map(RedatingRepository::redating).findFirst();
    }

    private static Redating redating(Object row) {
        Object[] columns = (Object[]) row;
        return new Redating(
                ((Number) columns[0]).longValue(),
                ((Date) columns[1]).toLocalDate(),
                ((Date) columns[2]).toLocalDate(),
                (String) columns[3],
                ((Timestamp) columns[4]).toInstant(),
                (String) columns[5],
                (Boolean) columns[6]);
    }

    /** Puts the meeting back on its day with the roll that it had. */
    void restore(Redating redating, Meeting meeting, String by, Instant at) {
        em.flush();
        em.createNativeQuery("select restore_meeting_day(before) from meeting_redating where id = ?1")
                .setParameter(1, redating.id())
                .getResultList();
        em.createNativeQuery("update meeting_redating set undone_at = ?2, undone_by = ?3, version = version + 1"
                        + " where id = ?1")
                .setParameter(1, redating.id())
                .setParameter(2, Timestamp.from(at))
                .setParameter(3, by)
                .executeUpdate();
        em.refresh(meeting);
    }

    /** Whether the cell has another counted thematic session in the quarter of a day. */
    boolean hasOtherThematic(Meeting meeting, LocalDate day) {
        return !em.createNativeQuery(
                        """
                        select 1 from meeting where cell_id = ?1 and id <> ?2 and kind = 'THEMATIC' and counted
                          and date_trunc('quarter', held_on) = date_trunc('quarter', cast(?3 as date))
                        """)
                .setParameter(1, meeting.getCellId())
                .setParameter(2, meeting.getId())
                .setParameter(3, day)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
