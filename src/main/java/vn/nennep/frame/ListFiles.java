package vn.nennep.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.ExcelName;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.ListPrinter;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;

/** Sends a list as an Excel file, all of its rows in its own order. */
@ApplicationScoped
public class ListFiles {

    /** How an address asks for a list as a file. */
    public static final String XLSX = "xlsx";

    @Inject
    private ListPrinter printer;

    @Inject
    private AuditService audit;

    @Inject
    private Language language;

    @Inject
    private Clock clock;

    /**
     * Answers the request with the file, and writes to the log that the list left the program.
     *
     * @param source reads the rows that are wanted
     */
    public <T> void send(ListFile<T> file, Function<PageRequest, RowPage<T>> source) {
        audit.note(
                AuditAction.EXPORT,
                "list",
                file.unitCode() == null ? file.name() : file.name() + " " + file.unitCode(),
                file.unitId(),
                Map.of("format", "xlsx"));
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext response = faces.getExternalContext();
        response.setResponseContentType(ExcelName.TYPE);
        response.setResponseHeader("Cache-Control", "no-store");
        String day = LocalDate.now(clock).toString();
        String name = file.unitCode() == null
                ? ExcelName.of(file.name(), day)
                : ExcelName.of(file.name(), file.unitCode(), day);
        response.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        try {
            printer.print(file, source, language.getLocale(), clock.instant(), response.getResponseOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }

    /** Answers the request with a file of rows that are at hand. */
    public <T> void send(ListFile<T> file, List<T> rows) {
        send(
                file,
                request -> new RowPage<>(
                        rows.stream()
                                .skip(request.first())
                                .limit(request.size())
                                .toList(),
                        rows.size()));
    }
}
