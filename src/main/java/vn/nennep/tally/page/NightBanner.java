package vn.nennep.tally.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.operation.NightStanding;
import vn.nennep.tally.ConsolidationNight;
import vn.nennep.tally.LastNight;

/** The line above every page of those who answer for the figures, when a night failed, was missed or left cells out. */
@Named
@RequestScoped
public class NightBanner {

    @Inject
    private ConsolidationNight night;

    @Inject
    private PageMessages messages;

    @Inject
    private Words words;

    /** Whether there is something to tell; asks nothing of the database. */
    public boolean isShown() {
        return night.standing() != NightStanding.GOOD;
    }

    public String getText() {
        LastNight last = night.last();
        return switch (night.standing()) {
            case GOOD -> "";
            case FAILED -> messages.text("tally.night.failed", words.moment(last.failedDue()));
            case INCOMPLETE -> messages.text("tally.night.incomplete", last.aside());
            case LATE ->
                last.good() == null
                        ? messages.text("tally.night.none", words.moment(last.since()))
                        : messages.text("tally.night.late", words.moment(last.good()));
        };
    }
}
