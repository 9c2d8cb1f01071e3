package vn.nennep.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;
import vn.nennep.meeting.AwayRole;
import vn.nennep.people.LeaveKind;
import vn.nennep.people.MembershipCategory;
import vn.nennep.shared.Sql;

/** Roll calls in the database. */
@ApplicationScoped
public class RollCallRepository {

    private static final String BY_NAME =
            " order by m.given_name collate \"vi-x-icu\", m.family_and_middle_name collate \"vi-x-icu\", m.code";

    private static final Jsonb JSON = JsonbBuilder.create();

    private static final String LINES =
            "jsonb_to_recordset(cast(:lines as jsonb)) as l(member bigint, category char(1), mark char(1), reason text)";

    /** The lines of a meeting, looked for in its year alone. */
    private static final String OF_MEETING =
            "e.meeting_id = :meeting and e.year = (select y.year from meeting y where y.id = :meeting)";

    @Inject
    private Sql sql;

    /** Who was due on the day of a meeting, as the roster says it. */
    record DueRow(
            long memberId, String memberCode, String fullName, MembershipCategory category, LeaveKind notDueBecause) {

        SheetRow row() {
            return new SheetRow(memberId, memberCode, fullName, RosterCategory.of(category), notDueBecause, null, null);
        }
    }

    /** Everybody on the roster of a meeting's day or on its saved roll call, by given name, in one reading. */
    // The array says nothing new; with it the planner looks up these members instead of reading all.
    List<CalledRow> listCalled(long meetingId, long cellId, LocalDate day) {
        return sql.query(
                        """
                        select m.id as member_id, m.code as member_code, m.full_name, r.category as roster_category,
                          r.not_due_because, e.category, e.mark, e.reason
                        from roster_of_day(:cell, :day) r
                        full join (select * from roll_call_entry where meeting_id = :meeting and year = :year) e
                          on e.member_id = r.member_id
                        join member m on m.id = coalesce(r.member_id, e.member_id)
                          and m.id = any (array(select member_id from membership where cell_id = :cell
                            union all select member_id from roll_call_entry
                              where meeting_id = :meeting and year = :year))
                        """
                                + BY_NAME)
                .bind("meeting", meetingId)
                .bind("cell", cellId)
                .bind("day", day)
                .bind("year", day.getYear())
                .registerColumnMapper(RosterCategory.class, RollCallRepository::category)
                .registerColumnMapper(AttendanceMark.class, RollCallRepository::mark)
                .mapTo(CalledRow.class)
                .list();
    }

    /** The saved roll call, by given name; empty when none was saved. */
    List<SheetRow> listSaved(long meetingId) {
        return sql.query(
                        """
                        select m.id as member_id, m.code as member_code, m.full_name, e.category,
                          null as not_due_because, e.mark, e.reason
                        from roll_call_entry e join member m on m.id = e.member_id
                        where e.meeting_id = :meeting and e.year = (select year from meeting where id = :meeting)
                        """
                                + BY_NAME)
                .bind("meeting", meetingId)
                .registerColumnMapper(RosterCategory.class, RollCallRepository::category)
                .registerColumnMapper(AttendanceMark.class, RollCallRepository::mark)
                .mapTo(SheetRow.class)
                .list();
    }

    /** The roster of a day by the one rule in the database, by given name; nobody has a mark. */
    List<SheetRow> listRoster(long cellId, LocalDate day) {
        return sql.query(
                        """
                        select m.id as member_id, m.code as member_code, m.full_name, r.category, r.not_due_because
                        from roster_of_day(:cell, :day) r join member m on m.id = r.member_id
                        """
                                + BY_NAME)
                .bind("cell", cellId)
                .bind("day", day)
                .mapTo(DueRow.class)
                .map(DueRow::row)
                .list();
    }

    /** The cell's roll calls that no longer have who was due on their day, newest first; their periods are not looked at. */
    List<OutdatedRoll> listOutdated(long cellId) {
        return sql.query(
                        """
                        select m.ref, m.held_on, m.kind, m.number, m.status,
                          coalesce(o.missing, '{}') as missing, coalesce(o.extra, '{}') as extra, true as open
                        from outdated_rolls(:cell) o join meeting m on m.id = o.meeting_id
                        order by m.held_on desc, m.id desc
                        """)
                .bind("cell", cellId)
                .mapTo(OutdatedRoll.class)
                .list();
    }

