package vn.nennep.plan;

import java.util.stream.Collectors;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/** What people write in a plan: tidy, never longer than its column, and refused at the field where it is missing. */
final class Wording {

    /** The longest reason of a move. */
    static final int REASON = 1000;

    private Wording() {}

    /** @param field last part of the message keys: {@code plan.field-missing}, {@code plan.field-long} */
    static String required(String text, int longest, String field) {
        String tidy = optional(text, longest, field);
        if (tidy == null) {
            throw RefusedException.invalid("plan." + field + "-missing");
        }
        return tidy;
    }

    /** @return null for nothing but blanks */
    static String optional(String text, int longest, String field) {
        return fitting(VietnameseText.tidy(text), longest, field);
    }

    /** Text of several paragraphs, whose lines stay. */
    static String paragraphs(String text, int longest, String field) {
        if (text == null) {
            return null;
        }
        String lines = text.lines()
                .map(VietnameseText::tidy)
                .map(line -> line == null ? "" : line)
                .collect(Collectors.joining("\n"))
                .strip();
        return fitting(lines.isEmpty() ? null : lines, longest, field);
    }

    static String reason(String text) {
        return required(text, REASON, "reason");
    }

    private static String fitting(String tidy, int longest, String field) {
        if (tidy != null && tidy.length() > longest) {
            throw RefusedException.invalid("plan." + field + "-long", longest);
        }
        return tidy;
    }
}
