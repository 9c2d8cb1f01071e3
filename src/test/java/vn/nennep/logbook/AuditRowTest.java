package vn.nennep.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.audit.AuditAction;

class AuditRowTest {

    @ParameterizedTest
    @CsvSource({
        "contribution, text",
        "contribution, reply",
        "meeting, conclusion",
        "meeting, presentation",
        "meeting, opening",
        "assigned_task, task",
        "meeting_score_line, superior_reason",
        "member_leave, reason"
    })
    void leavesOutWhatPeopleSaidForWhoMayNotReadIt(String subject, String field) {
        AuditRow row = row(subject, "{\"" + field + "\":\"Lời của đảng viên\",\"version\":1}");
        assertEquals(List.of("version"), fields(row.withoutTexts()));
    }

    @Test
    void leavesThemOutOfAListToo() {
        AuditRow row = row("meeting_score_line", "[{\"criterion\":\"1\",\"self_reason\":\"Lời của đảng viên\"}]");
        assertEquals("[{\"criterion\":\"1\"}]", row.withoutTexts().after());
    }

    @Test
    void keepsTheMarksOfARollCallAndNotTheReasons() {
        AuditRow row = row("roll_call_entry", "{\"M1\":\"OE Ốm nặng\"}");
        assertEquals("OE", row.withoutTexts().changes().get(0).after());
    }

    private static List<String> fields(AuditRow row) {
        return row.changes().stream().map(AuditRow.Change::field).toList();
    }

    private static AuditRow row(String subject, String after) {
        return new AuditRow(
                1, 1, Instant.EPOCH, "bithu", "-", AuditAction.UPDATE, subject, "x", 1L, "LS", "Tỉnh ủy", null, after);
    }
}
