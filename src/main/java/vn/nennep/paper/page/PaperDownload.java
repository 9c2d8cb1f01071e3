package vn.nennep.paper.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import vn.nennep.paper.IssuedPaperService;
import vn.nennep.paper.PaperFile;
import vn.nennep.paper.PaperFormat;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.PaperService;
import vn.nennep.paper.TemplateService;
import vn.nennep.shared.Refusals;

/** Papers as files, made now or as they were issued, and their templates. What may not be opened as a page is not found here either. */
@WebServlet({PaperDownload.MADE, PaperDownload.ISSUED, PaperDownload.TEMPLATE})
public class PaperDownload extends HttpServlet {

    static final String MADE = "/paper/file";
    static final String ISSUED = "/paper/issued";
    static final String TEMPLATE = "/paper/template";

    @Inject
    private transient PaperService papers;

    @Inject
    private transient IssuedPaperService issued;

    @Inject
    private transient TemplateService templates;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PaperFile file;
        try {
            file = file(request);
        } catch (IllegalArgumentException malformed) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        } catch (RuntimeException thrown) {
            if (Refusals.in(thrown).isEmpty()) {
                throw thrown;
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(file.format().mediaType());
        response.setContentLength(file.content().length);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        response.getOutputStream().write(file.content());
    }

    /** @throws IllegalArgumentException when a parameter has the wrong shape */
    private PaperFile file(HttpServletRequest request) {
        PaperFormat format = PaperFormat.fromString(Objects.requireNonNullElse(request.getParameter("format"), "docx"));
        if (request.getServletPath().equals(ISSUED)) {
            return issued.download(UUID.fromString(String.valueOf(request.getParameter("ref"))), format);
        }
        if (request.getServletPath().equals(TEMPLATE)) {
            String ref = request.getParameter("ref");
            return ref == null
                    ? templates.builtIn(PaperKind.of(request.getParameter("kind"))
                            .orElseThrow(() -> new IllegalArgumentException("no kind")))
                    : templates.get(UUID.fromString(ref));
        }
        return papers.make(
                PaperAddress.of(
                        request.getParameter("kind"),
                        request.getParameter("unit"),
                        request.getParameter("year"),
                        request.getParameter("period"),
                        request.getParameter("meeting")),
                format);
    }
}
