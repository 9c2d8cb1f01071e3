package vn.nennep.material.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import vn.nennep.material.MaterialFile;
import vn.nennep.material.MaterialService;
import vn.nennep.shared.Refusals;

/**
 * Attached files, to be saved and never shown by the browser, whatever they are; and the pictures of their first pages,
 * which the program made itself.
 */
@WebServlet({MaterialDownload.FILE, MaterialDownload.PICTURE})
public class MaterialDownload extends HttpServlet {

    static final String FILE = "/material/file";
    static final String PICTURE = "/material/picture";

    @Inject
    private transient MaterialService materials;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean picture = request.getServletPath().equals(PICTURE);
        MaterialFile file;
        try {
            UUID ref = UUID.fromString(String.valueOf(request.getParameter("ref")));
            file = picture ? materials.openPicture(ref) : materials.open(ref);
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
        response.setContentType(file.mediaType());
        response.setContentLengthLong(Files.size(file.path()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        // A picture may stay in the window that shows it; nothing stays in the browser after signing out.
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", picture ? "inline" : attachment(file.name()));
        Files.copy(file.path(), response.getOutputStream());
    }

    /** The name twice: without accents for old programs, and as it is (RFC 5987). */
    static String attachment(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String whole = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }
}
