package vn.nennep.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import vn.nennep.access.Scope;
import vn.nennep.shared.Sql;

/** Finds what the log is about, and its names; the second wall keeps out what the reader does not see. */
@ApplicationScoped
public class LogRepository {

    /** More people of one name than anybody looks through. */
    private static final int MOST_PEOPLE = 20;

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
        return sql.query(
                        """
                        select l.position, r.part, e.written_at, e.login, e.origin, e.action, e.subject, r.subject_key,
                          e.unit_id,
                          u.code as unit_code,
                          (select p.name from unit_period p where p.unit_id = u.id order by p.valid_from desc limit 1)
                            as unit_name,
                          cast(r.before as text) as before, cast(r.after as text) as after
                        from audit_entry e
                        join audit_link l on l.entry_id = e.id and l.written_at = e.written_at
                        cross join lateral audit_rows_of(e.subject_key, e.before, e.after) r
                        left join unit u on u.id = e.unit_id
                        where (:everywhere or e.unit_id = any(:branch))
                          and (cast(:login as text) is null or e.login = :login)
                          and (cast(:action as text) is null or e.action = :action)
                          and (cast(:from as date) is null
                            or e.written_at >= cast(:from as date) at time zone 'Asia/Ho_Chi_Minh')
                          and (cast(:to as date) is null
                            or e.written_at < (cast(:to as date) + 1) at time zone 'Asia/Ho_Chi_Minh')
                          and (cast(:below as bigint) is null
                            or l.position <= :below and (l.position < :below or r.part < :part))
                          and (cast(:subject as text) is null or e.subject = :subject)
                          and (cast(:meeting as bigint) is null
                            or e.unit_id = (select m.cell_id from meeting m where m.id = :meeting)
                            and (r.subject_key = (select m.code from meeting m where m.id = :meeting)
                              or coalesce(r.after, r.before) ->> 'meeting_id' = cast(:meeting as text)))
                          and (not :aboutMembers
                            or e.unit_id in (select s.cell_id from membership s where s.member_id = any(:members))
                              and (coalesce(r.after, r.before) ->> 'member_id' = any(cast(:members as text[]))
                                or e.subject = 'member' and r.subject_key in (select p.code from member p
                                  where p.id = any(:members))
                                or e.subject = 'roll_call_entry' and jsonb_exists_any(
                                  coalesce(r.before, '{}') || coalesce(r.after, '{}'),
                                  (select array_agg(p.code) from member p where p.id = any(:members)))))
                        order by l.position desc, r.part desc
                        limit :most
                        """)
                .bind("everywhere", scope.isEverywhere())
                .bindArray("branch", Long.class, branch(scope, day))
                .bind("login", filter.login())
                .bind("action", filter.action())
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("below", below == null ? null : below.position())
                .bind("part", below == null ? 0 : below.part())
                .bind("subject", filter.subject())
                .bind("meeting", filter.meeting())
                .bind("aboutMembers", filter.members() != null)
                .bindArray("members", Long.class, filter.members() == null ? List.of() : filter.members())
                .bind("most", most)
                .mapTo(AuditRow.class)
                .list();
    }

    /**
     * The units of a scope. A list by itself: the planner then knows how many there are, and whether to go by the units or
     * along the log.
     */
    private List<Long> branch(Scope scope, LocalDate day) {
        return scope.isEverywhere()
                ? List.of()
                : sql.query("select unit_id from unit_branch(:units, :day)")
                        .bindArray("units", Long.class, scope.units())
                        .bind("day", day)
                        .mapTo(Long.class)
                        .list();
    }

    /** The members whose name has these words, or who have this code. */
    List<Long> listMembers(String words, String code) {
        return sql.query(
                        """
                        select id from member where code = :code or position(:words in search_name) > 0
                        order by code = :code desc, search_name limit :most
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
        return names(
                """
                select k.key, m.full_name as name from unnest(:keys) k(key)
                join member m on m.code = k.key or k.key ~ '^[0-9]{1,18}$' and m.id = cast(
                  case when k.key ~ '^[0-9]{1,18}$' then k.key end as bigint)
                """,
                keys);
    }

    /** By number or code; both are keys of the answer. */
    Map<String, String> units(Collection<String> keys) {
        return names(
                """
                select k.key, (select p.name from unit_period p where p.unit_id = u.id order by p.valid_from desc limit 1)
                  as name
                from unnest(:keys) k(key)
                join unit u on u.code = k.key or u.id = cast(case when k.key ~ '^[0-9]{1,18}$' then k.key end as bigint)
                """,
                keys);
    }

    /** By number or code; both are keys of the answer. */
    Map<String, String> meetings(Collection<String> keys) {
        return names(
                """
                select k.key, concat_ws('|', m.kind, m.number, m.held_on) as name from unnest(:keys) k(key)
                join meeting m on m.code = k.key or m.id = cast(case when k.key ~ '^[0-9]{1,18}$' then k.key end as bigint)
                """,
                keys);
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
