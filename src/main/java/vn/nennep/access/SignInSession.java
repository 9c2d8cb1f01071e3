package vn.nennep.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a session knows of whoever is signed in. Only the name and a number: serializable attributes survive a move to
 * another server, and what the account may do is asked anew on each request.
 */
public final class SignInSession {

    private static final String LOGIN = "nennep.login";
    private static final String GENERATION = "nennep.generation";
    private static final String WANTED = "nennep.wanted";
    private static final int MARK_BYTES = 8;

    private SignInSession() {}

    /**
     * What a page and what waits in a browser call a person by: 16 hexadecimal digits that tell people of one installation
     * apart. It is no secret.
     */
    public static String markOf(String login) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(login.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The login of whoever is signed in, with the number that the account's sessions had then; empty for nobody. */
    static Optional<SignedIn> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(LOGIN) instanceof String login
                ? Optional.of(new SignedIn(login, (Integer) session.getAttribute(GENERATION)))
                : Optional.empty();
    }

    /** @param generation null when the account was not there any more when the session began */
    record SignedIn(String login, Integer generation) {}

    /**
     * Begins a session under a new identifier, so that an identifier planted by somebody else is worth nothing.
     *
     * @param idleSeconds after how long without a request it ends
     */
    static void begin(HttpServletRequest request, String login, int idleSeconds) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            Object owner = before.getAttribute(LOGIN);
            if (owner == null || owner.equals(login)) {
                request.changeSessionId();
            } else {
                // The views of whoever was signed in before are not taken along.
                before.invalidate();
            }
        }
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval(idleSeconds);
        session.setAttribute(LOGIN, login);
    }

    /** The session of this request goes on, although all others of the account have ended. */
    public static void goOn(HttpServletRequest request, int generation) {
        request.getSession().setAttribute(GENERATION, generation);
    }

    /** Nobody is signed in any more; what else the session keeps stays. */
    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(LOGIN);
            session.removeAttribute(GENERATION);
        }
    }

    /** Ends the session with all it keeps. */
    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Keeps the page that somebody wanted before signing in at the provider. */
    static void keepWanted(HttpServletRequest request, String page) {
        request.getSession().setAttribute(WANTED, page);
    }

    /** The page that somebody wanted before signing in at the provider; null when it was none. */
    public static String takeWanted(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object wanted = session.getAttribute(WANTED);
        session.removeAttribute(WANTED);
        return (String) wanted;
    }
}
