package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nennep.calendar.ReportingPeriod;

class PeriodSpanTest {

    @ParameterizedTest
    @EnumSource(ReportingPeriod.Kind.class)
    void areThereForEveryPeriodOfAYear(ReportingPeriod.Kind kind) {
        for (ReportingPeriod period : ReportingPeriod.listOf(2021, kind)) {
            assertTrue(PeriodSpan.of(period).place() > 0, period.text());
        }
        assertEquals(PeriodSpan.ALL.size(), new HashSet<>(PeriodSpan.ALL).size(), "each once");
        assertEquals(
                PeriodSpan.placeOfYear(),
                PeriodSpan.of(ReportingPeriod.of(2021)).place());
    }

    @ParameterizedTest
    @CsvSource({
        "2021, 0xFFF, 0xF",
        "2021-01, 0x1, 0",
        "2021-Q2, 0x38, 0x2",
        "2021-C05, 0x1F, 0x1",
        "2021-H2, 0xFC0, 0xC"
    })
    void haveABitForEachMonthAndWholeQuarter(String period, String months, String quarters) {
        PeriodSpan span = PeriodSpan.of(ReportingPeriod.parse(period));
        assertEquals(Integer.decode(months), span.months());
        assertEquals(Integer.decode(quarters), span.quarters());
    }
}
