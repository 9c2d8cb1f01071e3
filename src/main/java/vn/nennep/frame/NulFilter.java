package vn.nennep.frame;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import vn.nennep.shared.Messages;

/** Refuses a REST call with a NUL character in its address: no value has one, and the database takes none. */
@Provider
public class NulFilter implements ContainerRequestFilter {

    @Context
    private HttpHeaders headers;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getRequestUri().toString().contains("%00")) {
            Locale language = Problem.language(headers);
            request.abortWith(Problem.of(
                    400, "frame.parameter-wrong", Messages.text(language, "frame.parameter-wrong"), language));
        }
    }
}
