package vn.nennep.paper;

import java.time.LocalDate;

/**
 * The time that a paper is about.
 *
 * @param text as it stands in addresses, {@code 2021}
 * @param words as it stands in a sentence, {@code năm 2021}
 * @param last last day
 */
record PaperPeriod(String text, String words, int year, LocalDate first, LocalDate last) {

    static PaperPeriod of(PaperRequest request) {
        int year = request.year();
        return new PaperPeriod(
                String.valueOf(year), "năm " + year, year, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The day of a paper about it: its last day, or today while it lasts. */
    LocalDate dayOfPaper(LocalDate today) {
        return today.isBefore(last) ? today : last;
    }

    boolean has(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
