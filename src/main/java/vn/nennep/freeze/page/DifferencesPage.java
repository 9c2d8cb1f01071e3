package vn.nennep.freeze.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import vn.nennep.calendar.AmendmentRow;
import vn.nennep.calendar.AmendmentService;
import vn.nennep.calendar.AmendmentStatus;
import vn.nennep.frame.PageMessages;
import vn.nennep.freeze.VersionDifferences;
import vn.nennep.freeze.VersionService;

/** The table of differences between two versions of a frozen year, to be printed and filed with the amendment. */
@Named
@ViewScoped
public class DifferencesPage implements Serializable {

    @Inject
    private VersionService versions;

    @Inject
    private AmendmentService amendments;

    @Inject
    private PageMessages messages;

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

    public String getHash() {
        return hash;
    }

    public void setHash(String hash) {
        this.hash = hash;
    }
}
