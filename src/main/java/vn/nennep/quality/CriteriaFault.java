package vn.nennep.quality;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import vn.nennep.shared.Messages;

/**
 * What is wrong at one place of a criteria file.
 *
 * @param line of the file, from 1; 0 when it is about the whole file
 * @param place names of the items down to it, e.g. {@code criteria › 2 › 2a › bands}
 * @param key message key of the reason
 * @param facts what the reason names
 */
public record CriteriaFault(int line, String place, String key, List<String> facts) implements Serializable {

    private static final int LONGEST_FACT = 200;

    public CriteriaFault {
        facts = facts.stream().map(CriteriaFault::shortened).toList();
        place = shortened(place);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FACT ? text : text.substring(0, LONGEST_FACT) + "…";
    }

    /** The reason in the person's language. */
    public String reason(Locale locale) {
        return Messages.text(locale, key, facts);
    }
}
