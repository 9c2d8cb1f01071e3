package vn.nennep.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.material.MaterialRow;

/** Preparations of meetings and the files of meetings in the database. */
@ApplicationScoped
public class MeetingPreparationRepository {

    private static final String MEETING =
            """
            select m.id, m.ref, m.cell_id, u.code, p.name, m.kind, m.number, m.held_on, m.starts_at, m.topic, m.status,
              (select string_agg(b.full_name, ', ' order by r.position)
               from meeting_presenter r join member b on b.id = r.member_id where r.meeting_id = m.id),
              exists (select 1 from meeting_presenter r
                      where r.meeting_id = m.id and r.member_id = (select scope_member()))
            from meeting m
            join unit u on u.id = m.cell_id
            left join unit_period_on(m.held_on) p on p.unit_id = m.cell_id
            """;

    @PersistenceContext
    private EntityManager em;

    Optional<PreparedMeeting> findMeeting(UUID ref) {
        return meeting(em.createNativeQuery(MEETING + " where m.ref = ?1")
                .setParameter(1, ref)
                .getResultList());
    }

    Optional<PreparedMeeting> findMeeting(String code) {
        return meeting(em.createNativeQuery(MEETING + " where m.code = ?1")
                .setParameter(1, code)
                .getResultList());
    }

    /** The meeting that a file is attached to. */
    Optional<PreparedMeeting> findMeetingOf(long materialId) {
        return meeting(em.createNativeQuery(
                        MEETING + " join meeting_material a on a.meeting_id = m.id where a.material_id = ?1")
                .setParameter(1, materialId)
                .getResultList());
    }

    private static Optional<PreparedMeeting> meeting(List<?> rows) {
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new PreparedMeeting(
                        ((Number) row[0]).longValue(),
                        (UUID) row[1],
                        ((Number) row[2]).longValue(),
                        (String) row[3],
                        (String) row[4],
                        MeetingKind.valueOf((String) row[5]),
                        ((Number) row[6]).intValue(),
                        ((java.sql.Date) row[7]).toLocalDate(),
                        time(row[8]),
                        (String) row[9],
                        MeetingStatus.valueOf((String) row[10]),
                        (String) row[11],
                        (Boolean) row[12]))
                .findFirst();
    }

    private static LocalTime time(Object value) {
        return value == null ? null : ((java.sql.Time) value).toLocalTime();
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
        em.createNativeQuery("select id from meeting where id = ?1 for update")
                .setParameter(1, meetingId)
                .getResultList();
    }

    /** The files of a meeting with what each is to it, in the order in which they came. */
    List<MeetingMaterialRow> listMaterials(long meetingId) {
        List<?> rows = em.createNativeQuery("select a.purpose, " + MaterialRow.COLUMNS
                        + " from meeting_material a join material f on f.id = a.material_id"
                        + " where a.meeting_id = ?1 order by a.position")
                .setParameter(1, meetingId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row ->
                        new MeetingMaterialRow(MaterialPurpose.valueOf((String) row[0]), MaterialRow.of(row, 1), false))
                .toList();
    }

    /** What a content is to a meeting that has it already. */
    Optional<MaterialPurpose> findPurpose(long meetingId, String sha256) {
        return purpose(
                "select a.purpose from meeting_material a join material f on f.id = a.material_id"
                        + " where a.meeting_id = ?1 and f.sha256 = ?2",
                meetingId,
                sha256);
    }

    /** What a file is to a meeting; empty when it is not attached to it. */
    Optional<MaterialPurpose> findPurpose(long meetingId, long materialId) {
        return purpose(
                "select purpose from meeting_material where meeting_id = ?1 and material_id = ?2",
                meetingId,
                materialId);
    }

    private Optional<MaterialPurpose> purpose(String sql, long meetingId, Object second) {
        List<?> found = em.createNativeQuery(sql)
                .setParameter(1, meetingId)
                .setParameter(2, second)
                .getResultList();
        return found.stream()
                .map(text -> MaterialPurpose.valueOf((String) text))
                .findFirst();
    }

    boolean hasDraft(long meetingId) {
        return !em.createNativeQuery("select 1 from meeting_material where meeting_id = ?1 and purpose = 'DRAFT'")
                .setParameter(1, meetingId)
                .getResultList()
                .isEmpty();
    }

    void attach(long meetingId, long materialId, MaterialPurpose purpose) {
        em.createNativeQuery(
                        """
                        insert into meeting_material (meeting_id, material_id, purpose, position)
                        select ?1, ?2, ?3, coalesce(max(position), 0) + 1 from meeting_material where meeting_id = ?1
                        """)
                .setParameter(1, meetingId)
                .setParameter(2, materialId)
                .setParameter(3, purpose.name())
                .executeUpdate();
    }

    void detach(long meetingId, long materialId) {
        em.createNativeQuery("delete from meeting_material where meeting_id = ?1 and material_id = ?2")
                .setParameter(1, meetingId)
                .setParameter(2, materialId)
                .executeUpdate();
    }

    /** How far a meeting's preparation has come. */
    PreparationState findState(long meetingId) {
        return find(meetingId).map(MeetingPreparation::state).orElse(PreparationState.NOT_ASSIGNED);
    }
}
