package vn.nennep.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.RefusedException;

class ContributionEntryTest {

    @Test
    void refusesAReplyWithoutAKind() {
        assertRefused("meeting.record.reply-kind-missing", null, "Xin tiếp thu.", false);
    }

    @Test
    void refusesAReplyWhereNoneIsNeeded() {
        assertRefused("meeting.record.reply-and-not-needed", ReplyKind.ACCEPTED, "Xin tiếp thu.", true);
    }

    @Test
    void keepsTheParagraphsOfWhatWasSaid() {
        ContributionEntry entry = new ContributionEntry(
                UUID.randomUUID(), 1, ContributionKind.COMMENT, "  Một.\r\nHai.\u0007 ", null, null, false);
        assertEquals("Một.\nHai.", entry.text());
    }

    @Test
    void refusesATextThatIsTooLong() {
        RefusedException refusal = assertThrows(
                RefusedException.class,
                () -> new ContributionEntry(
                        UUID.randomUUID(),
                        1,
                        ContributionKind.COMMENT,
                        "a".repeat(RecordField.TEXT.longest() + 1),
                        null,
                        null,
                        false));
        assertEquals("meeting.record.contribution-long", refusal.key());
    }

    private static void assertRefused(String key, ReplyKind kind, String reply, boolean notNeeded) {
        assertEquals(
                key,
                assertThrows(RefusedException.class, () -> said(kind, reply, notNeeded))
                        .key());
    }

    private static ContributionEntry said(ReplyKind kind, String reply, boolean notNeeded) {
        return new ContributionEntry(
                UUID.randomUUID(), 1, ContributionKind.CRITIQUE, "Số liệu chưa rõ.", kind, reply, notNeeded);
    }
}
