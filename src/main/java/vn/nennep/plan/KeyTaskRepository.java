package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Key tasks in the database. */
@ApplicationScoped
public class KeyTaskRepository {

    @PersistenceContext
    private EntityManager em;

    Optional<KeyTask> find(UUID ref) {
        return em.createQuery("select k from KeyTask k where k.ref = :ref", KeyTask.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** The next number in the cell's year. */
    int nextNumber(long cellId, int year) {
        return ((Number) em.createNativeQuery(
                                "select coalesce(max(number), 0) + 1 from key_task where cell_id = ?1 and year = ?2")
                        .setParameter(1, cellId)
                        .setParameter(2, year)
                        .getSingleResult())
                .intValue();
    }

    boolean hasProgress(UUID ref) {
        return !em.createNativeQuery("select 1 from key_task_progress where ref = ?1")
                .setParameter(1, ref)
                .getResultList()
                .isEmpty();
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(Object entity) {
        em.persist(entity);
        em.flush();
    }

    void remove(KeyTask task) {
        em.remove(task);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    /** The tasks of a cell's year with their notes, meetings and history, in four queries. */
    List<KeyTaskRow> list(long cellId, int year) {
        Map<Long, List<KeyTaskRow.Progress>> notes = new HashMap<>();
        of(
                        """
                        select n.key_task_id, n.noted_on, n.note, n.noted_by from key_task_progress n
                        join key_task k on k.id = n.key_task_id
                        where k.cell_id = ?1 and k.year = ?2 order by n.noted_on desc, n.id desc
                        """,
                        cellId,
                        year)
                .forEach(row ->
                        group(notes, row).add(new KeyTaskRow.Progress(day(row[1]), (String) row[2], (String) row[3])));
        Map<Long, List<KeyTaskRow.Served>> served = new HashMap<>();
        of(
                        """
                        select s.key_task_id, m.ref, m.held_on, m.kind, m.number, m.topic from key_task_meeting s
                        join key_task k on k.id = s.key_task_id join meeting m on m.id = s.meeting_id
                        where k.cell_id = ?1 and k.year = ?2 order by m.held_on, m.kind
                        """,
                        cellId,
                        year)
                .forEach(row -> group(served, row).add(served(row, 1)));
        Map<Long, List<KeyTaskRow.Move>> moves = new HashMap<>();
        of(
                        """
                        select v.key_task_id, v.from_status, v.to_status, v.moved_at, v.moved_by, v.reason
                        from key_task_move v join key_task k on k.id = v.key_task_id
                        where k.cell_id = ?1 and k.year = ?2 order by v.moved_at desc, v.id desc
                        """,
                        cellId,
                        year)
                .forEach(row -> group(moves, row)
                        .add(new KeyTaskRow.Move(
                                row[1] == null ? null : KeyTaskStatus.valueOf((String) row[1]),
                                KeyTaskStatus.valueOf((String) row[2]),
                                moment(row[3]),
                                (String) row[4],
                                (String) row[5])));
        return of(
                        """
                        select k.id, k.ref, k.number, k.task, k.target, k.person_id,
                          m.full_name, k.due_on, k.status, k.self_rating, k.self_note,
                          k.superior_rating, k.superior_note, k.move_reason, k.version
                        from key_task k left join member m on m.id = k.person_id
                        where k.cell_id = ?1 and k.year = ?2 order by k.number
                        """,
                        cellId,
                        year)
                .stream()
                .map(row -> row(row, notes, served, moves))
                .toList();
    }

    private static KeyTaskRow row(
            Object[] row,
            Map<Long, List<KeyTaskRow.Progress>> notes,
            Map<Long, List<KeyTaskRow.Served>> served,
            Map<Long, List<KeyTaskRow.Move>> moves) {
        long id = ((Number) row[0]).longValue();
        return new KeyTaskRow(
                id,
                (UUID) row[1],
                ((Number) row[2]).intValue(),
                (String) row[3],
                (String) row[4],
                row[5] == null ? null : ((Number) row[5]).longValue(),
                (String) row[6],
                day(row[7]),
                KeyTaskStatus.valueOf((String) row[8]),
                rating(row[9]),
                (String) row[10],
                rating(row[11]),
                (String) row[12],
                (String) row[13],
                ((Number) row[14]).intValue(),
                notes.getOrDefault(id, List.of()),
                served.getOrDefault(id, List.of()),
                moves.getOrDefault(id, List.of()));
    }

    /** The meetings of a cell's year that were not called off, by day. */
    List<KeyTaskRow.Served> listMeetings(long cellId, int year) {
        return of(
                        """
                        select m.ref, m.held_on, m.kind, m.number, m.topic from meeting m
                        where m.cell_id = ?1 and m.year = ?2 and m.status <> 'NOT_HELD' order by m.held_on, m.kind
                        """,
                        cellId,
                        year)
                .stream()
                .map(row -> served(row, 0))
                .toList();
    }

    /** The identifiers of meetings of the cell's year among these; others are not of it. */
    Set<Long> listMeetingIds(long cellId, int year, Collection<UUID> refs) {
        List<?> rows = em.createNativeQuery("select m.id, m.ref from meeting m where m.cell_id = ?1 and m.year = ?2")
                .setParameter(1, cellId)
                .setParameter(2, year)
                .getResultList();
        Set<Long> ids = new HashSet<>();
        rows.stream()
                .map(Object[].class::cast)
                .filter(row -> refs.contains((UUID) row[1]))
                .forEach(row -> ids.add(((Number) row[0]).longValue()));
        return ids;
    }

    private List<Object[]> of(String sql, long cellId, int year) {
        List<?> rows = em.createNativeQuery(sql)
                .setParameter(1, cellId)
                .setParameter(2, year)
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static <T> List<T> group(Map<Long, List<T>> groups, Object[] row) {
        return groups.computeIfAbsent(((Number) row[0]).longValue(), id -> new ArrayList<>());
    }

    private static KeyTaskRow.Served served(Object[] row, int from) {
        return new KeyTaskRow.Served(
                (UUID) row[from],
                day(row[from + 1]),
                (String) row[from + 2],
                ((Number) row[from + 3]).intValue(),
                (String) row[from + 4]);
    }

    private static KeyTaskRating rating(Object value) {
        return value == null ? null : KeyTaskRating.valueOf((String) value);
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }

    private static Instant moment(Object value) {
        return value == null ? null : ((Timestamp) value).toInstant();
    }
}
