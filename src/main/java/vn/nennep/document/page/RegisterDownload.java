package vn.nennep.document.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.document.RegisterPrinter;
import vn.nennep.rollcall.Register;
import vn.nennep.rollcall.RegisterService;
import vn.nennep.tree.TreeView;

/** The register of a cell's year as a file, for whoever may open it as a page. */
@WebServlet("/document/register.xlsx")
public class RegisterDownload extends ExcelDownload {

    @Inject
    private transient RegisterService registers;

    @Inject
    private transient UnitService units;

    @Inject
    private transient RegisterPrinter printer;

    @Override
    String prefix() {
        return "so-diem-danh";
    }

    @Override
    void print(String unit, ReportingPeriod period, TreeView view, int levels, Locale locale, OutputStream out)
            throws IOException {
        Register register = registers.export(unit, period.year(), "xlsx");
        printer.print(register, units.getCell(unit).name(), locale, out);
    }
}
