package vn.nennep.frame;

import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import vn.nennep.operation.Storage;
import vn.nennep.shared.Messages;
import vn.nennep.shared.Refusals;

/** Whatever a REST path throws becomes a problem document; only failures of the program itself are logged. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int FULL = 507;
    private static final String SECONDS_TO_WAIT = "30";

    @Inject
    private Storage storage;

    @Context
    private HttpHeaders headers;

    @Context
    private ResourceInfo resource;

    @Override
    public Response toResponse(Throwable thrown) {
        Locale language = Problem.language(headers);
        var refusal = Refusals.in(thrown);
        if (refusal.isPresent()) {
            return Problem.of(refusal.get(), language);
        }
        if (Refusals.isDatabaseDown(thrown)) {
            Response answer = Problem.of(
                    UNAVAILABLE, "frame.database-down", Messages.text(language, "frame.database-down"), language);
            return Response.fromResponse(answer)
                    .header("Retry-After", SECONDS_TO_WAIT)
                    .build();
        }
        if (storage.isFull(thrown)) {
            return Problem.of(
                    FULL, "operation.storage-full", Messages.text(language, "operation.storage-full"), language);
        }
        if (isUnreadable(thrown)) {
            return Problem.of(400, "frame.unreadable", Messages.text(language, "frame.unreadable"), language);
        }
        if (thrown instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            if (status == NOT_FOUND && resource.getResourceMethod() != null) {
                // The path exists; one of its parameters has a wrong shape, e.g. year=abc.
                return Problem.of(
                        400, "frame.parameter-wrong", Messages.text(language, "frame.parameter-wrong"), language);
            }
            return Problem.of(status, "http." + status, Messages.text(language, "frame.status." + status), language);
        }
        LOG.log(Level.ERROR, "a REST path failed", thrown);
        return Problem.of(500, "frame.failed", Messages.text(language, "frame.failed"), language);
    }

    private static boolean isUnreadable(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonbException || cause instanceof JsonException) {
                return true;
            }
        }
        return false;
    }
}
