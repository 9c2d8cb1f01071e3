package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

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
}
