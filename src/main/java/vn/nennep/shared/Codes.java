package vn.nennep.shared;

import java.util.regex.Pattern;

/** The shape of codes that come from outside: unit, member and meeting codes. */
public final class Codes {

    private static final Pattern SHAPE = Pattern.compile("[^\\s|/\\p{Cntrl}]{1,64}");

    private Codes() {}

    /** 1 to 64 characters, no blanks or control characters, no {@code |} (it separates codes in a list) and no {@code /} (it separates paths). */
    public static boolean isWellFormed(String code) {
        return code != null && SHAPE.matcher(code).matches();
    }
}
