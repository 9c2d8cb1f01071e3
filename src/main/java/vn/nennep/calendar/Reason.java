package vn.nennep.calendar;

import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/** Why something was decided; every decision needs a reason. */
final class Reason {

    static final int SHORT = 500;
    static final int LONG = 1000;

    private Reason() {}

    /** The tidy text; refuses a blank one and one that is longer than this many characters. */
    static String of(String text, int longest) {
        String tidy = VietnameseText.tidy(text);
        if (tidy == null) {
            throw RefusedException.invalid("calendar.reason-missing");
        }
        if (tidy.length() > longest) {
            throw RefusedException.invalid("calendar.reason-long", longest);
        }
        return tidy;
    }
}
