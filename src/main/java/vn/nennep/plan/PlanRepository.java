package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.codelist.ListKind;
import vn.nennep.codelist.ListedCodeColumns;
import vn.nennep.shared.Sql;

/** Annual plans and their lines in the database. */
@ApplicationScoped
public class PlanRepository {

    private static final String IN_FORCE = "('ISSUED', 'REPORTED', 'RETURNED', 'ACKNOWLEDGED')";

    private static final String LINE =
            """
            select p.cell_id, p.year, l.line, l.month, l.position, l.topic, %s as "group",
              (select %s from plan_line_group x join topic_group fg on fg.code = x.topic_group
                where x.plan_line_id = l.id) as further_groups,
              array(select x.member_id from plan_line_presenter x
                where x.plan_line_id = l.id order by x.position) as presenter_ids,
              array(select coalesce(m.full_name, '–') from plan_line_presenter x left join member m on m.id = x.member_id
                where x.plan_line_id = l.id order by x.position) as presenters,
              l.chair_id, c.full_name as chair,
              (select %s from plan_line_form x join presentation_form pf on pf.code = x.form
                where x.plan_line_id = l.id) as presentation_forms,
              l.note, l.version, h.ref as meeting, h.held_on, h.status as meeting_status,
              coalesce(h.counted and h.kind = 'THEMATIC' and h.year = p.year, false) as held
            from annual_plan p join plan_line l on l.plan_id = p.id
            join topic_group g on g.code = l.topic_group
            left join member c on c.id = l.chair_id
            left join meeting h on h.plan_line = l.line and h.status <> 'NOT_HELD'
            """
                    .formatted(
                            ListedCodeColumns.one(ListKind.TOPIC_GROUP, "g"),
                            ListedCodeColumns.several(ListKind.TOPIC_GROUP, "fg"),
                            ListedCodeColumns.several(ListKind.PRESENTATION_FORM, "pf"));

    private static final GenericType<List<PlanFacts.Copyable>> COPYABLE = new GenericType<>() {};

    private static final String BY_MONTH = " order by l.month, l.position, l.id";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Sql sql;

