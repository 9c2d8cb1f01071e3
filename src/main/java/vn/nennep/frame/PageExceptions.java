package vn.nennep.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.Iterator;
import org.primefaces.csp.CspException;
import vn.nennep.shared.Refusals;

/**
 * What a page does with an exception that no action expected. A page that the server has forgotten is opened again; a
 * post by script gets a bare status, on which the page in the browser stays as it was typed and says so.
 */
public class PageExceptions extends ExceptionHandlerFactory {

    private static final Logger LOG = System.getLogger(PageExceptions.class.getName());

    public PageExceptions(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {

        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            FacesContext faces = FacesContext.getCurrentInstance();
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            if (events.hasNext() && !faces.getResponseComplete()) {
                ExceptionQueuedEventContext context = events.next().getContext();
                Throwable thrown = context.getException();
                boolean answered = isForgotten(context)
                        ? reopen(faces)
                        : faces.getPartialViewContext().isAjaxRequest() && fail(faces, thrown);
                if (answered) {
                    events.remove();
                    while (events.hasNext()) {
                        events.next();
                        events.remove();
                    }
                    return;
                }
            }
            getWrapped().handle();
        }

        /** Whether the post belongs to no page that the server knows: an old one, or one that was made up. */
        private static boolean isForgotten(ExceptionQueuedEventContext context) {
            Throwable thrown = context.getException();
            return thrown instanceof ViewExpiredException
                    || thrown instanceof CspException
                    || context.getPhaseId() == PhaseId.RESTORE_VIEW && !isOfDatabase(thrown);
        }

        /** A view that asks the database while it is restored is known to the server, not made up. */
        private static boolean isOfDatabase(Throwable thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException) {
                    return true;
                }
            }
            return false;
        }

        private static boolean reopen(FacesContext faces) {
            ExternalContext external = faces.getExternalContext();
            if (faces.getPartialViewContext().isAjaxRequest() && !external.isResponseCommitted()) {
                // The page in the browser gets itself a new view and keeps what was typed (frame.js).
                external.responseReset();
                external.setResponseStatus(HttpServletResponse.SC_CONFLICT);
                faces.responseComplete();
                return true;
            }
            try {
                external.getFlash().setKeepMessages(true);
                CDI.current().select(PageMessages.class).get().warn("frame.reopened");
                external.redirect(pageOf(external));
            } catch (IOException e) {
                throw new FacesException(e);
            }
            faces.responseComplete();
            return true;
        }

        /** The address with its parameters, which a post does not repeat. */
        private static String pageOf(ExternalContext external) {
            String from = external.getRequestHeaderMap().get("Referer");
            return LocalPath.orHome(from == null ? null : pathOf(from), external.getRequestContextPath());
        }

        private static String pathOf(String address) {
            try {
                URI page = new URI(address);
                return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
            } catch (URISyntaxException malformed) {
                // No browser leaves it out; whoever made the post up gets to the home page.
                return null;
            }
        }

        private static boolean fail(FacesContext faces, Throwable thrown) {
            ExternalContext external = faces.getExternalContext();
            if (external.isResponseCommitted()) {
                return false;
            }
            int status = ErrorServlet.statusOf(thrown);
            if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                boolean away = Refusals.isDatabaseDown(thrown);
                LOG.log(away ? Level.WARNING : Level.ERROR, "a page failed", thrown);
            }
            external.responseReset();
            CDI.current()
                    .select(Safeguards.class)
                    .get()
                    .write((HttpServletRequest) external.getRequest(), (HttpServletResponse) external.getResponse());
            external.setResponseStatus(status);
            faces.responseComplete();
            return true;
        }
    }
}
