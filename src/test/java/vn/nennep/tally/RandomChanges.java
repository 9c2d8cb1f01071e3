package vn.nennep.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Changes of every sort to what a {@link RandomHistory} has put into the tables, as pages and files make them: to rolls, meetings,
 * records, scores, plans and key tasks. What the tables refuse is left out.
 */
final class RandomChanges {

    /** By name, for a failure to be told; the statements of a change may name the parameters of {@link #filled}. */
    private static final Map<String, List<String>> CHANGES = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "marks",
                    List.of(
                            "update roll_call_entry set mark = case when mark = 'P' and category <> 'X' then 'A' else 'P' end"
                                    + " where meeting_id = {meeting} and (member_id + {number}) % 3 = 0",
                            "select recount_meetings(array[{meeting}::bigint], '{}', 'test')")),
            Map.entry(
                    "a line of a roll goes",
                    List.of(
                            "delete from roll_call_entry where meeting_id = {meeting} and (member_id + {number}) % 4 = 0",
                            "select recount_meetings(array[{meeting}::bigint], '{}', 'test')")),
            Map.entry(
                    "somebody more came",
                    List.of(
                            "insert into roll_call_entry (meeting_id, member_id, category, mark, year)"
                                    + " select id, {member}, 'T', 'P', year from meeting where id = {meeting}"
                                    + " on conflict do nothing",
                            "select recount_meetings(array[{meeting}::bigint], '{}', 'test')")),
            Map.entry(
                    "not recorded",
                    List.of(
                            "update meeting set status = 'HELD', recorded_at = null, recorded_by = null, due_count = null,"
                                    + " present_count = null, excused_count = null, absent_count = null where id = {meeting}")),
            Map.entry(
                    "recorded",
                    List.of(
                            "update meeting set status = 'HELD' where id = {uncounted} and status = 'PLANNED'",
                            "select recount_meetings(array[{uncounted}::bigint], array[{uncounted}::bigint], 'test')")),
            Map.entry(
                    "not held",
                    List.of("update meeting set status = 'NOT_HELD', move_reason = 'mẫu' where id = {uncounted}"
                            + " and status = 'PLANNED'")),
            Map.entry(
                    "planned again",
                    List.of("update meeting set status = 'PLANNED' where id = {uncounted} and status = 'NOT_HELD'")),
            Map.entry(
                    "another month of the plan",
                    List.of("update plan_line set month = month % 12 + 1, position = 90 + {number} % 9 where id ="
                            + " (select min(l.id) from plan_line l join annual_plan p on p.id = l.plan_id"
                            + " where p.cell_id = {cell} and p.year = {year})")),
            Map.entry(
                    "another day",
                    List.of(
                            "update meeting m set held_on = {day}, number = 20 + {number} where id = {meeting} and exists ("
                                    + "select 1 from unit_period p where p.unit_id = m.cell_id and p.kind = 'CELL'"
                                    + " and {day} between p.valid_from and coalesce(p.valid_to, 'infinity'))")),
            Map.entry(
                    "another cell",
                    List.of(
                            "update meeting m set cell_id = {cell}, number = 50 + {number}, plan_line = null where id = {meeting}"
                                    + " and exists (select 1 from unit_period p where p.unit_id = {cell} and p.kind = 'CELL'"
                                    + " and m.held_on between p.valid_from and coalesce(p.valid_to, 'infinity'))")),
            Map.entry("no meeting", List.of("delete from meeting where id = {meeting}")),
            Map.entry(
                    "one meeting more",
                    List.of(
                            "insert into meeting (id, code, cell_id, kind, number, held_on, topic, topic_group, status)"
                                    + " select {fresh}, 'N' || {fresh}, cell_id, 'THEMATIC', 80 + {number} % 19, held_on, 'mẫu', 'OTHER',"
                                    + " 'HELD' from meeting where id = {meeting}",
                            "insert into roll_call_entry (meeting_id, member_id, category, mark, year)"
                                    + " select {fresh}, member_id, category, mark, year from roll_call_entry where meeting_id = {meeting}",
                            "select recount_meetings(array[{fresh}::bigint], array[{fresh}::bigint], 'test')")),
            Map.entry(
                    "another kind",
                    List.of(
                            "update meeting set kind = case kind when 'REGULAR' then 'THEMATIC' else 'REGULAR' end,"
                                    + " topic = 'mẫu', topic_group = 'IDEOLOGY', number = 40 + {number} % 30 where id = {meeting}")),
            Map.entry(
                    "another topic group",
                    List.of(
                            "update meeting set topic_group = 'RESOLUTION' where id = {meeting} and kind = 'THEMATIC'")),
            Map.entry(
                    "forms",
                    List.of(
                            "delete from meeting_form where meeting_id = {meeting} and form <> 'STORY'",
                            "insert into meeting_form (meeting_id, form) values ({meeting}, 'STORY') on conflict do nothing")),
            Map.entry(
                    "a score",
                    List.of(
                            "insert into meeting_score (meeting_id, criteria_set_id, self_grade, self_points, self_at, self_by,"
                                    + " most_points) values ({meeting}, 1, {grade}, 1, now(), 'test', 1)"
                                    + " on conflict (meeting_id) do update set superior_grade = {grade}, superior_points = 1,"
                                    + " superior_at = now(), superior_by = 'test'")),
            Map.entry("no score", List.of("delete from meeting_score where meeting_id = {meeting}")),
            Map.entry(
                    "a grade of the year",
                    List.of(
                            "insert into year_grade (cell_id, year, criteria_set_id, self_grade, self_at)"
                                    + " values ({cell}, {year}, 1, {grade}, now())"
                                    + " on conflict (cell_id, year) do update set superior_grade = {grade}, superior_at = now()")),
            Map.entry(
                    "no grade of the year", List.of("delete from year_grade where cell_id = {cell} and year = {year}")),
            Map.entry(
                    "a plan goes on",
                    List.of(
                            "update annual_plan set status = case status when 'DRAFT' then 'ADOPTED' when 'ADOPTED' then 'ISSUED'"
                                    + " when 'ISSUED' then 'REPORTED' when 'REPORTED' then 'ACKNOWLEDGED' else status end"
                                    + " where cell_id = {cell} and year = {year} and revision = 2")),
            Map.entry("no plan", List.of("delete from annual_plan where cell_id = {cell} and year = {year}")),
            Map.entry(
                    "a line of a plan",
                    List.of("insert into plan_line (id, plan_id, line, month, position, topic, topic_group)"
                            + " select {fresh}, id, gen_random_uuid(), 4, 9, 'mẫu', 'OTHER' from annual_plan"
                            + " where cell_id = {cell} and year = {year} and revision = 2")),
            Map.entry(
                    "no line of a plan",
                    List.of("delete from plan_line where id = (select min(l.id) from plan_line l"
                            + " join annual_plan p on p.id = l.plan_id where p.cell_id = {cell} and p.year = {year})")),
            Map.entry(
                    "a meeting keeps a line",
                    List.of("update meeting m set plan_line = (select min(l.line::text)::uuid from plan_line l"
                            + " join annual_plan p on p.id = l.plan_id where p.cell_id = m.cell_id and p.year = m.year"
                            + " and l.line not in (select plan_line from meeting where plan_line is not null))"
                            + " where id = {meeting}")),
            Map.entry("a meeting keeps none", List.of("update meeting set plan_line = null where id = {meeting}")),
            Map.entry(
                    "a key task",
                    List.of(
                            "insert into key_task (id, cell_id, year, number, task, target, person_id, due_on, status, self_rating)"
                                    + " values (nextval('key_task_seq'), {cell}, {year}, 10 + {number}, 'mẫu', 'mẫu', 1, '2021-12-31',"
                                    + " 'SELF_RATED', 'DONE')")),
            Map.entry(
                    "a rating",
                    List.of("update key_task set status = 'RATED', superior_rating = 'NOT_DONE'"
                            + " where cell_id = {cell} and year = {year} and status = 'SELF_RATED'")),
            Map.entry("no key tasks", List.of("delete from key_task where cell_id = {cell} and year = {year}")),
            Map.entry(
                    "a contribution",
                    List.of("insert into contribution (id, ref, meeting_id, position, member_id, kind, text)"
                            + " select {fresh}, gen_random_uuid(), {meeting}, {fresh}, min(member_id), 'COMMENT', 'mẫu'"
                            + " from roll_call_entry where meeting_id = {meeting} and mark = 'P' having count(*) > 0")),
            Map.entry(
                    "a reply",
                    List.of("update contribution set reply_kind = 'ACCEPTED' where meeting_id = {meeting}"
                            + " and reply_kind is null and not no_reply_needed")),
            Map.entry("no contributions", List.of("delete from contribution where meeting_id = {meeting}")),
            Map.entry(
                    "a presenter",
                    List.of(
                            "insert into meeting_presenter (meeting_id, member_id, position) values ({meeting}, {member}, 1)"
                                    + " on conflict do nothing")),
            Map.entry(
                    "one person of two",
                    List.of(
                            "update contribution set member_id = {other} where member_id = {member}",
                            "delete from roll_call_entry where member_id = {member} and meeting_id in (select meeting_id"
                                    + " from roll_call_entry where member_id = {other})",
                            "update roll_call_entry set member_id = {other} where member_id = {member}",
                            "select recount_meetings(array(select meeting_id from roll_call_entry"
                                    + " where member_id in ({member}, {other})), '{}', 'test')"))));

    private final Connection connection;
    private final Random random;
    private final List<String> log = new ArrayList<>();
    private long fresh = 1_000_000;

    RandomChanges(Connection connection, Random random) {
        this.connection = connection;
        this.random = random;
    }

    /** What was changed, one after the other. */
    List<String> log() {
        return log;
    }

    /** Makes changes, each of a drawn sort. */
    void make(int count) throws SQLException {
        List<String> names = List.copyOf(CHANGES.keySet());
        for (int made = 0; made < count; ) {
            String name = names.get(random.nextInt(names.size()));
            Map<String, String> parameters = drawn();
            Savepoint before = connection.setSavepoint();
            try (Statement statement = connection.createStatement()) {
                for (String sql : CHANGES.get(name)) {
                    statement.execute(filled(sql, parameters));
                }
                connection.releaseSavepoint(before);
                log.add(name + " " + parameters);
                made++;
            } catch (SQLException refused) {
                connection.rollback(before);
            }
        }
        connection.commit();
    }

    private Map<String, String> drawn() throws SQLException {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("meeting", one("select id from meeting where counted order by id"));
        parameters.put("uncounted", one("select id from meeting where not counted order by id"));
        parameters.put("member", one("select id from member order by id"));
        // Nobody is joined with themselves, which the program refuses: all their lines would go, and no meeting be
        // recounted.
        parameters.put("other", one("select id from member where id <> " + parameters.get("member") + " order by id"));
        parameters.put("cell", one("select distinct unit_id from unit_period where kind = 'CELL' order by 1"));
        parameters.put("year", String.valueOf(2021 + random.nextInt(3)));
        parameters.put("number", String.valueOf(random.nextInt(30)));
        parameters.put("fresh", String.valueOf(++fresh));
        parameters.put("grade", "'" + Dimension.GRADES.get(random.nextInt(4)) + "'");
        parameters.put("day", "date '%d-%02d-15'".formatted(2021 + random.nextInt(3), 1 + random.nextInt(12)));
        return parameters;
    }

    private static String filled(String sql, Map<String, String> parameters) {
        String text = sql;
        for (Map.Entry<String, String> one : parameters.entrySet()) {
            text = text.replace("{" + one.getKey() + "}", one.getValue());
        }
        return text;
    }

    private String one(String query) throws SQLException {
        List<String> all = list(query);
        return all.isEmpty() ? "0" : all.get(random.nextInt(all.size()));
    }

    private List<String> list(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
