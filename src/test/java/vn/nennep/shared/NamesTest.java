package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

    private final Names names = Names.read("{\"vi\": \"Chuyên môn\", \"en\": \"Professional\", \"lo\": \"ວິຊາຊີບ\"}");

    @Test
    void areReadInAsManyLanguagesAsThereAre() {
        assertEquals("Professional", names.in(Locale.ENGLISH));
        assertEquals("ວິຊາຊີບ", names.in("lo"));
    }

    @Test
    void fallBackToVietnamese() {
        assertEquals("Chuyên môn", names.in("fr"));
        assertThrows(IllegalArgumentException.class, () -> new Names(Map.of("en", "Professional")));
    }
}
