package vn.nennep.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nennep.audit.AuditAction;

/** Finds what the log is about, and its names; the second wall keeps out what the reader does not see. */
@ApplicationScoped
public class LogRepository {

    /** More people of one name than anybody looks through. */
    private static final int MOST_PEOPLE = 20;

    @PersistenceContext
    private EntityManager em;

    /**
     * Entries, newest first; what is outside the person's units is not among them.
     *
     * @param roots entries of these units and of what stands under them on the day; null for all
     * @param day of the tree
     * @param below entries before this position; null for the newest
     */
    List<AuditRow> list(Collection<Long> roots, LocalDate day, AuditFilter filter, Long below, int most) {
        List<?> rows = em.createNativeQuery(
                        """
                        select l.position, e.written_at, e.login, e.origin, e.action, e.subject, e.subject_key, e.unit_id, u.code,
                          (select p.name from unit_period p where p.unit_id = u.id order by p.valid_from desc limit 1),
                          cast(e.before as text), cast(e.after as text)
                        from audit_entry e
                        join audit_link l on l.entry_id = e.id
                        left join unit u on u.id = e.unit_id
                        where (cast(?1 as text) is null or e.unit_id in (select b.unit_id
                            from unit_branch(cast(string_to_array(?1, ',') as bigint[]), cast(?8 as date)) b))
                          and (cast(?2 as text) is null or e.login = ?2)
                          and (cast(?3 as text) is null or e.action = ?3)
                          and (cast(?4 as date) is null
                            or e.written_at >= cast(?4 as date) at time zone 'Asia/Ho_Chi_Minh')
                          and (cast(?5 as date) is null
                            or e.written_at < (cast(?5 as date) + 1) at time zone 'Asia/Ho_Chi_Minh')
                          and (cast(?6 as bigint) is null or l.position < ?6)
                          and (cast(?9 as text) is null or e.subject = ?9)
                          and (cast(?10 as bigint) is null or e.unit_id = (select m.cell_id from meeting m where m.id = ?10)
                            and (e.subject_key = (select m.code from meeting m where m.id = ?10)
                              or coalesce(e.after, e.before) ->> 'meeting_id' = cast(?10 as text)))
                          and (cast(?11 as text) is null
                            or e.unit_id in (select s.cell_id from membership s
                                where s.member_id = any (cast(string_to_array(?11, ',') as bigint[])))
                              and (coalesce(e.after, e.before) ->> 'member_id' = any (string_to_array(?11, ','))
                                or e.subject = 'member' and e.subject_key in (select p.code from member p
                                  where p.id = any (cast(string_to_array(?11, ',') as bigint[])))
                                or e.subject = 'roll_call_entry' and jsonb_exists_any(
                                  coalesce(e.before, '{}') || coalesce(e.after, '{}'),
                                  (select array_agg(p.code) from member p
                                    where p.id = any (cast(string_to_array(?11, ',') as bigint[]))))))
                        order by l.position desc
                        limit ?7
                        """)
                .setParameter(
                        1,
                        roots == null
                                ? null
                                : roots.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .setParameter(2, filter.login())
                .setParameter(
                        3, filter.action() == null ? null : filter.action().name())
                .setParameter(4, filter.from())
                .setParameter(5, filter.to())
                .setParameter(6, below)
                .setParameter(7, most)
                .setParameter(8, day)
                .setParameter(9, filter.subject())
                .setParameter(10, filter.meeting())
                .setParameter(
                        11,
                        filter.members() == null
                                ? null
                                : filter.members().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new AuditRow(
                        ((Number) row[0]).longValue(),
                        ((Timestamp) row[1]).toInstant(),
                        (String) row[2],
                        (String) row[3],
                        AuditAction.valueOf((String) row[4]),
                        (String) row[5],
                        (String) row[6],
                        row[7] == null ? null : ((Number) row[7]).longValue(),
                        (String) row[8],
                        (String) row[9],
                        (String) row[10],
                        (String) row[11]))
                .toList();
    }

    /** The members whose name has these words, or who have this code. */
    List<Long> listMembers(String words, String code) {
        return numbers(em.createNativeQuery("select id from member where code = ?1 or position(?2 in search_name) > 0"
                        + " order by code = ?1 desc, search_name limit " + MOST_PEOPLE)
                .setParameter(1, code)
                .setParameter(2, words)
                .getResultList());
    }

    Optional<Long> findMeeting(UUID ref) {
        return numbers(em.createNativeQuery("select id from meeting where ref = ?1")
                        .setParameter(1, ref)
                        .getResultList())
                .stream()
                .findFirst();
    }

    private static List<Long> numbers(List<?> rows) {
        return rows.stream().map(row -> ((Number) row).longValue()).toList();
    }

    Map<String, String> accounts(Collection<String> logins) {
        return pairs(
                "select login, display_name from account where login = any (string_to_array(?1, chr(31)))", logins);
    }

    /** By number or code; both are keys of the answer. */
    Map<String, String> members(Collection<String> keys) {
        return pairs(
                """
                select k.key, m.full_name from unnest(string_to_array(?1, chr(31))) k(key)
                join member m on m.code = k.key or k.key ~ '^[0-9]{1,18}$' and m.id = cast(
                  case when k.key ~ '^[0-9]{1,18}$' then k.key end as bigint)
                """,
                keys);
    }

    /** By number or code; both are keys of the answer. */
    Map<String, String> units(Collection<String> keys) {
        return pairs(
                """
                select k.key, (select p.name from unit_period p where p.unit_id = u.id order by p.valid_from desc limit 1)
                from unnest(string_to_array(?1, chr(31))) k(key)
                join unit u on u.code = k.key or u.id = cast(case when k.key ~ '^[0-9]{1,18}$' then k.key end as bigint)
                """,
                keys);
    }

    /** By number or code; both are keys of the answer. */
    Map<String, String> meetings(Collection<String> keys) {
        return pairs(
                """
                select k.key, concat_ws('|', m.kind, m.number, m.held_on) from unnest(string_to_array(?1, chr(31))) k(key)
                join meeting m on m.code = k.key or m.id = cast(case when k.key ~ '^[0-9]{1,18}$' then k.key end as bigint)
                """,
                keys);
    }

    /** All words of the lists that a province extends. */
    Map<String, String> lists(boolean vietnamese) {
        return pairs(
                """
                select code, case when ?1 = 'vi' then name_vi else name_en end from (
                  select code, name_vi, name_en from topic_group
                  union all select code, name_vi, name_en from presentation_form
                  union all select code, name_vi, name_en from position_kind) l
                """,
                List.of(vietnamese ? "vi" : "en"));
    }

    private Map<String, String> pairs(String query, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, String> found = new HashMap<>();
        List<?> rows = em.createNativeQuery(query)
                .setParameter(1, keys.stream().collect(Collectors.joining("\u001F")))
                .getResultList();
        for (Object row : rows) {
            Object[] pair = (Object[]) row;
            if (pair[1] != null) {
                found.put((String) pair[0], (String) pair[1]);
            }
        }
        return found;
    }
}
