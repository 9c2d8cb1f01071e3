package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds what the log is about, and its names; the second wall keeps out what the reader does not see. */
@ApplicationScoped
public class LogRepository {

    /** More people of one name than anybody looks through. */
    private static final int MOST_PEOPLE = 20;

    @PersistenceContext
    private EntityManager em;

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
