package vn.nennep.frame;

import jakarta.servlet.http.HttpServletRequest;
import vn.nennep.access.SignInSession;

/** Whose page asks. A page stays in a window of a shared computer while somebody else signs in in another one. */
public final class OwnPage {

    /** By which a page says whose it is, and an answer whose page it is. */
    static final String PERSON = "X-Person";

    private OwnPage() {}

    /** Whether a script's request comes from the page of somebody else than who is signed in now. */
    public static boolean isOfAnother(HttpServletRequest request) {
        String person = request.getHeader(PERSON);
        return person != null
                && !person.equals(
                        SignInSession.markOf(request.getUserPrincipal().getName()));
    }
}
