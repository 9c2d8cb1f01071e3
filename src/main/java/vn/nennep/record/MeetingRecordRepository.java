package vn.nennep.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import vn.nennep.access.Device;
import vn.nennep.meeting.AssignedTask;
import vn.nennep.meeting.AwayRole;
import vn.nennep.meeting.Contribution;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingVote;
import vn.nennep.meeting.RecordLine;
import vn.nennep.shared.Sql;

/** Records of meetings in the database. */
@ApplicationScoped
public class MeetingRecordRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    /**
     * A record and what stands around it, as JSON.
     *
     * @param content a {@link RecordContent}
     * @param around a {@link RecordAround}
     * @param away a list of {@link AwayRole}
     */
    record Stored(String content, String around, String away) {}

    /** The record with the names of people: one statement for the whole page. */
    Stored getRecord(long meetingId) {
        return sql.query(
                        """
                        select cast(meeting_record(:meeting) as text) as content,
                          cast(meeting_record_around(:meeting) as text) as around,
                          cast(meeting_away(:meeting) as text) as away
                        """)
                .bind("meeting", meetingId)
                .mapTo(Stored.class)
                .one();
    }

    Optional<String> findVersion(long meetingId, int number) {
        return sql.query(
                        """
                        select cast(content as text) from record_version
                        where meeting_id = :meeting and number = :number
                        """)
                .bind("meeting", meetingId)
                .bind("number", number)
                .mapTo(String.class)
                .findFirst();
    }

    /** Keeps the record as it stands as the next version. */
    void keepVersion(long meetingId, Instant at, String by, String correctionReason) {
        sql.update(
                        """
                        insert into record_version (meeting_id, number, confirmed_at, confirmed_by, correction_reason, content)
                        select :meeting,
                          coalesce((select max(number) from record_version where meeting_id = :meeting), 0) + 1,
                          :at, :by, :reason, meeting_record(:meeting)
                        """)
                .bind("meeting", meetingId)
                .bind("at", at)
                .bind("by", by)
                .bind("reason", correctionReason)
                .execute();
    }

    /** Why the correction that is under way was begun; empty before the first confirmation. */
    Optional<String> findCorrectionReason(long meetingId) {
        return sql.query(
                        """
                        select reason from meeting_move
                        where meeting_id = :meeting and from_status = 'CONFIRMED' order by id desc limit 1
                        """)
                .bind("meeting", meetingId)
                .mapTo(String.class)
                .findFirst();
    }

    /** What somebody has typed and not saved; replaces the draft of before. */
    void keepDraft(long meetingId, String login, Instant at, int basedOn, Device device, String json) {
        sql.update(
                        """
                        insert into record_draft (meeting_id, login, saved_at, based_on, device, content)
                        values (:meeting, :login, :at, :basedOn, :device, cast(:content as jsonb))
                        on conflict (meeting_id, login) do update set saved_at = excluded.saved_at,
                            based_on = excluded.based_on, device = excluded.device, content = excluded.content
                          where record_draft.based_on <= excluded.based_on
                        """)
                .bind("meeting", meetingId)
                .bind("login", login)
                .bind("at", at)
                .bind("basedOn", basedOn)
                .bind("device", device.name())
                .bind("content", json)
                .execute();
    }

    /** What somebody has typed and not saved, as JSON with its moment and the version that it was based on. */
    Optional<String> findDraft(long meetingId, String login) {
        return sql.query(
                        """
                        select cast(jsonb_build_object('at', saved_at, 'basedOn', based_on, 'device', device, 'content', content) as text)
                        from record_draft where meeting_id = :meeting and login = :login and content <> '{}'
                        """)
                .bind("meeting", meetingId)
                .bind("login", login)
                .mapTo(String.class)
                .findFirst();
    }

    /** Leaves an empty draft of this version, so that one of an earlier version that is on its way comes too late. */
    void settleDraft(long meetingId, String login, Instant at, int version) {
        keepDraft(meetingId, login, at, version, Device.OTHER, "{}");
    }

    void dropDraft(long meetingId, String login) {
        sql.update("delete from record_draft where meeting_id = :meeting and login = :login")
                .bind("meeting", meetingId)
                .bind("login", login)
                .execute();
    }

    List<Contribution> listContributions(long meetingId) {
        return listOf(Contribution.class, meetingId);
    }

    List<MeetingVote> listVotes(long meetingId) {
        return listOf(MeetingVote.class, meetingId);
    }

    List<AssignedTask> listTasks(long meetingId) {
        return listOf(AssignedTask.class, meetingId);
    }

    /** Tasks of the cell that this meeting may find done: open ones of other meetings, and those it found done before. */
    List<AssignedTask> listFindable(Meeting meeting) {
        return em.createQuery(
                        """
                        select t from AssignedTask t
                        where t.cellId = :cell and t.meetingId <> :meeting and (t.doneOn is null or t.doneInId = :meeting)
                        """,
                        AssignedTask.class)
                .setParameter("cell", meeting.getCellId())
                .setParameter("meeting", meeting.getId())
                .getResultList();
    }

    private <T> List<T> listOf(Class<T> type, long meetingId) {
        return em.createQuery(
                        "select l from " + type.getSimpleName() + " l where l.meetingId = :meeting order by l.position",
                        type)
                .setParameter("meeting", meetingId)
                .getResultList();
    }

    /**
     * Makes a list of a record what was entered: known lines are changed, new ones made, others taken out.
     *
     * @param make a line that is not known yet
     */
    <E, T extends RecordLine<E>> void replace(
            Meeting meeting, List<T> before, List<E> entries, Function<E, UUID> refOf, Function<UUID, T> make) {
        Map<UUID, T> known = new HashMap<>();
        before.forEach(line -> known.put(line.ref(), line));
        Set<UUID> kept = new HashSet<>();
        int place = 0;
        for (E entry : entries) {
            UUID ref = refOf.apply(entry);
            if (!kept.add(ref)) {
                continue;
            }
            T line = known.get(ref);
            boolean fresh = line == null;
            if (fresh) {
                line = make.apply(ref);
            }
            line.enter(++place, entry, meeting);
            if (fresh) {
                em.persist(line);
            }
        }
        remove(before.stream().filter(line -> !kept.contains(line.ref())).toList());
    }

    private void remove(Collection<?> lines) {
        lines.forEach(em::remove);
    }

    /**
     * Whether all of these belong to the cell on the meeting's day, or stand in its roll call, or are named in its record
     * as it is saved: who came from elsewhere, as a file may say, stays.
     */
    boolean areOfMeeting(Collection<Long> members, Meeting meeting) {
        return sql.query(
                        """
                        select not exists (
                          select from unnest(:members) as named(id)
                          where named.id not in (
                            select s.member_id from membership s
                            where s.cell_id = :cell and :day between s.valid_from and coalesce(s.valid_to, 'infinity')
                            union all select e.member_id from roll_call_entry e where e.meeting_id = :meeting and e.year = :year
                            union all select c.member_id from contribution c where c.meeting_id = :meeting
                            union all select t.person_id from assigned_task t where t.meeting_id = :meeting
                            union all select p.member_id from meeting_presenter p where p.meeting_id = :meeting
                            union all select k.id from meeting m
                              cross join unnest(array[m.chair_id, m.minutes_secretary_id]) as k(id)
                              where m.id = :meeting and k.id is not null))
                        """)
                .bindArray("members", Long.class, members)
                .bind("cell", meeting.getCellId())
                .bind("day", meeting.getHeldOn())
                .bind("year", meeting.getHeldOn().getYear())
                .bind("meeting", meeting.getId())
                .mapTo(boolean.class)
                .one();
    }
}
