package vn.nennep.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.access.Scope;
import vn.nennep.shared.Sql;

/** Finds what the log is about, and its names; the second wall keeps out what the reader does not see. */
@ApplicationScoped
public class LogRepository {

    /** More people of one name than anybody looks through. */
    private static final int MOST_PEOPLE = 20;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private static final String COLUMNS =
            """
            select l.position, r.part, e.written_at, e.login, e.origin, e.action, e.subject, r.subject_key,
              e.unit_id,
              u.code as unit_code,
              (select p.name from unit_period p where p.unit_id = u.id order by p.valid_from desc limit 1)
                as unit_name,
              cast(r.before as text) as before, cast(r.after as text) as after
            from audit_link l
            """;

    /**
     * Each link's entry, looked up where the link is wanted: along the chain from its end, or from the ends of the units. Left
     * to itself (without {@code offset 0}) the planner takes both conditions of the pair for rare, and reads and sorts the
     * whole log.
     */
    private static final String ALONG_THE_CHAIN =
            """
            cross join lateral (select * from audit_entry a
              where a.id = l.entry_id and a.written_at = l.written_at offset 0) e
            """;

    /** The entries first: what few of them say is not looked for along the chain. */
    private static final String BY_ENTRIES =
            """
            join audit_entry e on e.id = l.entry_id and e.written_at = l.written_at
            """;

    private static final String FILTERED =
            """
            cross join lateral audit_rows_of(e.subject_key, e.before, e.after) r
            left join unit u on u.id = e.unit_id
            where (:everywhere or l.unit_id = any(:branch))
              and (cast(:login as text) is null or e.login = :login)
              and (cast(:action as text) is null or e.action = :action)
              and (cast(:from as date) is null
                or l.written_at >= cast(:from as date) at time zone 'Asia/Ho_Chi_Minh')
              and (cast(:to as date) is null
                or l.written_at < (cast(:to as date) + 1) at time zone 'Asia/Ho_Chi_Minh')
              and (cast(:below as bigint) is null
                or l.position <= :below and (l.position < :below or r.part < :part))
              and (cast(:subject as text) is null or e.subject = :subject)
              and (cast(:meeting as bigint) is null
                or l.unit_id = (select m.cell_id from meeting m where m.id = :meeting)
                and (r.subject_key = (select m.code from meeting m where m.id = :meeting)
                  or coalesce(r.after, r.before) ->> 'meeting_id' = cast(:meeting as text)))
              and (not :aboutMembers
                or coalesce(r.after, r.before) ->> 'member_id' = any(cast(:members as text[]))
                or e.subject = 'member' and r.subject_key in (select p.code from member p
                  where p.id = any(:members))
                or e.subject = 'roll_call_entry' and jsonb_exists_any(
                  coalesce(r.before, '{}') || coalesce(r.after, '{}'),
                  (select array_agg(p.code) from member p where p.id = any(:members))))
            order by l.position desc, r.part desc
            limit :most
            """;

    @Inject
    private Sql sql;

    /**
     * Entries, newest first; what is outside the person's units is not among them.
     *
     * @param scope entries of these units and of what stands under them on the day
     * @param day of the tree
     * @param below what was written before this; null for the newest
     */
    List<AuditRow> list(Scope scope, LocalDate day, AuditFilter filter, LogPlace below, int most) {
        boolean aboutMembers = filter.members() != null;
        List<Long> branch = aboutMembers ? cells(filter.members(), scope, day) : branch(scope, day);
        boolean picked = filter.login() != null || filter.action() != null || filter.subject() != null;
        return sql.query(COLUMNS + (picked ? BY_ENTRIES : ALONG_THE_CHAIN) + FILTERED)
                .bind("everywhere", scope.isEverywhere() && !aboutMembers)
                .bindArray("branch", Long.class, branch)
                .bind("login", filter.login())
                .bind("action", filter.action())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("below", below == null ? null : below.position())
                .bind("part", below == null ? 0 : below.part())
                .bind("subject", filter.subject())
                .bind("meeting", filter.meeting())
                .bind("aboutMembers", aboutMembers)
                .bindArray("members", Long.class, aboutMembers ? filter.members() : List.of())
                .bind("most", most)
                .mapTo(AuditRow.class)
                .list();
    }

