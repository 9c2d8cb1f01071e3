package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    }

    /** The place before the date; empty when that of the province's name is meant. */
    public Optional<String> place() {
        return place.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** For whom a cell's secretary signs. */
    public String signedFor() {
        return signedFor.strip();
    }
}
