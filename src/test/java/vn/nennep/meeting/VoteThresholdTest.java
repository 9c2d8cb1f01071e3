package vn.nennep.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.shared.RefusedException;

class VoteThresholdTest {

    @ParameterizedTest
    @CsvSource({
        "HALF, 7, 14, false",
        "HALF, 8, 14, true",
        "HALF, 8, 15, true",
        "HALF, 7, 15, false",
        "TWO_THIRDS, 9, 14, false",
        "TWO_THIRDS, 10, 14, true",
        "TWO_THIRDS, 10, 15, true",
        "TWO_THIRDS, 2, 3, true"
    })
    void isReachedByExactFractions(VoteThreshold threshold, int agree, int base, boolean reached) {
        assertEquals(reached, threshold.isReached(agree, base));
    }

    @Test
    void refusesMoreHandsThanHaveAVote() {
        VoteEntry vote = new VoteEntry(UUID.randomUUID(), "Thông qua kết luận", VoteThreshold.HALF, 10, 3, 2);
        RefusedException refusal = assertThrows(RefusedException.class, () -> vote.requireWithin(14));
        assertEquals("meeting.record.vote-too-many", refusal.key());
        vote.requireWithin(15);
    }

    @Test
    void refusesAVoteWithoutASubject() {
        RefusedException refusal = assertThrows(
                RefusedException.class, () -> new VoteEntry(UUID.randomUUID(), "  ", VoteThreshold.HALF, 1, 0, 0));
        assertEquals("meeting.record.vote-empty", refusal.key());
    }
}
