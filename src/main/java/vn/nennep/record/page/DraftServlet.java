package vn.nennep.record.page;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import vn.nennep.access.Device;
import vn.nennep.frame.Language;
import vn.nennep.frame.ScriptRequest;
import vn.nennep.record.MeetingRecordService;
import vn.nennep.record.RecordFields;

/**
 * Takes what somebody has typed into a record and not saved yet, every few seconds, and gives it back to the same person.
 * Answers 204 when it is kept. {@code do=drop} throws it away; {@code do=offer} gives the newer of what is kept here and
 * what the browser kept, put over what is saved now; {@code do=join} puts it over what was typed meanwhile as well.
 */
@WebServlet("/rollcall/draft")
public class DraftServlet extends HttpServlet {

    /** More than {@link RecordFields#LONGEST} characters of Vietnamese. */
    private static final int MOST_BYTES = 4 * RecordFields.LONGEST;

    private static final String TOO_LONG = "meeting.record.draft-long";

    @Inject
    private transient MeetingRecordService records;

    @Inject
    private transient RecordDrafts drafts;

    @Inject
    private transient Language language;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ScriptRequest.answer(
                request,
                response,
                () -> ScriptRequest.write(response, drafts.offer(meetingOf(request), "", language.getLocale())));
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
            switch (String.valueOf(request.getParameter("do"))) {
                case "drop" -> {
                    records.dropDraft(meeting);
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                }
                case "offer" ->
                    ScriptRequest.write(
                            response,
                            drafts.offer(
                                    meeting, ScriptRequest.body(request, MOST_BYTES, TOO_LONG), language.getLocale()));
                case "join" ->
                    ScriptRequest.write(
                            response,
                            drafts.join(
                                    meeting, ScriptRequest.body(request, MOST_BYTES, TOO_LONG), language.getLocale()));
                default -> {
                    int version = Integer.parseInt(String.valueOf(request.getParameter("version")));
                    records.keepDraft(
                            meeting,
                            version,
                            Device.of(request.getHeader("User-Agent")),
                            ScriptRequest.body(request, MOST_BYTES, TOO_LONG));
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                }
            }
        });
    }

    private static UUID meetingOf(HttpServletRequest request) {
        return UUID.fromString(String.valueOf(request.getParameter("meeting")));
    }
}
