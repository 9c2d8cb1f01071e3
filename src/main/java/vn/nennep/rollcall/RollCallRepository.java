package vn.nennep.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.sql.Date;
import java.sql.Time;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.people.LeaveKind;
import vn.nennep.people.MembershipCategory;

/** Roll calls in the database. */
@ApplicationScoped
public class RollCallRepository {

    private static final String BY_NAME =
            " order by m.given_name collate \"vi-x-icu\", m.family_and_middle_name collate \"vi-x-icu\", m.code";

    private static final Jsonb JSON = JsonbBuilder.create();

    private static final String LINES =
            "jsonb_to_recordset(cast(?2 as jsonb)) as l(member bigint, category char(1), mark char(1), reason text)";

    @PersistenceContext
    private EntityManager em;

    /** The saved roll call, by given name; empty when none was saved. */
    List<SheetRow> listSaved(long meetingId) {
        List<?> rows = em.createNativeQuery(
                        """
                        select m.id, m.code, m.full_name, e.category, e.mark, e.reason
                        from roll_call_entry e join member m on m.id = e.member_id
                        where e.meeting_id = ?1
                        """
                                + BY_NAME)
                .setParameter(1, meetingId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new SheetRow(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        RosterCategory.of(row[3].toString()),
                        null,
                        AttendanceMark.of(row[4].toString()),
                        (String) row[5]))
                .toList();
    }

    /** The roster of a day by the one rule in the database, by given name; nobody has a mark. */
    List<SheetRow> listRoster(long cellId, LocalDate day) {
        List<?> rows = em.createNativeQuery(
                        """
                        select m.id, m.code, m.full_name, r.category, r.not_due_because
                        from roster_of_day(?1, ?2) r join member m on m.id = r.member_id
                        """
                                + BY_NAME)
                .setParameter(1, cellId)
                .setParameter(2, day)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new SheetRow(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        (String) row[2],
                        RosterCategory.of(MembershipCategory.valueOf((String) row[3])),
                        row[4] == null ? null : LeaveKind.valueOf((String) row[4]),
                        null,
                        null))
                .toList();
    }

    /** The cell's roll calls that no longer have who was due on their day, newest first; their periods are not looked at. */
    List<OutdatedRoll> listOutdated(long cellId) {
        List<?> rows = em.createNativeQuery(
                        """
                        select m.ref, m.held_on, m.kind, m.number, m.status,
                          cast(coalesce(to_jsonb(o.missing), '[]') as text), cast(coalesce(to_jsonb(o.extra), '[]') as text)
                        from outdated_rolls(?1) o join meeting m on m.id = o.meeting_id
                        order by m.held_on desc, m.id desc
                        """)
                .setParameter(1, cellId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new OutdatedRoll(
                        (UUID) row[0],
                        ((Date) row[1]).toLocalDate(),
                        MeetingKind.valueOf((String) row[2]),
                        ((Number) row[3]).intValue(),
                        MeetingStatus.valueOf((String) row[4]),
                        texts((String) row[5]),
                        texts((String) row[6]),
                        true))
                .toList();
    }

    private static List<String> texts(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList();
        }
    }

    /** Makes the saved roll call of a meeting this one; a line that says the same already is not touched, nor logged. */
    void save(long meetingId, RollCall rollCall) {
        String lines = JSON.toJson(rollCall.lines().stream()
                .map(line -> new StoredLine(
                        line.memberId(),
                        String.valueOf(line.category().letter()),
                        String.valueOf(line.mark().letter()),
                        line.reason()))
                .toList());
        for (String statement : List.of(
                "delete from roll_call_entry e where e.meeting_id = ?1 and e.member_id not in (select l.member from "
                        + LINES + ")",
                "update roll_call_entry e set category = l.category, mark = l.mark, reason = l.reason from " + LINES
                        + " where e.meeting_id = ?1 and e.member_id = l.member"
                        + " and (e.category, e.mark, e.reason) is distinct from (l.category, l.mark, l.reason)",
                "insert into roll_call_entry (meeting_id, member_id, category, mark, reason)"
                        + " select ?1, l.member, l.category, l.mark, l.reason from " + LINES
                        + " where not exists (select 1 from roll_call_entry e"
                        + " where e.meeting_id = ?1 and e.member_id = l.member)")) {
            em.createNativeQuery(statement)
                    .setParameter(1, meetingId)
                    .setParameter(2, lines)
                    .executeUpdate();
        }
    }

    /** A line as the statements read it. */
    public record StoredLine(long member, String category, String mark, String reason) {}

    void discard(long meetingId) {
        em.createNativeQuery("delete from roll_call_entry where meeting_id = ?1")
                .setParameter(1, meetingId)
                .executeUpdate();
    }

    /** The meetings of these cells in a year, and those of the member's own roll calls, with the member's own mark. */
    List<OwnRow> listOwn(long memberId, Collection<Long> cells, int year) {
        List<?> rows = em.createNativeQuery(
                        """
                        select m.held_on, m.starts_at, m.kind, m.number,
                          (select p.name from unit_period p where p.unit_id = m.cell_id and p.valid_from <= m.held_on
                            order by p.valid_from desc limit 1),
                          m.topic,
                          (select string_agg(x.full_name, ', ' order by mp.position)
                            from meeting_presenter mp join member x on x.id = mp.member_id
                            where mp.meeting_id = m.id),
                          e.mark, e.reason
                        from meeting m
                        left join roll_call_entry e on e.meeting_id = m.id and e.member_id = ?1
                        where m.year = ?2
                          and (m.cell_id = any (cast(string_to_array(?3, ',') as bigint[])) or e.member_id is not null)
                        order by m.held_on, m.starts_at, m.kind, m.number
                        """)
                .setParameter(1, memberId)
                .setParameter(2, year)
                .setParameter(3, cells.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new OwnRow(
                        ((Date) row[0]).toLocalDate(),
                        row[1] == null ? null : ((Time) row[1]).toLocalTime(),
                        MeetingKind.valueOf((String) row[2]),
                        ((Number) row[3]).intValue(),
                        (String) row[4],
                        (String) row[5],
                        (String) row[6],
                        row[7] == null ? null : AttendanceMark.of(row[7].toString()),
                        (String) row[8]))
                .toList();
    }

    /** The years in which these cells have meetings or the member stands in a roll call, newest first. */
    List<Integer> listOwnYears(long memberId, Collection<Long> cells) {
        List<?> years = em.createNativeQuery(
                        """
                        select distinct m.year from meeting m
                        where m.cell_id = any (cast(string_to_array(?2, ',') as bigint[]))
                          or m.id in (select e.meeting_id from roll_call_entry e where e.member_id = ?1)
                        order by 1 desc
                        """)
                .setParameter(1, memberId)
                .setParameter(2, cells.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .getResultList();
        return years.stream().map(year -> ((Number) year).intValue()).toList();
    }
}
