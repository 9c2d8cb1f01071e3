package vn.nennep.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.Sql;

/** Moves the roll-call lines of one entry of a person to the other entry when the two are merged, and back. */
@ApplicationScoped
public class RollLineMoveRepository {

    @Inject
    private Sql sql;

    /** Both lines of one person in one roll call, with the counts of the meeting; zeros when it is not recorded. */
    public record TwinLines(
            long meetingId,
            String code,
            String cellName,
            LocalDate heldOn,
            RollCallLine kept,
            RollCallLine merged,
            AttendanceCount count) {}

    /** Roll calls that have both, by date. */
    public List<TwinLines> listTwins(long keptId, long mergedId) {
        return sql.query(
                        """
                        select m.id as meeting_id, m.code, p.name as cell_name, m.held_on,
                          k.category as kept_category, k.mark as kept_mark, k.reason as kept_reason,
                          d.category as merged_category, d.mark as merged_mark, d.reason as merged_reason,
                          m.due_count, m.present_count, m.excused_count, m.absent_count
                        from roll_call_entry k
                        join roll_call_entry d on d.meeting_id = k.meeting_id and d.year = k.year and d.member_id = :merged
                        join meeting m on m.id = k.meeting_id and m.year = k.year
                        left join unit_period_on(m.held_on) p on p.unit_id = m.cell_id
                        where k.member_id = :kept
                        order by m.held_on, m.id
                        """)
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .mapTo(TwinColumns.class)
                .map(row -> row.twins(keptId, mergedId))
                .list();
    }

    /** Moves the lines of the merged entry to the kept one; where a roll call has both, one stays. */
    public void moveLines(long keptId, long mergedId, List<TwinLines> twins) {
        for (TwinLines twin : twins) {
            RollCallLine stays = twin.kept().joinedWith(twin.merged());
            sql.update(
                            "delete from roll_call_entry where meeting_id = :meeting and year = :year and member_id = :merged")
                    .bind("meeting", twin.meetingId())
                    .bind("year", twin.heldOn().getYear())
                    .bind("merged", mergedId)
                    .execute();
            sql.update(
                            """
                            update roll_call_entry set category = :category, mark = :mark, reason = :reason
                            where meeting_id = :meeting and year = :year and member_id = :kept
                            """)
                    .bind("meeting", twin.meetingId())
                    .bind("year", twin.heldOn().getYear())
                    .bind("kept", keptId)
                    .bind("category", String.valueOf(stays.category().letter()))
                    .bind("mark", String.valueOf(stays.mark().letter()))
                    .bind("reason", stays.reason())
                    .execute();
        }
        sql.update("update roll_call_entry set member_id = :kept where member_id = :merged")
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .execute();
    }

    /** Counts recorded meetings anew from their roll calls; the version rises, so that an open sheet notices. */
    public void recount(List<Long> meetings) {
        sql.update(
                        """
                        update meeting m
                        set due_count = n.due, present_count = n.present, excused_count = n.excused,
                          absent_count = n.absent, version = version + 1
                        from (select meeting_id, count(*) as due, count(*) filter (where mark = 'P') as present,
                            count(*) filter (where mark = 'E') as excused, count(*) filter (where mark = 'A') as absent
                          from roll_call_entry where category <> 'X' and meeting_id = any(:meetings)
                          group by meeting_id) n
                        where n.meeting_id = m.id and m.counted
                        """)
                .bindArray("meetings", Long.class, meetings)
                .execute();
    }

    /**
     * Gives roll calls back the lines that they had before.
     *
     * @param before JSON with the numbers of the {@code meetings} and the rows of {@code roll_call_entry}
     */
    public void restoreLines(long keptId, long mergedId, String before) {
        sql.update(
                        """
                        delete from roll_call_entry where member_id in (:kept, :merged)
                          and cast(:before as jsonb) -> 'meetings' @> to_jsonb(meeting_id)
                        """)
                .bind("kept", keptId)
                .bind("merged", mergedId)
                .bind("before", before)
                .execute();
        sql.update(
                        """
                        insert into roll_call_entry (meeting_id, member_id, category, mark, reason, year)
                        select r.meeting_id, r.member_id, r.category, r.mark, r.reason, m.year
                        from jsonb_populate_recordset(cast(null as roll_call_entry),
                          cast(:before as jsonb) -> 'roll_call_entry') r
                        join meeting m on m.id = r.meeting_id
                        """)
                .bind("before", before)
                .execute();
    }

    /**
     * Gives meetings back the counts that they had before; versions go on rising.
     *
     * @param before JSON with the counts of each {@code meeting}
     */
    public void restoreCounts(String before) {
        sql.update(
                        """
                        update meeting m set due_count = r.due_count, present_count = r.present_count,
                          excused_count = r.excused_count, absent_count = r.absent_count, version = m.version + 1
                        from jsonb_populate_recordset(cast(null as meeting), cast(:before as jsonb) -> 'meeting') r
                        where m.id = r.id
                        """)
                .bind("before", before)
                .execute();
    }

    /** The lines of both in one roll call as they are read: categories and marks are letters. */
    record TwinColumns(
            long meetingId,
            String code,
            String cellName,
            LocalDate heldOn,
            String keptCategory,
            String keptMark,
            String keptReason,
            String mergedCategory,
            String mergedMark,
            String mergedReason,
            Integer dueCount,
            Integer presentCount,
            Integer excusedCount,
            Integer absentCount) {

        private TwinLines twins(long keptId, long mergedId) {
            return new TwinLines(
                    meetingId,
                    code,
                    cellName,
                    heldOn,
                    line(keptId, keptCategory, keptMark, keptReason),
                    line(mergedId, mergedCategory, mergedMark, mergedReason),
                    dueCount == null
                            ? AttendanceCount.NONE
                            : new AttendanceCount(dueCount, presentCount, excusedCount, absentCount));
        }

        private static RollCallLine line(long memberId, String category, String mark, String reason) {
            return new RollCallLine(memberId, RosterCategory.of(category), AttendanceMark.of(mark), reason);
        }
    }
}
