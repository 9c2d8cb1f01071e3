package vn.nennep.exchange;

import java.util.List;
import java.util.Optional;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RosterCategory;

/**
 * {@code attendance}: the roll calls of meetings. Each meeting of the file must have every due member, and none who was
 * not due; then it counts as recorded. A meeting that was recorded before is held against its frozen roster.
 */
final class AttendanceImport implements FileRules {

    private static final int MARK = 2;
    private static final int REASON = 3;

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("meeting_code").key(),
                Column.code("member_code").key(),
                Column.choice("mark", List.of(AttendanceMark.PRESENT, AttendanceMark.EXCUSED, AttendanceMark.ABSENT)),
                Column.text("reason", 500).optional());
    }

    @Override
    public Optional<Fault> faultOf(FileRow row) {
        return row.value(REASON) != null && AttendanceMark.PRESENT.name().equals(row.value(MARK))
                ? Optional.of(Fault.of(row.line(), "reason", "exchange.attendance.reason-of-present"))
                : Optional.empty();
    }

    @Override
    public String existing() {
        // Whoever came has no reason any more. A mark of a roll call that is not finished does not count yet.
        return """
                select s.row_no, m.code as meeting_code, p.code as member_code,
                  case when m.counted then %s end as mark, case when s.mark <> 'PRESENT' then e.reason end as reason
                from staged s
                join meeting m on m.code = s.meeting_code
                join member p on p.code = s.member_code
                join roll_call_entry e on e.meeting_id = m.id and e.year = m.year and e.member_id = p.id
                """
                .formatted(AttendanceMark.wordInSql("e.mark"));
    }

    @Override
    public void check(Staging staged, Context context, List<Fault> faults) {
        staged.execute(
                """
                create temp table called on commit drop as
                select f.meeting_code, f.line, f.clean, m.id as meeting_id, m.year, m.cell_id, m.held_on, m.status, m.counted
                from (select meeting_code, min(line) as line, bool_and(valid) as clean
                      from staged where meeting_code is not null group by meeting_code) f
                left join meeting m on m.code = f.meeting_code%s
                """
                        // A meeting of another branch is one that is not there: a file must not tell what exists
                        // elsewhere.
                        .formatted(context.everywhere() ? "" : " and m.cell_id in (select unit_id from own_branch)"));
        staged.execute("create unique index on called (meeting_code)");
        staged.execute("analyze called");
        staged.faults(
                faults,
                "meeting_code",
                "exchange.attendance.meeting-unknown",
                """
                select s.line, s.meeting_code from staged s
                join called c on c.meeting_code = s.meeting_code
                where s.valid and c.meeting_id is null
                """);
        References.memberKnown(staged, faults);
        staged.faults(
                faults,
                "member_code",
                "exchange.row-twice",
                """
                select line, first_line::text from (
                  select line, first_value(line) over w as first_line, row_number() over w as copy
                  from staged where valid window w as (partition by meeting_code, member_code order by row_no)) s
                where copy > 1
                """);
        staged.faults(
                faults,
                "meeting_code",
                "exchange.attendance.not-held-yet",
                "select line, meeting_code, to_char(held_on, 'YYYY-MM-DD') from called where held_on > :today");
        staged.faults(
                faults,
                "meeting_code",
                "exchange.attendance.away",
                "select line, meeting_code from called where status in ('POSTPONED', 'NOT_HELD')");
        checkRoster(staged, faults);
        checkYears(staged, faults);
    }

    private static void checkRoster(Staging staged, List<Fault> faults) {
        // Whom the roll call of each meeting must name: the frozen roster, or else the roster of the day. That is found
        // once for a cell and a day, also when the cell met twice on it.
        staged.execute(
                """
                create temp table expected on commit drop as
                select c.meeting_id, e.member_id, e.category, true as due
                from called c join roll_call_entry e on e.meeting_id = c.meeting_id and e.year = c.year
                where c.counted and e.category <> 'X'
                union all
                select c.meeting_id, r.member_id, %s::char(1), r.not_due_because is null
                from (select distinct cell_id, held_on from called where not counted) d
                cross join lateral roster_of_day(d.cell_id, d.held_on) r
                join called c on c.cell_id = d.cell_id and c.held_on = d.held_on and not c.counted
                """
                        .formatted(RosterCategory.letterInSql("r.category")));
        staged.execute("analyze expected");
        // The codes of a million rows are looked up once; what follows goes by numbers.
        staged.execute(
                """
                create temp table roll on commit drop as
                select s.line, c.meeting_id, c.year, m.id as member_id, x.due, x.category, %1$s::char(1) as mark, s.reason,
                  c.held_on, c.status, c.counted, e.member_id is null as created,
                  e.member_id is not null and (e.mark, e.reason, c.counted) is distinct from
                    (%1$s::char(1), s.reason, true) as updated
                from staged s
                join called c on c.meeting_code = s.meeting_code
                join member m on m.code = s.member_code
                left join expected x on x.meeting_id = c.meeting_id and x.member_id = m.id
                left join roll_call_entry e on e.meeting_id = c.meeting_id and e.year = c.year and e.member_id = m.id
                where s.valid and c.meeting_id is not null
                """
                        .formatted(AttendanceMark.letterInSql("s.mark")));
        staged.execute("analyze roll");
        staged.faults(
                faults,
                "member_code",
                "exchange.attendance.not-due",
                """
                select r.line, m.code, c.meeting_code
                from roll r
                join called c on c.meeting_id = r.meeting_id
                join member m on m.id = r.member_id
                where r.due is not true
                """);
        staged.faults(
                faults,
                "member_code",
                "exchange.attendance.due-missing",
                """
                select c.line, m.code, c.meeting_code
                from called c
                join expected x on x.meeting_id = c.meeting_id and x.due
                join member m on m.id = x.member_id
                where c.clean and not exists (select 1 from roll r
                  where r.meeting_id = x.meeting_id and r.member_id = x.member_id)
                """);
        // Whoever does not belong to the meeting at all was named; no other rule is asked of the row.
        staged.execute("delete from roll where due is null");
    }

    private static void checkYears(Staging staged, List<Fault> faults) {
        staged.faults(
                faults,
                "reason",
                "rollcall.reason-missing",
                "select line from roll where mark = 'E' and reason is null and (created or updated)");
        staged.faults(
                faults,
                "meeting_code",
                "exchange.meetings.confirmed-stays",
                """
                select line, null from (
                  select min(line) as line from roll where status = 'CONFIRMED' and (created or updated)
                  group by meeting_id) c
                """);
        ClosedYears.check(
                staged,
                faults,
                "meeting_code",
                """
                select r.line, c.cell_id as unit_id, r.held_on as from_on, r.held_on as to_on
                from roll r join called c on c.meeting_id = r.meeting_id
                where r.created or r.updated
                """);
    }

    /** A workbook has everybody who is due; the roll is called later, or not on paper. */
    @Override
    public boolean isWaiting() {
        return true;
    }

    @Override
    public ImportResult write(Staging staged, Context context) {
        int created = staged.number("select count(*) from roll where created");
        int updated = staged.number("select count(*) from roll where updated");
        // An unfinished roll call gives way to the file, which has everybody who was due; who came without having to
        // stays.
        staged.update(
                """
                delete from roll_call_entry e using called c
                where not c.counted and e.meeting_id = c.meeting_id and e.year = c.year
                  and (e.category <> 'X' or exists (select 1 from roll r
                    where r.meeting_id = e.meeting_id and r.member_id = e.member_id))
                """);
        staged.update(
                """
                update roll_call_entry e set mark = r.mark, reason = r.reason
                from roll r
                where r.updated and r.counted and e.meeting_id = r.meeting_id and e.year = r.year and e.member_id = r.member_id
                """);
        staged.update(
                """
                insert into roll_call_entry (meeting_id, member_id, category, mark, reason, year)
                select meeting_id, member_id, category, mark, reason, year from roll where not counted
                order by meeting_id, member_id
                """);
        staged.update(
                """
                update meeting m
                set status = 'RECORDED', due_count = n.due, present_count = n.present, excused_count = n.excused,
                  absent_count = n.absent, recorded_at = now(), recorded_by = :login, version = version + 1,
                  late_at = case when year_state(m.year, :today) = 'OPEN' then m.late_at else now() end
                from (
                  select meeting_id, count(*) as due, count(*) filter (where mark = 'P') as present,
                    count(*) filter (where mark = 'E') as excused, count(*) filter (where mark = 'A') as absent
                  from roll group by meeting_id having bool_or(created or updated)) n
                where m.id = n.meeting_id
                """);
        ClosedYears.note(staged, context);
        staged.analyze("roll_call_entry");
        staged.analyze("meeting");
        return Counts.of(staged, created, updated);
    }
}
