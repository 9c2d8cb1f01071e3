package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.people.Birth;
import vn.nennep.shared.Days;
import vn.nennep.shared.Times;

class TypedValuesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05/11/2021",
                "5/11/2021",
                "5-11-2021",
                "5.11.21",
                "05112021",
                "051121",
                "2021-11-05",
                " 5/11/2021\u00A0",
                "05/11/2021 00:00:00",
                "2021-11-05T00:00:00"
            })
    void readsDaysAsPeopleTypeThem(String typed) {
        assertEquals(LocalDate.of(2021, 11, 5), Days.parse(typed, TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/2/2021", "5/13/2021", "2021-11-05x", "hôm nay", "5/11"})
    void refusesWhatIsNoDay(String typed) {
        assertThrows(DateTimeException.class, () -> Days.parse(typed, TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1112021", "1954", "1/9/54", "111", "5/11-2021", "05 112021", "0511202", "5/11/0021"})
    void guessesNoDayThatCouldBeAnother(String typed) {
        assertThrows(DateTimeException.class, () -> Days.parse(typed, TODAY));
    }

    @ParameterizedTest
    @CsvSource({"1954, 1954", "01/09/1954, 1954-09-01", "1954-09-01, 1954-09-01", "01091954, 1954-09-01"})
    void readsABirthAsADayOrAYear(String typed, String written) {
        assertEquals(written, Birth.parse(typed, TODAY).written());
    }

    @ParameterizedTest
    @ValueSource(strings = {"54", "1/9/54", "010954", "1899", "9/1954", "1/9/21", "2201"})
    void guessesNoBirth(String typed) {
        assertThrows(DateTimeException.class, () -> Birth.parse(typed, TODAY));
    }

    @ParameterizedTest
    @CsvSource({
        "14:30, 14:30",
        "14:30:00, 14:30",
        "9:00, 09:00",
        "14h30, 14:30",
        "1430, 14:30",
        "8h, 08:00",
        "8, 08:00",
        "8.05, 08:05"
    })
    void readsTimesAsPeopleTypeThem(String typed, LocalTime time) {
        assertEquals(time, Times.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:01", "24:00", "14:60", "chiều", "14:3"})
    void refusesWhatIsNoTime(String typed) {
        assertThrows(DateTimeException.class, () -> Times.parse(typed));
    }

    @ParameterizedTest
    @CsvSource({
        "/rollcall/year.xhtml?year=2021, /rollcall/year.xhtml?year=2021",
        "//evil.com, /app/",
        "/\\evil.com, /app/",
        "https://evil.com, /app/",
        ", /app/"
    })
    void goesToPathsOfTheProgramOnly(String wanted, String path) {
        assertEquals(path, LocalPath.orHome(wanted, "/app"));
    }
}
