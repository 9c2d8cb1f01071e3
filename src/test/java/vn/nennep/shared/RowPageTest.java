package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowPageTest {

    private static final List<String> NAMES = List.of("Lê Thị An", "Đỗ Văn Ba", "Mã Văn Cần", "Nông Thị Dung");

    @Test
    void keepsTheListsOwnOrderWhenNothingIsWanted() {
        assertEquals(new RowPage<>(NAMES, 4), page(new PageRequest(0, 10, null, false, null)));
    }

    @Test
    void findsRowsThatContainEachWordWithOrWithoutAccents() {
        assertEquals(
                List.of("Đỗ Văn Ba"),
                page(new PageRequest(0, 10, null, false, " BA  do ")).rows());
        assertEquals(List.of(), page(new PageRequest(0, 10, null, false, "'")).rows());
    }

    @Test
    void sortsByANameThatItKnowsAndTurnsTheOrderRound() {
        assertEquals(
                "Mã Văn Cần",
                page(new PageRequest(0, 10, "length", true, null)).rows().get(1));
        assertEquals(
                "Nông Thị Dung",
                page(new PageRequest(0, 10, "unknown", true, null)).rows().get(0));
    }

    @Test
    void givesAPageAndSaysHowManyThereAre() {
        assertEquals(new RowPage<>(List.of("Nông Thị Dung"), 4), page(new PageRequest(3, 3, null, false, null)));
        assertEquals(new RowPage<>(List.of(), 4), page(new PageRequest(6, 3, null, false, null)));
    }

    private static RowPage<String> page(PageRequest request) {
        return RowPage.of(NAMES, request, Map.of("length", Comparator.comparing(String::length)), name -> name);
    }
}