    /**
     * The units of a scope. A list by itself: the planner then knows how many there are, and whether to go by the units or
     * along the log; it is asked each time, since one plan for lists of any length fits none of the long ones.
     */
    private List<Long> branch(Scope scope, LocalDate day) {
        return scope.isEverywhere()
                ? List.of()
                : sql.query("select b.unit_id from set_config('plan_cache_mode', 'force_custom_plan', true) planned,"
                                + " unit_branch(:units, :day) b")
                        .bindArray("units", Long.class, scope.units())
                        .bind("day", day)
                        .mapTo(Long.class)
                        .list();
    }

    /** The cells of a scope that people are or were of: what is written of somebody is written there. */
    private List<Long> cells(List<Long> members, Scope scope, LocalDate day) {
        Set<Long> branch = Set.copyOf(branch(scope, day));
        return sql.query("select distinct cell_id from membership where member_id = any(:members)")
                .bindArray("members", Long.class, members)
                .mapTo(Long.class)
                .filter(cell -> scope.isEverywhere() || branch.contains(cell))
                .list();
    }

    /** The members whose name has these words, or who have this code. */
    List<Long> listMembers(String words, String code) {
        return sql.query(
                        """
                        select m.id from members_named(:words, :code, :most) n(id) join member m on m.id = n.id
                        where m.code = :code or position(:words in m.search_name) > 0
                        """)
                .bind("code", code)
                .bind("words", words)
                .bind("most", MOST_PEOPLE)
                .mapTo(Long.class)
                .list();
    }

    Optional<Long> findMeeting(UUID ref) {
        return sql.query("select id from meeting where ref = :ref")
                .bind("ref", ref)
                .mapTo(Long.class)
                .findFirst();
    }

    /** Login → name. */
    Map<String, String> accounts(Collection<String> logins) {
        return names("select login as key, display_name as name from account where login = any(:keys)", logins);
    }

    /** By number or code; both are keys of the answer. */
    Map<String, String> members(Collection<String> keys) {
        return numberedOrCoded(
                """
                select m.code as key, m.full_name as name from member m where m.code = any(:keys)
                union all select cast(m.id as text), m.full_name from member m where m.id = any(:numbers)
                """,
                keys);
    }

    /** By number or code; both are keys of the answer. */
    Map<String, String> units(Collection<String> keys) {
        return numberedOrCoded(
                """
                select f.key, (select p.name from unit_period p where p.unit_id = f.id order by p.valid_from desc limit 1)
                  as name
                from (select u.code as key, u.id from unit u where u.code = any(:keys)
                  union all select cast(u.id as text), u.id from unit u where u.id = any(:numbers)) f
                """,
                keys);
    }

    /** By number or code; both are keys of the answer. */
    Map<String, String> meetings(Collection<String> keys) {
        return numberedOrCoded(
                """
                select m.code as key, concat_ws('|', m.kind, m.number, m.held_on) as name from meeting m
                where m.code = any(:keys)
                union all select cast(m.id as text), concat_ws('|', m.kind, m.number, m.held_on) from meeting m
                where m.id = any(:numbers)
                """,
                keys);
    }

    /** Codes and numbers are looked up apart, each by its index: asked for in one condition, every key reads all rows. */
    private Map<String, String> numberedOrCoded(String question, Collection<String> keys) {
        List<Long> numbers = keys.stream()
                .filter(key -> NUMBER.matcher(key).matches())
                .map(Long::valueOf)
                .toList();
        return keys.isEmpty()
                ? Map.of()
                : names(sql.query(question)
                        .bindArray("keys", String.class, keys)
                        .bindArray("numbers", Long.class, numbers));
    }

    /** All words of the lists that a province extends; in Vietnamese where the language has none. */
    Map<String, String> lists(String language) {
        return names(sql.query(
                        """
                        select code as key, name from (
                          select code, language, name from topic_group_name
                          union all select code, language, name from presentation_form_name
                          union all select code, language, name from position_kind_name) l
                        where language in ('vi', :language) order by language = :language
                        """)
                .bind("language", language));
    }

    private Map<String, String> names(String question, Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : names(sql.query(question).bindArray("keys", String.class, keys));
    }

    private static Map<String, String> names(Query question) {
        Map<String, String> found = new HashMap<>();
        question.mapTo(Named.class).stream()
                .filter(row -> row.name() != null)
                .forEach(row -> found.put(row.key(), row.name()));
        return found;
    }

    /** @param name null when there is none */
    record Named(String key, String name) {}
}
