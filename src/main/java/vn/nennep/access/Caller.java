package vn.nennep.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/**
 * From where somebody signs in.
 *
 * @param address source address of the request
 * @param device what {@link KnownDevices} left with the browser when somebody came in with it before; null for none
 */
public record Caller(String address, String device) {

    /** From where this request comes, with the proof of a known device when the browser sent one. */
    public static Caller of(HttpServletRequest request, SignInSettings settings) {
        String device = null;
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(KnownDevices.COOKIE)) {
                    device = cookie.getValue();
                }
            }
        }
        return new Caller(SourceAddress.of(request, settings), device);
    }
}
