package vn.nennep.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.material.MaterialRow;
import vn.nennep.shared.Sql;

/** Preparations of meetings and the files of meetings in the database. */
@ApplicationScoped
public class MeetingPreparationRepository {

    private static final String MEETING =
            """
            select m.id, m.ref, m.cell_id, u.code as cell_code, p.name as cell_name, m.kind, m.number, m.held_on,
              m.starts_at, m.topic, m.status,
              (select string_agg(b.full_name, ', ' order by r.position)
               from meeting_presenter r join member b on b.id = r.member_id where r.meeting_id = m.id) as presenters,
              exists (select 1 from meeting_presenter r
                      where r.meeting_id = m.id and r.member_id = (select scope_member())) as own
            from meeting m
            join unit u on u.id = m.cell_id
            left join unit_period_on(m.held_on) p on p.unit_id = m.cell_id
            """;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    /** A file of a meeting as it is read. */
    record Line(
            MaterialPurpose purpose,
            UUID fileRef,
            String fileName,
            String mediaType,
            long sizeBytes,
            boolean pictured,
            Instant uploadedAt,
            String uploadedBy) {

        MeetingMaterialRow row() {
            return new MeetingMaterialRow(
                    purpose,
                    MaterialRow.of(fileRef, fileName, mediaType, sizeBytes, pictured, uploadedAt, uploadedBy),
                    false);
        }
    }

    Optional<PreparedMeeting> findMeeting(UUID ref) {
        return findMeeting(" where m.ref = :value", ref);
    }

    Optional<PreparedMeeting> findMeeting(String code) {
        return findMeeting(" where m.code = :value", code);
    }

    /** The meeting that a file is attached to. */
    Optional<PreparedMeeting> findMeetingOf(long materialId) {
        return findMeeting(" join meeting_material a on a.meeting_id = m.id where a.material_id = :value", materialId);
    }

    private Optional<PreparedMeeting> findMeeting(String which, Object value) {
        return sql.query(MEETING + which)
                .bind("value", value)
                .mapTo(PreparedMeeting.class)
                .findFirst();
    }

    Optional<MeetingPreparation> find(long meetingId) {
        return Optional.ofNullable(em.find(MeetingPreparation.class, meetingId));
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(MeetingPreparation preparation) {
        em.persist(preparation);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    /** Lets nobody else change the meeting's files, or its first step, until the transaction ends. */
    void lock(long meetingId) {
        sql.query("select id from meeting where id = :meeting for update")
                .bind("meeting", meetingId)
                .mapTo(Long.class)
                .list();
    }

    /** The files of a meeting with what each is to it, in the order in which they came. */
    List<MeetingMaterialRow> listMaterials(long meetingId) {
        return sql.query("select a.purpose, " + MaterialRow.COLUMNS
                        + " from meeting_material a join material f on f.id = a.material_id"
                        + " where a.meeting_id = :meeting order by a.position")
                .bind("meeting", meetingId)
                .mapTo(Line.class)
                .map(Line::row)
                .list();
    }

    /** The purpose of a file of the meeting that has this content; empty when there is none. */
    Optional<MaterialPurpose> findPurpose(long meetingId, String sha256) {
        return sql.query("select a.purpose from meeting_material a join material f on f.id = a.material_id"
                        + " where a.meeting_id = :meeting and f.sha256 = :content")
                .bind("meeting", meetingId)
                .bind("content", sha256)
                .mapTo(MaterialPurpose.class)
                .findFirst();
    }

    /** The purpose of a file of the meeting; empty when it is not attached to it. */
    Optional<MaterialPurpose> findPurpose(long meetingId, long materialId) {
        return sql.query("select purpose from meeting_material where meeting_id = :meeting and material_id = :material")
                .bind("meeting", meetingId)
                .bind("material", materialId)
                .mapTo(MaterialPurpose.class)
                .findFirst();
    }

    boolean hasDraft(long meetingId) {
        return sql.query(
                        "select exists (select 1 from meeting_material where meeting_id = :meeting and purpose = 'DRAFT')")
                .bind("meeting", meetingId)
                .mapTo(boolean.class)
                .one();
    }

    void attach(long meetingId, long materialId, MaterialPurpose purpose) {
        sql.update(
                        """
                        insert into meeting_material (meeting_id, material_id, purpose, position)
                        select :meeting, :material, :purpose, coalesce(max(position), 0) + 1
                        from meeting_material where meeting_id = :meeting
                        """)
                .bind("meeting", meetingId)
                .bind("material", materialId)
                .bind("purpose", purpose)
                .execute();
    }

    void detach(long meetingId, long materialId) {
        sql.update("delete from meeting_material where meeting_id = :meeting and material_id = :material")
                .bind("meeting", meetingId)
                .bind("material", materialId)
                .execute();
    }

    /** How far a meeting's preparation has come. */
    PreparationState findState(long meetingId) {
        return find(meetingId).map(MeetingPreparation::state).orElse(PreparationState.NOT_ASSIGNED);
    }
}
