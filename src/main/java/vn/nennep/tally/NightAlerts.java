package vn.nennep.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import vn.nennep.alert.AlertKind;
import vn.nennep.alert.AlertRow;
import vn.nennep.alert.AlertSource;

/** Tells those who answer for the figures that the last night failed, or that the figures are older than they should be. */
@ApplicationScoped
public class NightAlerts implements AlertSource {

    @Inject
    private ConsolidationNight night;

    @Override
    public List<AlertRow> list() {
        LastNight last = night.last();
        return switch (night.standing()) {
            case GOOD -> List.of();
            case FAILED -> List.of(new AlertRow(AlertKind.RUN_FAILED, "", "", null, List.of(last.failedDue())));
            case LATE ->
                List.of(new AlertRow(
                        AlertKind.RUN_LATE, "", "", null, List.of(last.good() == null ? last.since() : last.good())));
            case INCOMPLETE -> List.of(new AlertRow(AlertKind.RUN_INCOMPLETE, "", "", null, List.of(last.aside())));
        };
    }
}
