package vn.nennep.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nennep.shared.Messages;

/** The names of columns, for programs and for people in two languages. */
class HeaderTest {

    private final List<Fault> faults = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void knowsEachColumnByItsNameInEitherLanguage(ImportKind kind) {
        List<Column> columns = kind.rules().columns();
        for (Locale language : List.of(Messages.VIETNAMESE, Messages.ENGLISH)) {
            List<String> headings = columns.stream()
                    .map(column -> Header.heading(kind, column, language))
                    .toList();
            headings.forEach(heading -> assertFalse(heading.startsWith("exchange."), heading));
            assertEquals(columns.size(), headings.stream().distinct().count(), headings.toString());
            assertTrue(read(kind, headings), faults.toString());
        }
        assertTrue(read(kind, columns.stream().map(Column::name).toList()), faults.toString());
    }

    @Test
    void leavesOutWhatExplainsARow() {
        assertTrue(read(
                ImportKind.ATTENDANCE,
                List.of("Mã buổi", "(Ngày họp)", "mã đảng viên", "(Họ và tên)", "ĐIỂM DANH", "Lý do vắng")));
    }

    @Test
    void namesAColumnThatNobodyKnows() {
        assertFalse(read(ImportKind.ATTENDANCE, List.of("Mã buổi", "Mã đảng viên", "Điểm danh", "Vì sao")));
        assertEquals(
                "vì_sao exchange.column-unknown",
                faults.get(0).column() + " " + faults.get(0).key());
        assertEquals(
                "reason exchange.column-missing",
                faults.get(1).column() + " " + faults.get(1).key());
    }

    private boolean read(ImportKind kind, List<String> names) {
        RowReader reader = new RowReader(kind.rules().columns(), faults, new ArrayList<>(), LocalDate.of(2026, 1, 1));
        return Header.read(kind, names, 1, reader).isPresent();
    }
}
