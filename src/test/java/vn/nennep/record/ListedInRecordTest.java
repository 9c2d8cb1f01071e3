package vn.nennep.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListedInRecordTest {

    private static final Map<String, String> WRITTEN =
            Map.of("code", "LAW", "nameVi", "Pháp luật", "nameEn", "Law", "nameLo", "ກົດໝາຍ");

    private final ListedInRecord listed = new ListedInRecord();

    @Test
    void hasItsNamesAsAVersionOfARecordKeepsThem() {
        RecordContent.Listed read = listed.adaptFromJson(WRITTEN);
        assertEquals("LAW", read.code());
        assertEquals("Law", read.name(Locale.ENGLISH));
        assertEquals("ກົດໝາຍ", read.name(Locale.forLanguageTag("lo")));
        assertEquals(WRITTEN, listed.adaptToJson(read));
    }

    @Test
    void isMissingInAMeetingWithoutAGroup() {
        assertNull(listed.adaptFromJson(null));
        assertNull(listed.adaptToJson(null));
    }
}
