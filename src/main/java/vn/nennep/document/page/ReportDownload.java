package vn.nennep.document.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.codelist.ListService;
import vn.nennep.document.ExcelPrinter;
import vn.nennep.freeze.FreezeService;
import vn.nennep.freeze.Seal;
import vn.nennep.report.ColumnChoiceService;
import vn.nennep.report.ConsolidatedReport;
import vn.nennep.report.ReportService;
import vn.nennep.tree.TreeView;

/** The consolidated report as a file, for whoever may open it as a page. */
@WebServlet("/document/consolidated.xlsx")
public class ReportDownload extends ExcelDownload {

    @Inject
    private transient ReportService reports;

    @Inject
    private transient UnitService units;

    @Inject
    private transient FreezeService freezes;

    @Inject
    private transient ListService lists;

    @Inject
    private transient ColumnChoiceService choices;

    @Inject
    private transient ExcelPrinter printer;

    @Override
    String prefix() {
        return "nen-nep";
    }

    @Override
    void print(String unit, ReportingPeriod period, TreeView view, int levels, Locale locale, OutputStream out)
            throws IOException {
        ConsolidatedReport report = reports.export(unit, period, view, levels, "xlsx");
        Seal seal = freezes.sealOf(units.get(unit).id(), period.text(), view)
                .filter(Seal::current)
                .orElse(null);
        printer.print(report, seal, lists.listTopicGroups(), lists.listPresentationForms(), choices.get(), locale, out);
    }
}
