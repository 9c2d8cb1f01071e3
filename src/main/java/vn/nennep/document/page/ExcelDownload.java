package vn.nennep.document.page;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.frame.Language;
import vn.nennep.shared.ExcelName;
import vn.nennep.shared.Refusals;
import vn.nennep.tree.TreeView;

/** An Excel file of a unit and a period. What may not be opened as a page is not found here either. */
abstract class ExcelDownload extends HttpServlet {

    private static final Set<String> VIEWS = Set.of(TreeView.THEN.text(), TreeView.NOW.text());

    @Inject
    private transient Language language;

    /** How a name of a file begins, e.g. {@code so-diem-danh}. */
    abstract String prefix();

    /**
     * Writes the file.
     *
     * @param levels how far down the lines go
     * @throws vn.nennep.shared.RefusedException when there is none for this person
     */
    abstract void print(String unit, ReportingPeriod period, TreeView view, int levels, Locale locale, OutputStream out)
            throws IOException;

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String unit = request.getParameter("unit");
        String year = request.getParameter("year");
        String view = Objects.requireNonNullElse(request.getParameter("view"), TreeView.THEN.text());
        String levels = Objects.requireNonNullElse(request.getParameter("levels"), "1");
        if (unit == null
                || year == null
                || !year.matches("\\d{4}")
                || !VIEWS.contains(view)
                || !levels.matches("[1-9]")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // A whole province is some tens of kilobytes; made ready first, so that a failure is still an error page.
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ReportingPeriod period;
        try {
            period = ReportingPeriod.of(request.getParameter("period"), Integer.valueOf(year));
            print(unit, period, TreeView.fromString(view), Integer.parseInt(levels), language.getLocale(), file);
        } catch (RuntimeException thrown) {
            if (Refusals.in(thrown).isEmpty()) {
                throw thrown;
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(ExcelName.TYPE);
        response.setContentLength(file.size());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + fileName(prefix(), unit, period.text(), view) + "\"");
        file.writeTo(response.getOutputStream());
    }

    private static String fileName(String prefix, String unit, String period, String view) {
        return view.equals(TreeView.NOW.text())
                ? ExcelName.of(prefix, unit, period, "now")
                : ExcelName.of(prefix, unit, period);
    }
}
