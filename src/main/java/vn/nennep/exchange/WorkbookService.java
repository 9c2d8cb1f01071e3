package vn.nennep.exchange;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import vn.nennep.access.AccessService;
import vn.nennep.access.UnitService;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.codelist.ListService;
import vn.nennep.shared.ExcelName;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** Workbooks that hold what is there, to be filled in without the program and loaded again. */
@Stateless
public class WorkbookService {

    @Inject
    private WorkbookRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private UnitService units;

    @Inject
    private ListService lists;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * Writes a workbook into a file of its own, which the caller deletes.
     *
     * @param unitCode of the unit with whose branch it is filled
     * @param askedYear null for this year
     * @param language of headings and words
     * @throws RefusedException for whoever may not load such files there, and when there is more than a sheet takes
     */
    public WorkbookFile make(WorkbookKind kind, String unitCode, Integer askedYear, Locale language)
            throws IOException {
        UnitRow unit = units.get(unitCode);
        access.require(kind.importKind().right(), unit.id());
        LocalDate today = LocalDate.now(clock);
        int year = askedYear == null ? today.getYear() : askedYear;
        if (year < CalendarService.FIRST_YEAR || year > today.getYear() + 1) {
            throw RefusedException.invalid("exchange.plans.year", CalendarService.FIRST_YEAR, today.getYear() + 1);
        }
        boolean always = askedYear == null && !kind.isOfYear();
        WorkbookRepository.Extent extent = new WorkbookRepository.Extent(
                unit.id(),
                year,
                // Without a year: what holds today or will.
                always ? today : LocalDate.of(year, 1, 1),
                always ? LocalDate.of(9999, 12, 31) : LocalDate.of(year, 12, 31),
                today,
                access.login(),
                access.mayEverywhere(kind.importKind().right()));
        if (kind.tables().contains(ImportKind.ATTENDANCE) && repository.countRolls(extent) > BookTable.MOST_ROWS) {
            throw RefusedException.invalid("exchange.workbook-rows", BookTable.MOST_ROWS);
        }
        audit.note(
                AuditAction.EXPORT,
                "workbook",
                kind.importKind().path() + " " + unit.code(),
                unit.id(),
                Map.of("format", "xlsx", "year", year));
        Path file = Files.createTempFile("nen-nep-workbook", ".xlsx");
        try {
            new WorkbookPrinter(kind, unit, always ? null : year, extent, repository, lists, language)
                    .print(file, clock.instant());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new WorkbookFile(
                ExcelName.of(kind.importKind().path(), unit.code(), always ? today.toString() : String.valueOf(year)),
                file);
    }
}
