package vn.nennep.frame;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.net.URI;

/**
 * The policy of a page where people sign out at a provider too: the form that signs out ends there, and browsers count
 * the address that a form is redirected to among its targets.
 */
final class ProviderPolicy extends HttpServletResponseWrapper {

    private static final String POLICY = "Content-Security-Policy";
    private static final String OWN_FORMS = "form-action 'self'";

    private final String provider;

    /** @param issuer address of the provider */
    ProviderPolicy(HttpServletResponse response, String issuer) {
        super(response);
        URI address = URI.create(issuer);
        provider = address.getScheme() + "://" + address.getRawAuthority();
    }

    @Override
    public void setHeader(String name, String value) {
        super.setHeader(name, widened(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
        super.addHeader(name, widened(name, value));
    }

    private String widened(String name, String value) {
        return POLICY.equalsIgnoreCase(name) && value != null
                ? value.replace(OWN_FORMS, OWN_FORMS + " " + provider)
                : value;
    }
}
