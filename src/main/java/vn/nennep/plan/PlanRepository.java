package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Annual plans and their lines in the database. */
@ApplicationScoped
public class PlanRepository {

    /** Between the entries of a list that comes as one text, and between the parts of an entry. */
    private static final String ENTRY = "\u001e";

    private static final String PART = "\u001f";

    private static final String IN_FORCE = "('ISSUED', 'REPORTED', 'RETURNED', 'ACKNOWLEDGED')";

    private static final String LISTED =
            "string_agg(concat_ws(chr(31), %1$s.code, %1$s.name_vi, %1$s.name_en), chr(30) order by %1$s.position, %1$s.code)";

    private static final String LINE =
            """
            select p.cell_id, p.year, l.line, l.month, l.position, l.topic,
              concat_ws(chr(31), g.code, g.name_vi, g.name_en),
              (select %s from plan_line_group x join topic_group fg on fg.code = x.topic_group
                where x.plan_line_id = l.id),
              (select string_agg(concat_ws(chr(31), x.member_id, m.full_name),
                  chr(30) order by x.position)
                from plan_line_presenter x left join member m on m.id = x.member_id where x.plan_line_id = l.id),
              l.chair_id, c.full_name,
              (select %s from plan_line_form x join presentation_form pf on pf.code = x.form
                where x.plan_line_id = l.id),
              l.note, l.version, h.ref, h.held_on, h.status,
              coalesce(h.counted and h.kind = 'THEMATIC' and h.year = p.year, false)
            from annual_plan p join plan_line l on l.plan_id = p.id
            join topic_group g on g.code = l.topic_group
            left join member c on c.id = l.chair_id
            left join meeting h on h.plan_line = l.line and h.status <> 'NOT_HELD'
            """
                    .formatted(LISTED.formatted("fg"), LISTED.formatted("pf"));

    private static final String BY_MONTH = " order by l.month, l.position, l.id";