    /** Chair, minutes secretary, presenters and contributors who are not marked present: JSON of {@link AwayRole}s. */
    String getAway(long meetingId) {
        return sql.query("select cast(meeting_away(:meeting) as text)")
                .bind("meeting", meetingId)
                .mapTo(String.class)
                .one();
    }

    /** Saves the roll call of a meeting; a line that is the same already is neither touched nor logged. */
    void save(long meetingId, RollCall rollCall) {
        String lines = JSON.toJson(rollCall.lines().stream()
                .map(line -> new StoredLine(
                        line.memberId(),
                        String.valueOf(line.category().letter()),
                        String.valueOf(line.mark().letter()),
                        line.reason()))
                .toList());
        for (String statement : List.of(
                "delete from roll_call_entry e where " + OF_MEETING + " and e.member_id not in (select l.member from "
                        + LINES + ")",
                "update roll_call_entry e set category = l.category, mark = l.mark, reason = l.reason from " + LINES
                        + " where " + OF_MEETING + " and e.member_id = l.member"
                        + " and (e.category, e.mark, e.reason) is distinct from (l.category, l.mark, l.reason)",
                "insert into roll_call_entry (meeting_id, member_id, category, mark, reason, year)"
                        + " select m.id, l.member, l.category, l.mark, l.reason, m.year from " + LINES
                        + " join meeting m on m.id = :meeting where not exists (select 1 from roll_call_entry e"
                        + " where " + OF_MEETING + " and e.member_id = l.member)")) {
            sql.update(statement)
                    .bind("meeting", meetingId)
                    .bind("lines", lines)
                    .execute();
        }
    }

    /** A line as the statements read it. */
    public record StoredLine(long member, String category, String mark, String reason) {}

    void discard(long meetingId) {
        sql.update("delete from roll_call_entry e where " + OF_MEETING)
                .bind("meeting", meetingId)
                .execute();
    }

    /** The meetings of these cells in a year, and those of the member's own roll calls, with the member's own mark. */
    List<OwnRow> listOwn(long memberId, Collection<Long> cells, int year) {
        return sql.query(
                        """
                        select m.held_on, m.starts_at, m.kind, m.number,
                          (select p.name from unit_period p where p.unit_id = m.cell_id and p.valid_from <= m.held_on
                            order by p.valid_from desc limit 1) as cell_name,
                          m.topic,
                          (select string_agg(x.full_name, ', ' order by mp.position)
                            from meeting_presenter mp join member x on x.id = mp.member_id
                            where mp.meeting_id = m.id) as presenters,
                          e.mark, e.reason
                        from meeting m
                        left join roll_call_entry e on e.meeting_id = m.id and e.year = :year and e.member_id = :member
                        where m.year = :year and (m.cell_id = any(:cells) or e.member_id is not null)
                        order by m.held_on, m.starts_at, m.kind, m.number
                        """)
                .bind("member", memberId)
                .bind("year", year)
                .bindArray("cells", Long.class, cells)
                .registerColumnMapper(AttendanceMark.class, RollCallRepository::mark)
                .mapTo(OwnRow.class)
                .list();
    }

    /** The years in which these cells have meetings or the member stands in a roll call, newest first. */
    List<Integer> listOwnYears(long memberId, Collection<Long> cells) {
        return sql.query(
                        """
                        select distinct m.year from meeting m
                        where m.cell_id = any(:cells)
                          or m.id in (select e.meeting_id from roll_call_entry e where e.member_id = :member)
                        order by 1 desc
                        """)
                .bind("member", memberId)
                .bindArray("cells", Long.class, cells)
                .mapTo(Integer.class)
                .list();
    }

    static RosterCategory category(ResultSet row, int column, StatementContext context) throws SQLException {
        String letter = row.getString(column);
        return letter == null ? null : RosterCategory.of(letter);
    }

    static AttendanceMark mark(ResultSet row, int column, StatementContext context) throws SQLException {
        String letter = row.getString(column);
        return letter == null ? null : AttendanceMark.of(letter);
    }
}
