package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What papers say that differs between provinces, from the environment. */
@ApplicationScoped
public class PaperSettings {

    private static final Set<String> SIGNED_FOR = Set.of("CHI BỘ", "CHI ỦY");

    @Inject
    @ConfigProperty(name = "nennep.paper.place")
    private Optional<String> place;

    @Inject
    @ConfigProperty(name = "nennep.paper.signed.for", defaultValue = "CHI BỘ")
    private String signedFor;

    @Inject
    @ConfigProperty(name = "nennep.paper.term.from", defaultValue = "2020-01-01")
    private String termFrom;

    @Inject
    @ConfigProperty(name = "nennep.paper.term.months", defaultValue = "60")
    private String termMonths;

    /**
     * Refuses impossible settings, so that the start fails and names them.
     *
     * @throws IllegalStateException naming the setting
     */
    public void check() {
        if (!SIGNED_FOR.contains(signedFor())) {
            throw new IllegalStateException(
                    "NENNEP_PAPER_SIGNED_FOR must be one of " + SIGNED_FOR + ", not " + signedFor);
        }
        if (!termMonths.strip().matches("[1-9]\\d{0,2}")) {
            throw new IllegalStateException(
                    "NENNEP_PAPER_TERM_MONTHS must be a number from 1 to 999, not " + termMonths);
        }
        try {
            termFrom();
        } catch (DateTimeException e) {
            throw new IllegalStateException("NENNEP_PAPER_TERM_FROM must be a day as 2020-01-01, not " + termFrom, e);
        }
    }

    /** The place before the date; empty when that of the province's name is meant. */
    public Optional<String> place() {
        return place.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** For whom a cell's secretary signs. */
    public String signedFor() {
        return signedFor.strip();
    }

    /** The first day of a term; others follow and went before. */
    LocalDate termFrom() {
        return LocalDate.parse(termFrom.strip());
    }

    /** How long a term is. */
    int termMonths() {
        return Integer.parseInt(termMonths.strip());
    }
}
