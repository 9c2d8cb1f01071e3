package vn.nennep.bench.data;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.copy.CopyManager;

/** The meetings of a cell: a regular one a month, a thematic one in every second; a few did not take place. */
final class MeetingRows {

    private static final List<String> GROUPS =
            List.of("PROFESSIONAL", "HO_CHI_MINH", "IDEOLOGY", "RESOLUTION", "OTHER");
    private static final List<String> FORMS = List.of("REPORT", "TALK", "STORY", "SLIDES");
    private static final List<String> GRADES = List.of("GOOD", "GOOD", "GOOD", "FAIR", "FAIR", "AVERAGE", "WEAK");
    private static final List<String> KINDS = List.of("ADDITION", "COMMENT", "CRITIQUE", "QUESTION");

    private final ProvincePlan plan;
    private final CopyTable meetings = new CopyTable(
            "meeting",
            "id, ref, code, cell_id, kind, number, held_on, topic, topic_group, status, recorded_at, recorded_by, due_count,"
                    + " present_count, excused_count, absent_count, plan_line, contribution_count, speaker_count, open_count");
    private final CopyTable entries =
            new CopyTable("roll_call_entry", "meeting_id, member_id, category, mark, reason, year");
    private final CopyTable forms = new CopyTable("meeting_form", "meeting_id, form");
    private final CopyTable scores = new CopyTable(
            "meeting_score", "meeting_id, criteria_set_id, self_points, self_grade, self_at, self_by, most_points");
    private final CopyTable contributions = new CopyTable(
            "contribution", "id, ref, meeting_id, position, member_id, kind, text, reply_kind, reply, no_reply_needed");

    MeetingRows(ProvincePlan plan) {
        this.plan = plan;
    }

    /** @param came those who came from the cell before, at some time */
    void add(int index, List<MadeUpMember> own, List<MadeUpMember> came) {
        SplittableRandom random = plan.random("meeting", index);
        for (int y = 0; y < plan.years(); y++) {
            int year = plan.firstYear() + y;
            long first = ((long) index * plan.years() + y) * ProvincePlan.MOST_MEETINGS + 1;
            for (int month = 1; month <= 12; month++) {
                if (random.nextInt(60) > 0) {
                    meeting(
                            random,
                            first + month,
                            index,
                            "REGULAR",
                            month,
                            LocalDate.of(year, month, 1 + random.nextInt(28)),
                            null,
                            own,
                            came);
                }
            }
            for (int number = 1; number <= 5; number++) {
                if (random.nextInt(30) > 0) {
                    LocalDate day = LocalDate.of(year, 2 * number, 1 + random.nextInt(28));
                    UUID line = PlanRows.line(plan, index, year, number);
                    meeting(random, first + 12 + number, index, "THEMATIC", number, day, line, own, came);
                }
            }
        }
    }

    private void meeting(
            SplittableRandom random,
            long id,
            int index,
            String kind,
            int number,
            LocalDate day,
            UUID line,
            List<MadeUpMember> own,
            List<MadeUpMember> came) {
        int[] counts = new int[4];
        List<Long> present = new ArrayList<>();
        for (int list = 0; list < 2; list++) {
            for (MadeUpMember member : list == 0 ? own : came) {
                if (member.isDue(day, list == 1)) {
                    int drawn = random.nextInt(100);
                    char mark = drawn < 93 ? 'P' : drawn < 98 ? 'E' : 'A';
                    counts[0]++;
                    counts[mark == 'P' ? 1 : mark == 'E' ? 2 : 3]++;
                    if (mark == 'P') {
                        present.add(member.id());
                    }
                    entries.add(
                            id,
                            member.id(),
                            member.category(day),
                            mark,
                            mark == 'E' ? "công tác" : null,
                            day.getYear());
                }
            }
        }
        int[] said = contributions(random, id, present, line == null ? random.nextInt(3) : 3);
        String moment = day + " 17:00+07";
        meetings.add(
                id,
                plan.ref("meeting", id),
                "R" + id,
                plan.cell(index),
                kind,
                number,
                day,
                line == null ? null : "Chuyên đề mẫu " + number,
                line == null ? null : MadeUpName.one(GROUPS, random),
                day.getYear() < plan.until() ? "CONFIRMED" : "RECORDED",
                moment,
                "bench",
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                line,
                said[0],
                said[1],
                said[2]);
        if (line != null) {
            forms.add(id, FORMS.get((int) (id % 3)));
            if (id % 4 == 0) {
                forms.add(id, FORMS.get(3));
            }
        }
        if (random.nextInt(5) > 0) {
            String grade = MadeUpName.one(GRADES, random);
            scores.add(id, 1, grade.equals("GOOD") ? 95 : 70, grade, moment, "bench", 100);
        }
    }

    /** @return contributions, people who spoke, contributions that wait for an answer */
    private int[] contributions(SplittableRandom random, long meeting, List<Long> present, int count) {
        Set<Long> speakers = new HashSet<>();
        int open = 0;
        int written = present.isEmpty() ? 0 : count;
        for (int n = 1; n <= written; n++) {
            long id = meeting * 4 + n;
            long speaker = present.get(random.nextInt(present.size()));
            speakers.add(speaker);
            int answer = random.nextInt(4);
            open += answer == 0 ? 1 : 0;
            contributions.add(
                    id,
                    plan.ref("contribution", id),
                    meeting,
                    n,
                    speaker,
                    MadeUpName.one(KINDS, random),
                    "Ý kiến mẫu " + n,
                    answer > 1 ? "ACCEPTED" : null,
                    answer > 1 ? "Tiếp thu" : null,
                    answer == 1);
        }
        return new int[] {written, speakers.size(), open};
    }

    /** @return rows written */
    long write(CopyManager copy) throws SQLException, IOException {
        return meetings.write(copy)
                + entries.write(copy)
                + forms.write(copy)
                + scores.write(copy)
                + contributions.write(copy);
    }
}
