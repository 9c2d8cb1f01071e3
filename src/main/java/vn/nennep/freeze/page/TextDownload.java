package vn.nennep.freeze.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import vn.nennep.freeze.FreezeService;
import vn.nennep.shared.Refusals;
import vn.nennep.shared.RefusedException;

/** The canonical text of a freeze as a file. */
@WebServlet("/freeze/text")
public class TextDownload extends HttpServlet {

    @Inject
    private transient FreezeService freezes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String hash = request.getParameter("hash");
        response.setContentType("application/gzip");
        response.setHeader("Cache-Control", "no-store");
        String name = hash == null ? "" : hash.replaceAll("[^0-9a-f]", "");
        response.setHeader("Content-Disposition", "attachment; filename=\"nen-nep-" + name + ".txt.gz\"");
        try {
            freezes.export(hash, response.getOutputStream());
        } catch (RuntimeException thrown) {
            RefusedException refusal = Refusals.in(thrown).orElseThrow(() -> thrown);
            response.reset();
            response.sendError(refusal.kind() == RefusedException.Kind.FORBIDDEN ? 403 : 404);
        }
    }
}
