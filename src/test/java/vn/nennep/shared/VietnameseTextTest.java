package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseTextTest {

    @Test
    void isStoredComposedHoweverItWasTyped() {
        String decomposed = Normalizer.normalize("Nguyễn Thị Thủy", Normalizer.Form.NFD);
        assertEquals("Nguyễn Thị Thủy", VietnameseText.tidy(decomposed));
    }

    @Test
    void losesDoubleBlanksAndControlCharacters() {
        assertEquals("Đào Văn An", VietnameseText.tidy("  Đào\u00A0 Văn\t\n An\u0000 "));
    }

    @Test
    void isNothingWhenOnlyBlanksAreLeft() {
        assertNull(VietnameseText.tidy(" \t\u00A0"));
    }

    @Test
    void isFoundWithoutAccentsAndWithDForItsStrokedSister() {
        assertEquals("dang thi ngoc uoc", VietnameseText.searchable("ĐẶNG Thị Ngọc Ước"));
        assertEquals("hoa uy", VietnameseText.searchable("hòa ủy"));
        assertEquals(VietnameseText.searchable("hoà uỷ"), VietnameseText.searchable("hòa ủy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H\u2019Hen Ni\u00EA",
                "H\u02BCHen Ni\u00EA",
                "H`Hen Ni\u00EA",
                "H\u00B4Hen Ni\u00EA",
                "H'\u200BHen Ni\u00EA",
                "\uFEFFH'Hen Ni\u00EA\u200E",
                "H'He\u00ADn Ni\u00EA",
                "H'Hen\u2009Ni\u00EA",
                "H'Hen\u3000Ni\u00EA",
                "H'Hen Nie\u0302",
                "\u0301H'Hen Ni\u00EA",
                "H'H\u0435n Ni\u00EA",
                "\uFF28'Hen Ni\u00EA"
            })
    void isOneTextForAllThatLookTheSame(String typed) {
        assertEquals("H'Hen Niê", VietnameseText.tidy(typed));
        assertEquals("hhen nie", VietnameseText.searchable(typed));
    }

    @Test
    void hasOneStrokedLetterForTheThreeThatLookLikeIt() {
        assertEquals("Đinh Đức đi", VietnameseText.tidy("\u00D0inh \u0189ức \u00F0i"));
    }

    @Test
    void isSearchedAsTypedWhereItHasNoLetter() {
        assertEquals("'", VietnameseText.searchable(" ' "));
        assertEquals("''", VietnameseText.searchable("''\u0301"));
        assertEquals("", VietnameseText.searchable("\u200B"));
    }

    @Test
    void isNothingWhenNothingVisibleIsLeft() {
        assertNull(VietnameseText.tidy("\u200B\uFEFF \u00AD\u2060"));
        assertNull(VietnameseText.tidyText("\u200B\n\uFEFF"));
    }

    @Test
    void keepsTheLinesOfATextAndWordsOfAnotherLanguage() {
        assertEquals("Một\nhai ‘ba’", VietnameseText.tidyText("\u200BMột\r\nhai ‘ba’\u00AD"));
        assertEquals("Ленин", VietnameseText.tidyText("Ленин"));
    }

    @Test
    void ordersAsTheAlphabetDoes() {
        assertEquals(
                List.of("An", "Ân", "Dũng", "Đông Kinh", "Đức", "Ơn"),
                Stream.of("Ơn", "Đông Kinh", "Đức", "Dũng", "Ân", "An")
                        .sorted(VietnameseText.letterOrder())
                        .toList());
    }
}
