package vn.nennep.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nennep.shared.RefusedException;

class MemberTransferTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 5, 2);
    private static final LocalDate LAST = LocalDate.of(2024, 9, 30);
    private static final Instant NOW = Instant.parse("2024-05-03T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final Map<TransferStatus, Consumer<MemberTransfer>> MOVES = Map.of(
            TransferStatus.RECEIVED, transfer -> transfer.receive(FIRST, "new", CLOCK),
            TransferStatus.RETURNED, transfer -> transfer.sendBack("sai tên chi bộ", "new", CLOCK),
            TransferStatus.WITHDRAWN, transfer -> transfer.withdraw("old", CLOCK));

    @Test
    void isOnTheWayOnceSent() {
        MemberTransfer sent = official();
        assertEquals(TransferStatus.SENT, sent.getStatus());
        assertNull(sent.getSettledBy());
        assertNull(sent.getReceivedOn());
    }

    @ParameterizedTest
    @EnumSource(value = TransferStatus.class, names = "SENT", mode = EnumSource.Mode.EXCLUDE)
    void endsInEachOfThreeWaysAndNeverAgain(TransferStatus end) {
        MemberTransfer transfer = official();
        MOVES.get(end).accept(transfer);
        assertEquals(end, transfer.getStatus());
        assertEquals(NOW, transfer.getSettledAt());
        assertEquals(end == TransferStatus.WITHDRAWN ? "old" : "new", transfer.getSettledBy());
        MOVES.forEach((next, move) -> {
            RefusedException refusal =
                    assertThrows(RefusedException.class, () -> move.accept(transfer), end + " → " + next);
            assertEquals("people.transfer.settled", refusal.key());
            assertEquals(end, transfer.getStatus());
        });
    }

    @Test
    void movesAsTheTableOfMovesSays() {
        for (TransferStatus from : TransferStatus.values()) {
            for (TransferStatus to : TransferStatus.values()) {
                assertEquals(
                        from == TransferStatus.SENT && to != TransferStatus.SENT,
                        from.canBecome(to),
                        from + " → " + to);
            }
        }
    }

    @Test
    void keepsTheDayOfReceiptBesideTheDayOfTheLetter() {
        MemberTransfer transfer = official();
        transfer.receive(FIRST.plusDays(3), "new", CLOCK);
        assertEquals(FIRST, transfer.getFirstDay());
        assertEquals(FIRST.plusDays(3), transfer.getReceivedOn());
    }

    @Test
    void refusesToBeReceivedBeforeTheDayOfTheLetter() {
        MemberTransfer transfer = official();
        refused("people.transfer.received-before-first", () -> transfer.receive(FIRST.minusDays(1), "new", CLOCK));
        assertEquals(TransferStatus.SENT, transfer.getStatus());
    }

    @Test
    void refusesToBeReceivedAfterTheEndOfAStay() {
        MemberTransfer stay = transfer(TransferKind.TEMPORARY, LAST);
        refused("people.transfer.received-after-last", () -> stay.receive(LAST.plusDays(1), "new", CLOCK));
        stay.receive(LAST, "new", CLOCK);
    }

    @Test
    void isNotGivenBackWithoutAReason() {
        MemberTransfer transfer = official();
        refused("people.transfer.reason-missing", () -> transfer.sendBack("  ", "new", CLOCK));
        assertEquals(TransferStatus.SENT, transfer.getStatus());
        transfer.sendBack(" sai  tên ", "new", CLOCK);
        assertEquals("sai tên", transfer.getReason());
    }

    @Test
    void refusesTheSameCell() {
        refused(
                "people.transfer.same-cell",
                () -> new MemberTransfer(order(TransferKind.OFFICIAL, null), 1, 2, 2, "old", CLOCK));
    }

    @Test
    void hasALastDayOnlyWhenTemporary() {
        assertNull(order(TransferKind.OFFICIAL, LAST).lastDay());
        assertEquals(LAST, order(TransferKind.TEMPORARY, LAST).lastDay());
        refused("people.transfer.last-day-missing", () -> order(TransferKind.TEMPORARY, null));
        refused("people.transfer.last-before-first", () -> order(TransferKind.TEMPORARY, FIRST.minusDays(1)));
    }

    @Test
    void needsTheNumberOfTheLetter() {
        refused(
                "people.transfer.document-missing",
                () -> new TransferOrder(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "A",
                        "B",
                        TransferKind.OFFICIAL,
                        " ",
                        FIRST,
                        FIRST,
                        null));
    }

    @Test
    void isOverdueOnlyOnTheWayAndAfterItsTerm() {
        LocalDate due = row(TransferStatus.SENT).dueOn();
        assertFalse(row(TransferStatus.SENT).isOverdue(due));
        assertTrue(row(TransferStatus.SENT).isOverdue(due.plusDays(1)));
        assertFalse(row(TransferStatus.RECEIVED).isOverdue(due.plusDays(1)));
    }

    private static TransferRow row(TransferStatus status) {
        return new TransferRow(
                UUID.randomUUID(),
                0,
                UUID.randomUUID(),
                "M-1",
                "Mẫu Thị Một",
                null,
                null,
                2,
                "A",
                "A",
                3,
                "B",
                "B",
                TransferKind.OFFICIAL,
                "1-GT",
                FIRST,
                FIRST,
                null,
                status,
                NOW,
                "old",
                null,
                null,
                null,
                null);
    }

    private static MemberTransfer official() {
        return transfer(TransferKind.OFFICIAL, null);
    }

    private static MemberTransfer transfer(TransferKind kind, LocalDate last) {
        return new MemberTransfer(order(kind, last), 1, 2, 3, "old", CLOCK);
    }

    private static TransferOrder order(TransferKind kind, LocalDate last) {
        return new TransferOrder(UUID.randomUUID(), UUID.randomUUID(), "A", "B", kind, "15-GT/CB", FIRST, FIRST, last);
    }

    private static void refused(String key, org.junit.jupiter.api.function.Executable action) {
        assertEquals(key, assertThrows(RefusedException.class, action).key());
    }
}
