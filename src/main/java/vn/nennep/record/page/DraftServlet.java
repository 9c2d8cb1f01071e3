package vn.nennep.record.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import vn.nennep.access.Device;
import vn.nennep.frame.Language;
import vn.nennep.frame.OwnPage;
import vn.nennep.record.MeetingRecordService;
import vn.nennep.record.RecordFields;
import vn.nennep.shared.Refusals;
import vn.nennep.shared.RefusedException;

/**
 * Takes what somebody has typed into a record and not saved yet, every few seconds, and gives it back to the same person.
 * Answers 204 when it is kept. {@code do=drop} throws it away; {@code do=offer} gives the newer of what is kept here and
 * what the browser kept, put over what is saved now; {@code do=join} puts it over what was typed meanwhile as well.
 */
@WebServlet("/rollcall/draft")
public class DraftServlet extends HttpServlet {

    /** More than {@link RecordFields#LONGEST} characters of Vietnamese. */
    private static final int MOST_BYTES = 4 * RecordFields.LONGEST;

    @Inject
    private transient MeetingRecordService records;

    @Inject
    private transient RecordDrafts drafts;

    @Inject
    private transient Language language;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> write(response, drafts.offer(meetingOf(request), "", language.getLocale())));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // No form of another site can send this header.
        if (request.getHeader("X-Requested-By") == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        answer(request, response, () -> {
            UUID meeting = meetingOf(request);
            switch (String.valueOf(request.getParameter("do"))) {
                case "drop" -> {
                    records.dropDraft(meeting);
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                }
                case "offer" -> write(response, drafts.offer(meeting, body(request), language.getLocale()));
                case "join" -> write(response, drafts.join(meeting, body(request), language.getLocale()));
                default -> {
                    int version = Integer.parseInt(String.valueOf(request.getParameter("version")));
                    records.keepDraft(meeting, version, Device.of(request.getHeader("User-Agent")), body(request));
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                }
            }
        });
    }

    private static void write(HttpServletResponse response, String json) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(json);
    }

    private static UUID meetingOf(HttpServletRequest request) {
        return UUID.fromString(String.valueOf(request.getParameter("meeting")));
    }

    /** Something that is done for a request. */
    private interface Deed {
        void run() throws IOException;
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Deed deed) throws IOException {
        if (OwnPage.isOfAnother(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            deed.run();
        } catch (IllegalArgumentException | ClassCastException malformed) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } catch (RuntimeException thrown) {
            RefusedException refusal = Refusals.in(thrown).orElseThrow(() -> thrown);
            response.sendError(
                    switch (refusal.kind()) {
                        case NOT_FOUND -> HttpServletResponse.SC_NOT_FOUND;
                        case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
                        case CONFLICT -> HttpServletResponse.SC_CONFLICT;
                        case INVALID -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
                    });
        }
    }

    private static String body(HttpServletRequest request) throws IOException {
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw RefusedException.invalid("meeting.record.draft-long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
