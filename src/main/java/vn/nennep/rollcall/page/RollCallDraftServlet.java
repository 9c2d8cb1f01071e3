package vn.nennep.rollcall.page;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import vn.nennep.access.Device;
import vn.nennep.frame.Language;
import vn.nennep.frame.ScriptRequest;
import vn.nennep.rollcall.RollCallDraftService;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.Messages;

/**
 * Takes what somebody marks on a roll call and has not saved yet, and gives it back to the same person on any device.
 * {@code do=drop} throws it away. Answers 204 when that is done, 401 to a page of somebody else than who is signed in.
 */
@WebServlet("/rollcall/roll-draft")
public class RollCallDraftServlet extends HttpServlet {

    /** More than {@link RollCallDraftService#LONGEST} characters of Vietnamese. */
    private static final int MOST_BYTES = 4 * RollCallDraftService.LONGEST;

    @Inject
    private transient RollCallDraftService drafts;

    @Inject
    private transient Language language;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ScriptRequest.answer(request, response, () -> {
            JsonObjectBuilder body = Json.createObjectBuilder();
            drafts.find(meetingOf(request)).ifPresent(draft -> {
                try (JsonReader reader = JsonTexts.reader(draft.json())) {
                    body.add("at", draft.at().toEpochMilli())
                            .add("basedOn", draft.basedOn())
                            .add("where", Messages.label(language.getLocale(), draft.device()))
                            .add("content", reader.readObject());
                }
            });
            ScriptRequest.write(response, body.build().toString());
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // No form of another site can send this header.
        if (request.getHeader("X-Requested-By") == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        ScriptRequest.answer(request, response, () -> {
            UUID meeting = meetingOf(request);
            if ("drop".equals(request.getParameter("do"))) {
                drafts.drop(meeting);
            } else {
                int version = Integer.parseInt(String.valueOf(request.getParameter("version")));
                drafts.keep(
                        meeting,
                        version,
                        Device.of(request.getHeader("User-Agent")),
                        ScriptRequest.body(request, MOST_BYTES, "rollcall.draft-long"));
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        });
    }

    private static UUID meetingOf(HttpServletRequest request) {
        return UUID.fromString(String.valueOf(request.getParameter("meeting")));
    }
}
