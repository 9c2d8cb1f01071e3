package vn.nennep.freeze.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.calendar.AmendmentRow;
import vn.nennep.calendar.AmendmentService;
import vn.nennep.calendar.AmendmentStatus;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.freeze.VersionDifferences;
import vn.nennep.freeze.VersionService;
import vn.nennep.tally.Figure;

/** The table of differences between two versions of a frozen year, to be printed and filed with the amendment. */
@Named
@ViewScoped
public class DifferencesPage implements Serializable {

    private static final Map<String, Figure> FIGURES =
            Arrays.stream(Figure.values()).collect(Collectors.toUnmodifiableMap(Figure::column, Function.identity()));

    @Inject
    private VersionService versions;

    @Inject
    private AmendmentService amendments;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    private String hash;
    private transient VersionDifferences differences;

    public void open() {
        messages.open(() -> differences = versions.differences(hash));
    }

    public VersionDifferences getDifferences() {
        if (differences == null) {
            // Another server took over the session.
            differences = versions.differences(hash);
        }
        return differences;
    }

    /** The amendments of the year that were approved between the two versions, as far as the person sees them. */
    public List<AmendmentRow> getAmendments() {
        return amendments.list().stream()
                .filter(one -> one.year() == getDifferences().newer().year()
                        && one.status() == AmendmentStatus.APPROVED
                        && one.changes() > 0
                        && one.decidedAt().isBefore(getDifferences().newer().frozenAt())
                        && one.openUntil().isAfter(getDifferences().older().frozenAt()))
                .toList();
    }

    /** What a line of figures is about. */
    public String name(VersionDifferences.FigureLine line) {
        return line.figure() != null && FIGURES.containsKey(line.figure())
                ? words.of(FIGURES.get(line.figure()))
                : line.name();
    }

    public String getHash() {
        return hash;
    }

    public void setHash(String hash) {
        this.hash = hash;
    }
}
