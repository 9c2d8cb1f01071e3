package vn.nennep.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two histories of one person become one without a day that has two truths. */
class SpanTest {

    @Test
    void keepsTheKeptHistoryAsItIs() {
        List<Span<String>> kept = List.of(span(1L, "A", 10, 20));
        assertEquals(kept, Span.join(kept, List.of(span(2L, "A", 12, 15))));
        assertEquals(kept, Span.join(kept, List.of(span(2L, "B", 10, 20))));
        assertEquals(kept, Span.join(kept, List.of()));
    }

    @Test
    void takesTheOtherHistoryWhereThereIsNoKeptOne() {
        List<Span<String>> other = List.of(span(2L, "A", 1, 3), span(3L, "B", 4, null));
        assertEquals(other, Span.join(List.of(), other));
    }

    @Test
    void makesOneRowOfWhatTouchesAndSaysTheSame() {
        assertEquals(
                List.of(span(1L, "A", 5, 25)),
                Span.join(List.of(span(1L, "A", 10, 20)), List.of(span(2L, "A", 5, 25))));
        assertEquals(
                List.of(span(1L, "A", 5, null)),
                Span.join(List.of(span(1L, "A", 10, null)), List.of(span(2L, "A", 5, 12))));
        assertEquals(
                List.of(span(1L, "A", 1, 9)), Span.join(List.of(span(1L, "A", 5, 9)), List.of(span(2L, "A", 1, 4))));
    }

    @Test
    void addsOnlyTheDaysOutsideOfWhatSaysOtherwise() {
        assertEquals(
                List.of(span(2L, "B", 5, 9), span(1L, "A", 10, 20), span(null, "B", 21, 25)),
                Span.join(List.of(span(1L, "A", 10, 20)), List.of(span(2L, "B", 5, 25))));
        assertEquals(
                List.of(span(1L, "A", 10, 20), span(2L, "B", 21, null)),
                Span.join(List.of(span(1L, "A", 10, 20)), List.of(span(2L, "B", 15, null))));
    }

    @Test
    void leavesAGapAGap() {
        assertEquals(
                List.of(span(1L, "A", 1, 3), span(2L, "A", 5, 6)),
                Span.join(List.of(span(1L, "A", 1, 3)), List.of(span(2L, "A", 5, 6))));
    }

    @Test
    void fillsTheGapBetweenTwoKeptRows() {
        assertEquals(
                List.of(span(1L, "A", 1, 9)),
                Span.join(List.of(span(1L, "A", 1, 3), span(2L, "A", 7, 9)), List.of(span(3L, "A", 2, 8))));
    }

    private static Span<String> span(Long id, String says, int from, Integer to) {
        return new Span<>(id, says, LocalDate.of(2021, 1, from), to == null ? null : LocalDate.of(2021, 1, to));
    }
}
