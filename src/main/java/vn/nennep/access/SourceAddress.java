package vn.nennep.access;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from. */
public final class SourceAddress {

    private SourceAddress() {}

    /** The address of the caller; behind a proxy of the installation, the one that the proxy names. */
    public static String of(HttpServletRequest request, SignInSettings settings) {
        String next = request.getRemoteAddr();
        String named = request.getHeader("X-Forwarded-For");
        if (named == null || !settings.isProxy(next)) {
            return next;
        }
        // The last entry is what our proxy saw; those before it can be written by anybody.
        return named.substring(named.lastIndexOf(',') + 1).strip();
    }
}