    @PersistenceContext
    private EntityManager em;

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
        List<?> lines = em.createNativeQuery(
                        """
                        select l.line from plan_line l
                        where l.plan_id = ?1
                          and not exists (select 1 from plan_line n where n.plan_id = ?2 and n.line = l.line)
                          and not exists (select 1 from meeting m where m.plan_line = l.line and m.status <> 'NOT_HELD')
                        """)
                .setParameter(1, planId)
                .setParameter(2, nextId)
                .getResultList();
        return lines.stream().map(UUID.class::cast).toList();
    }

    /** Whether a revision other than this one has the line. */
    boolean isLineElsewhere(UUID line, long planId) {
        return !em.createNativeQuery("select 1 from plan_line where line = ?1 and plan_id <> ?2")
                .setParameter(1, line)
                .setParameter(2, planId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    List<PlanRow> listRows(long cellId, int year) {
        List<?> rows = em.createNativeQuery(
                        """
                        select p.id, p.ref, p.revision, p.status, p.orientation, p.guidance_id,
                          g.number || ' – ' || g.subject, p.number, p.issued_on, p.reported_on, p.adjust_reason,
                          p.move_reason, p.version
                        from annual_plan p left join guidance g on g.id = p.guidance_id
                        where p.cell_id = ?1 and p.year = ?2 order by p.revision desc
                        """)
                .setParameter(1, cellId)
                .setParameter(2, year)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new PlanRow(
                        ((Number) row[0]).longValue(),
                        (UUID) row[1],
                        number(row[2]),
                        AnnualPlanStatus.valueOf((String) row[3]),
                        (String) row[4],
                        id(row[5]),
                        (String) row[6],
                        (String) row[7],
                        day(row[8]),
                        day(row[9]),
                        (String) row[10],
                        (String) row[11],
                        number(row[12])))
                .toList();
    }

    /** The lines of a revision with the meetings that carry them out. */
    List<PlanLineRow> listLineRows(long planId) {
        return lines(em.createNativeQuery(LINE + " where p.id = ?1" + BY_MONTH).setParameter(1, planId));
    }

    /** The lines of the revision in force. */
    List<PlanLineRow> listLinesInForce(long cellId, int year) {
        return lines(em.createNativeQuery(
                        LINE + " where p.cell_id = ?1 and p.year = ?2 and p.status in " + IN_FORCE + BY_MONTH)
                .setParameter(1, cellId)
                .setParameter(2, year));
    }

    /** A line of a revision in force. */
    Optional<PlanLineRow> findLineInForce(UUID line) {
        return lines(em.createNativeQuery(LINE + " where l.line = ?1 and p.status in " + IN_FORCE)
                        .setParameter(1, line))
                .stream()
                .findFirst();
    }

    List<PlanMoveRow> listMoves(long cellId, int year) {
        List<?> rows = em.createNativeQuery(
                        """
                        select p.revision, v.from_status, v.to_status, v.moved_at, v.moved_by, v.reason
                        from annual_plan_move v join annual_plan p on p.id = v.plan_id
                        where p.cell_id = ?1 and p.year = ?2 order by v.moved_at desc, v.id desc
                        """)
                .setParameter(1, cellId)
                .setParameter(2, year)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new PlanMoveRow(
                        number(row[0]),
                        row[1] == null ? null : AnnualPlanStatus.valueOf((String) row[1]),
                        AnnualPlanStatus.valueOf((String) row[2]),
                        moment(row[3]),
                        (String) row[4],
                        (String) row[5]))
                .toList();
    }

    PlanFacts facts(long cellId, int year, LocalDate day) {
        Object[] row = (Object[]) em.createNativeQuery(
                        """
                        select (select string_agg(cast(y as text), ',' order by y) from cell_years(?1) y),
                          (select count(*) from topic_proposal t
                            where t.cell_id = ?1 and t.year = ?2 and t.status = 'PROPOSED'),
                          (select count(*) from key_task k where k.cell_id = ?1 and k.year = ?2),
                          (select string_agg(e.year || ':' || e.lines, ',' order by e.year desc) from (
                            select l.year, count(*) as lines from plan_line_in_force l
                            where l.cell_id = ?1 and l.year < ?2 group by l.year) e),
                          (select d.due_on from unit_chain(?1, ?3) c join plan_due d on d.unit_id = c.unit_id and d.year = ?2
                            where c.distance > 0 order by c.distance limit 1)
                        """)
                .setParameter(1, cellId)
                .setParameter(2, year)
                .setParameter(3, day)
                .getSingleResult();
        return new PlanFacts(
                parts(row[0]).map(Integer::valueOf).toList(),
                number(row[1]),
                number(row[2]),
                parts(row[3])
                        .map(part -> part.split(":"))
                        .map(part -> new PlanFacts.Copyable(Integer.parseInt(part[0]), Integer.parseInt(part[1])))
                        .toList(),
                day(row[4]));
    }

    private static Stream<String> parts(Object list) {
        return list == null ? Stream.empty() : Arrays.stream(((String) list).split(","));
    }

    /** The year to show when none was asked for: this one, or the latest with a plan or task when this one has none. */
    int yearToShow(long cellId, int thisYear) {
        return number(em.createNativeQuery(
                        """
                        select coalesce(max(year) filter (where year = ?2), max(year), ?2) from (
                          select year from annual_plan where cell_id = ?1
                          union all select year from key_task where cell_id = ?1) y
                        """)
                .setParameter(1, cellId)
                .setParameter(2, thisYear)
                .getSingleResult());
    }

    /** The years for which a cell has planned anything, oldest first. */
    List<Integer> listYears(long cellId) {
        List<?> years = em.createNativeQuery("select cell_years(?1) order by 1")
                .setParameter(1, cellId)
                .getResultList();
        return years.stream().map(PlanRepository::number).toList();
    }

    List<GuidanceChoice> listGuidance(long unitId, LocalDate day, Long chosen) {
        List<?> rows = em.createNativeQuery(
                        """
                        select f.id, f.number, f.subject from guidance_in_force(?1, ?2) f
                        union all
                        select g.id, g.number, g.subject from guidance g where g.id = ?3
                          and not exists (select 1 from guidance_in_force(?1, ?2) f where f.id = g.id)
                        """)
                .setParameter(1, unitId)
                .setParameter(2, day)
                .setParameter(3, chosen == null ? -1L : chosen)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new GuidanceChoice(((Number) row[0]).longValue(), (String) row[1], (String) row[2]))
                .toList();
    }

    /** Who belongs to a cell on a day. */
    Set<Long> listMemberIds(long cellId, LocalDate day) {
        List<?> rows = em.createNativeQuery("select member_id from membership where cell_id = ?1"
                        + " and ?2 between valid_from and coalesce(valid_to, 'infinity')")
                .setParameter(1, cellId)
                .setParameter(2, day)
                .getResultList();
        Set<Long> ids = new HashSet<>();
        rows.forEach(id -> ids.add(((Number) id).longValue()));
        return ids;
    }

    /** Says by which day a committee wants the plans of its branch; the day itself may be null to say nothing. */
    void saveDue(long unitId, int year, LocalDate day) {
        if (day == null) {
            em.createNativeQuery("delete from plan_due where unit_id = ?1 and year = ?2")
                    .setParameter(1, unitId)
                    .setParameter(2, year)
                    .executeUpdate();
            return;
        }
        em.createNativeQuery(
                        """
                        insert into plan_due (unit_id, year, due_on) values (?1, ?2, ?3)
                        on conflict (unit_id, year) do update set due_on = excluded.due_on
                        """)
                .setParameter(1, unitId)
                .setParameter(2, year)
                .setParameter(3, day)
                .executeUpdate();
    }

    private static List<PlanLineRow> lines(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).map(PlanRepository::line).toList();
    }

    private static PlanLineRow line(Object[] row) {
        List<String[]> presenters = entries(row[8]);
        return new PlanLineRow(
                ((Number) row[0]).longValue(),
                number(row[1]),
                (UUID) row[2],
                number(row[3]),
                number(row[4]),
                (String) row[5],
                listed(row[6]).get(0),
                listed(row[7]),
                presenters.stream().map(one -> Long.valueOf(one[0])).toList(),
                presenters.stream().map(one -> one.length > 1 ? one[1] : "–").toList(),
                id(row[9]),
                (String) row[10],
                listed(row[11]),
                (String) row[12],
                number(row[13]),
                (UUID) row[14],
                day(row[15]),
                (String) row[16],
                (Boolean) row[17]);
    }

    private static List<ListedCode> listed(Object text) {
        return entries(text).stream()
                .map(one -> new ListedCode(one[0], one[1], one[2]))
                .toList();
    }

    private static List<String[]> entries(Object text) {
        return text == null
                ? List.of()
                : Arrays.stream(((String) text).split(ENTRY))
                        .map(entry -> entry.split(PART))
                        .toList();
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static Long id(Object value) {
        return value == null ? null : ((Number) value).longValue();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : ((java.sql.Date) value).toLocalDate();
    }

    private static Instant moment(Object value) {
        return value == null ? null : ((Timestamp) value).toInstant();
    }
}
