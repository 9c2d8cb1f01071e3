package vn.nennep.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.shared.Sql;

/** Key tasks in the database. */
@ApplicationScoped
public class KeyTaskRepository {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    record NoteOfTask(long keyTaskId, @Nested KeyTaskRow.Progress note) {}

    record MeetingOfTask(long keyTaskId, @Nested KeyTaskRow.Served meeting) {}

    record MoveOfTask(long keyTaskId, @Nested KeyTaskRow.Move move) {}

    /** A task without what hangs on it. */
    record Task(
            long id,
            UUID ref,
            int number,
            String task,
            String target,
            Long personId,
            String person,
            LocalDate dueOn,
            KeyTaskStatus status,
            KeyTaskRating selfRating,
            String selfNote,
            KeyTaskRating superiorRating,
            String superiorNote,
            String moveReason,
            int version) {

        KeyTaskRow with(
                List<KeyTaskRow.Progress> notes, List<KeyTaskRow.Served> meetings, List<KeyTaskRow.Move> moves) {
            return new KeyTaskRow(
                    id,
                    ref,
                    number,
                    task,
                    target,
                    personId,
                    person,
                    dueOn,
                    status,
                    selfRating,
                    selfNote,
                    superiorRating,
                    superiorNote,
                    moveReason,
                    version,
                    notes,
                    meetings,
                    moves);
        }
    }

    Optional<KeyTask> find(UUID ref) {
        return em.createQuery("select k from KeyTask k where k.ref = :ref", KeyTask.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** The next number in the cell's year. */
    int nextNumber(long cellId, int year) {
        return sql.query("select coalesce(max(number), 0) + 1 from key_task where cell_id = :cell and year = :year")
                .bind("cell", cellId)
                .bind("year", year)
                .mapTo(int.class)
                .one();
    }

    boolean hasProgress(UUID ref) {
        return sql.query("select exists (select 1 from key_task_progress where ref = :ref)")
                .bind("ref", ref)
                .mapTo(boolean.class)
                .one();
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
        Map<Long, List<KeyTaskRow.Progress>> notes = of(
                        """
                        select n.key_task_id, n.noted_on as day, n.note, n.noted_by as by from key_task_progress n
                        join key_task k on k.id = n.key_task_id
                        where k.cell_id = :cell and k.year = :year order by n.noted_on desc, n.id desc
                        """,
                        cellId,
                        year)
                .mapTo(NoteOfTask.class)
                .stream()
                .collect(groupingBy(NoteOfTask::keyTaskId, mapping(NoteOfTask::note, toList())));
        Map<Long, List<KeyTaskRow.Served>> served = of(
                        """
                        select s.key_task_id, m.ref, m.held_on as day, m.kind, m.number, m.topic from key_task_meeting s
                        join key_task k on k.id = s.key_task_id join meeting m on m.id = s.meeting_id
                        where k.cell_id = :cell and k.year = :year order by m.held_on, m.kind
                        """,
                        cellId,
                        year)
                .mapTo(MeetingOfTask.class)
                .stream()
                .collect(groupingBy(MeetingOfTask::keyTaskId, mapping(MeetingOfTask::meeting, toList())));
        Map<Long, List<KeyTaskRow.Move>> moves = of(
                        """
                        select v.key_task_id, v.from_status as "from", v.to_status as "to", v.moved_at as at,
                          v.moved_by as by, v.reason
                        from key_task_move v join key_task k on k.id = v.key_task_id
                        where k.cell_id = :cell and k.year = :year order by v.moved_at desc, v.id desc
                        """,
                        cellId,
                        year)
                .mapTo(MoveOfTask.class)
                .stream()
                .collect(groupingBy(MoveOfTask::keyTaskId, mapping(MoveOfTask::move, toList())));
        return tasks(cellId, year)
                .map(task -> task.with(
                        notes.getOrDefault(task.id(), List.of()),
                        served.getOrDefault(task.id(), List.of()),
                        moves.getOrDefault(task.id(), List.of())))
                .toList();
    }

    /** The tasks of a cell's year by number, without what hangs on them. */
    List<KeyTaskRow> listBrief(long cellId, int year) {
        return tasks(cellId, year)
                .map(task -> task.with(List.of(), List.of(), List.of()))
                .toList();
    }

    private Stream<Task> tasks(long cellId, int year) {
        return of(
                """
                        select k.id, k.ref, k.number, k.task, k.target, k.person_id, m.full_name as person, k.due_on,
                          k.status, k.self_rating, k.self_note, k.superior_rating, k.superior_note, k.move_reason,
                          k.version
                        from key_task k left join member m on m.id = k.person_id
                        where k.cell_id = :cell and k.year = :year order by k.number
                        """,
                cellId,
                year)
                .mapTo(Task.class)
                .list()
                .stream();
    }

    /** The meetings of a cell's year that were not called off, by day. */
    List<KeyTaskRow.Served> listMeetings(long cellId, int year) {
        return of(
                        """
                        select m.ref, m.held_on as day, m.kind, m.number, m.topic from meeting m
                        where m.cell_id = :cell and m.year = :year and m.status <> 'NOT_HELD'
                        order by m.held_on, m.kind
                        """,
                        cellId,
                        year)
                .mapTo(KeyTaskRow.Served.class)
                .list();
    }

    /** The identifiers of meetings of the cell's year among these; others are not of it. */
    Set<Long> listMeetingIds(long cellId, int year, Collection<UUID> refs) {
        return of(
                        "select m.id from meeting m where m.cell_id = :cell and m.year = :year and m.ref = any(:refs)",
                        cellId,
                        year)
                .bindArray("refs", UUID.class, refs)
                .mapTo(Long.class)
                .set();
    }

    private Query of(String statement, long cellId, int year) {
        return sql.query(statement).bind("cell", cellId).bind("year", year);
    }
}
