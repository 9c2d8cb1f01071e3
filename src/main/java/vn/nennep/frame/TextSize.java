package vn.nennep.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** How large the letters of this request's page are: as its reader chose in this browser. */
@Named
@RequestScoped
public class TextSize {

    static final String COOKIE = "nennep-size";

    /** From the usual one up. The style sheet has a rule for each but the first. */
    static final List<String> SIZES = List.of("normal", "large", "largest");

    @Inject
    private HttpServletRequest request;

    private String code;

    /** One of {@code normal}, {@code large}, {@code largest}. */
    public String getCode() {
        if (code == null) {
            code = known(Preference.read(COOKIE, request).orElse(null));
        }
        return code;
    }

    public List<String> getSizes() {
        return SIZES;
    }

    /**
     * A size; the usual one for a word that is none.
     *
     * @param word null for nothing said
     */
    static String known(String word) {
        return word != null && SIZES.contains(word) ? word : SIZES.get(0);
    }
}