    Optional<AnnualPlan> find(UUID ref) {
        return em.createQuery("select p from AnnualPlan p where p.ref = :ref", AnnualPlan.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /** The revisions of a cell's year, newest first. */
    List<AnnualPlan> list(long cellId, int year) {
        return em.createQuery(
                        "select p from AnnualPlan p where p.cellId = :cell and p.year = :year order by p.revision desc",
                        AnnualPlan.class)
                .setParameter("cell", cellId)
                .setParameter("year", year)
                .getResultList();
    }

    /** Waits for others who change the plan or its lines, so that what is asked of it stays true until the end. */
    void lock(AnnualPlan plan) {
        em.refresh(plan, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Raises the version although the plan's own fields stayed the same, because its lines changed. */
    void touch(AnnualPlan plan) {
        em.lock(plan, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
    }

    /** Writes at once, so that what the table refuses is known before the next step. */
    void add(Object entity) {
        em.persist(entity);
        em.flush();
    }

    void remove(Object entity) {
        em.remove(entity);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    Optional<PlanLine> findLine(long planId, UUID line) {
        return em.createQuery("select l from PlanLine l where l.planId = :plan and l.line = :line", PlanLine.class)
                .setParameter("plan", planId)
                .setParameter("line", line)
                .getResultStream()
                .findFirst();
    }

    List<PlanLine> listLines(long planId) {
        return em.createQuery(
                        "select l from PlanLine l where l.planId = :plan order by l.month, l.position, l.id",
                        PlanLine.class)
                .setParameter("plan", planId)
                .getResultList();
    }

    /** Lines of a revision that another one has not, and that no meeting carries out. */
    List<UUID> listDropped(long planId, long nextId) {
        return sql.query(
                        """
                        select l.line from plan_line l
                        where l.plan_id = :plan
                          and not exists (select 1 from plan_line n where n.plan_id = :next and n.line = l.line)
                          and not exists (select 1 from meeting m where m.plan_line = l.line and m.status <> 'NOT_HELD')
                        """)
                .bind("plan", planId)
                .bind("next", nextId)
                .mapTo(UUID.class)
                .list();
    }

    /** Whether a revision other than this one has the line. */
    boolean isLineElsewhere(UUID line, long planId) {
        return sql.query("select exists (select 1 from plan_line where line = :line and plan_id <> :plan)")
                .bind("line", line)
                .bind("plan", planId)
                .mapTo(boolean.class)
                .one();
    }

    List<PlanRow> listRows(long cellId, int year) {
        return sql.query(
                        """
                        select p.id, p.ref, p.revision, p.status, p.orientation, p.guidance_id,
                          g.number || ' – ' || g.subject as guidance, p.number, p.issued_on, p.reported_on,
                          p.adjust_reason, p.move_reason, p.version
                        from annual_plan p left join guidance g on g.id = p.guidance_id
                        where p.cell_id = :cell and p.year = :year order by p.revision desc
                        """)
                .bind("cell", cellId)
                .bind("year", year)
                .mapTo(PlanRow.class)
                .list();
    }

    /** The lines of a revision with the meetings that carry them out. */
    List<PlanLineRow> listLineRows(long planId) {
        return lines(" where p.id = :plan" + BY_MONTH)
                .bind("plan", planId)
                .mapTo(PlanLineRow.class)
                .list();
    }

    /** The lines of the revision in force. */
    List<PlanLineRow> listLinesInForce(long cellId, int year) {
        return lines(" where p.cell_id = :cell and p.year = :year and p.status in " + IN_FORCE + BY_MONTH)
                .bind("cell", cellId)
                .bind("year", year)
                .mapTo(PlanLineRow.class)
                .list();
    }

    /** A line of a revision in force. */
    Optional<PlanLineRow> findLineInForce(UUID line) {
        return lines(" where l.line = :line and p.status in " + IN_FORCE)
                .bind("line", line)
                .mapTo(PlanLineRow.class)
                .findFirst();
    }

    List<PlanMoveRow> listMoves(long cellId, int year) {
        return sql.query(
                        """
                        select p.revision, v.from_status as "from", v.to_status as "to", v.moved_at as "at",
                          v.moved_by as "by", v.reason
                        from annual_plan_move v join annual_plan p on p.id = v.plan_id
                        where p.cell_id = :cell and p.year = :year order by v.moved_at desc, v.id desc
                        """)
                .bind("cell", cellId)
                .bind("year", year)
                .mapTo(PlanMoveRow.class)
                .list();
    }

    PlanFacts facts(long cellId, int year, LocalDate day) {
        return sql.query(
                        """
                        select array(select y from cell_years(:cell) y order by y) as years,
                          (select count(*) from topic_proposal t
                            where t.cell_id = :cell and t.year = :year and t.status = 'PROPOSED') as undecided,
                          (select count(*) from key_task k where k.cell_id = :cell and k.year = :year) as tasks,
                          (select array_agg(array[e.year, e.lines] order by e.year desc) from (
                            select l.year, cast(count(*) as integer) as lines from plan_line_in_force l
                            where l.cell_id = :cell and l.year < :year group by l.year) e) as copyable,
                          (select d.due_on from unit_chain(:cell, :day) c
                            join plan_due d on d.unit_id = c.unit_id and d.year = :year
                            where c.distance > 0 order by c.distance limit 1) as due_on
                        """)
                .bind("cell", cellId)
                .bind("year", year)
                .bind("day", day)
                .registerColumnMapper(COPYABLE, (row, column, context) -> copyable(row.getArray(column)))
                .mapTo(PlanFacts.class)
                .one();
    }

    /** The year to show when none was asked for: this one, or the latest with a plan or task when this one has none. */
    int yearToShow(long cellId, int thisYear) {
        return sql.query(
                        """
                        select coalesce(max(year) filter (where year = :year), max(year), :year) from (
                          select year from annual_plan where cell_id = :cell
                          union all select year from key_task where cell_id = :cell) y
                        """)
                .bind("cell", cellId)
                .bind("year", thisYear)
                .mapTo(int.class)
                .one();
    }

    /** The years for which a cell has planned anything, oldest first. */
    List<Integer> listYears(long cellId) {
        return sql.query("select cell_years(:cell) order by 1")
                .bind("cell", cellId)
                .mapTo(Integer.class)
                .list();
    }

    List<GuidanceChoice> listGuidance(long unitId, LocalDate day, Long chosen) {
        return sql.query(
                        """
                        select f.id, f.number, f.subject from guidance_in_force(:unit, :day) f
                        union all
                        select g.id, g.number, g.subject from guidance g where g.id = :chosen
                          and not exists (select 1 from guidance_in_force(:unit, :day) f where f.id = g.id)
                        """)
                .bind("unit", unitId)
                .bind("day", day)
                .bind("chosen", chosen)
                .mapTo(GuidanceChoice.class)
                .list();
    }

    /** Who belongs to a cell on a day. */
    Set<Long> listMemberIds(long cellId, LocalDate day) {
        return sql.query("select member_id from membership where cell_id = :cell"
                        + " and :day between valid_from and coalesce(valid_to, 'infinity')")
                .bind("cell", cellId)
                .bind("day", day)
                .mapTo(Long.class)
                .set();
    }

    /** Sets the day by which a committee wants the plans of its branch; null to set none. */
    void saveDue(long unitId, int year, LocalDate day) {
        if (day == null) {
            sql.update("delete from plan_due where unit_id = :unit and year = :year")
                    .bind("unit", unitId)
                    .bind("year", year)
                    .execute();
            return;
        }
        sql.update(
                        """
                        insert into plan_due (unit_id, year, due_on) values (:unit, :year, :day)
                        on conflict (unit_id, year) do update set due_on = excluded.due_on
                        """)
                .bind("unit", unitId)
                .bind("year", year)
                .bind("day", day)
                .execute();
    }

    private static List<PlanFacts.Copyable> copyable(Array years) throws SQLException {
        return years == null
                ? List.of()
                : Arrays.stream((Integer[][]) years.getArray())
                        .map(one -> new PlanFacts.Copyable(one[0], one[1]))
                        .toList();
    }

    private Query lines(String condition) {
        return ListedCodeColumns.read(sql.query(LINE + condition));
    }
}
