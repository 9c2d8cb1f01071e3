package vn.nennep.paper;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * A paper with all that its page shows.
 *
 * @param facts what the program alone writes
 * @param parts that can be written by hand
 * @param writing whether the person may write its parts
 * @param issuing whether the person may issue it
 */
public record PaperView(PaperFacts facts, List<PaperPart> parts, boolean writing, boolean issuing, LocalDate today)
        implements Serializable {}
