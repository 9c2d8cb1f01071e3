package vn.nennep.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import vn.nennep.shared.Messages;

/**
 * The language of this request's page: the cookie that the switch and the sign-in set, else the browser's, else
 * Vietnamese. Asks neither the server's own language nor the database, so that an error page has one too.
 */
@Named
@RequestScoped
public class Language {

    private static final String COOKIE = "nennep-language";

    @Inject
    private HttpServletRequest request;

    private Locale locale;

    public Locale getLocale() {
        if (locale == null) {
            locale = of(request);
        }
        return locale;
    }

    /** For the {@code lang} attribute of the page. */
    public String getCode() {
        return getLocale().getLanguage();
    }

    public boolean isEnglish() {
        return "en".equals(getCode());
    }

    /** The page that is being shown, to come back to after a change of language. */
    public String getHere() {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    static Locale of(HttpServletRequest request) {
        Optional<String> chosen = Preference.read(COOKIE, request);
        if (chosen.isPresent()) {
            return Messages.closest(Locale.forLanguageTag(chosen.get()));
        }
        // getLocale() falls back to the server's language.
        return request.getHeader("Accept-Language") == null
                ? Messages.VIETNAMESE
                : Messages.closest(request.getLocale());
    }

    /** Remembers the language in the browser. */
    public static void remember(String language, HttpServletRequest request, HttpServletResponse response) {
        Preference.remember(COOKIE, language, request, response);
    }
}
