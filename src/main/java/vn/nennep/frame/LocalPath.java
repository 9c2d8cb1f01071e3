package vn.nennep.frame;

/** Addresses within the program that came as a parameter; an address elsewhere would lure people away. */
public final class LocalPath {

    private static final char DELETE = 127;

    private LocalPath() {}

    /** The path when it is one of this program, else its home. */
    public static String orHome(String path, String contextPath) {
        boolean local = path != null
                && path.startsWith("/")
                // "//host" and "/\host" name another host.
                && !path.startsWith("//")
                // Letters of other alphabets come encoded; a browser could read any other sign as something else.
                && path.chars().allMatch(c -> c > ' ' && c < DELETE && c != '\\');
        return local ? path : contextPath + "/";
    }
}
