package vn.nennep.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.meeting.PlannedTopics;

/** Lines of plans in force, as a meeting that carries one out needs them. */
@ApplicationScoped
public class PlanLineTopics implements PlannedTopics {

    @Inject
    private PlanLineService lines;

    @Override
    public Optional<PlannedTopic> find(UUID line) {
        return lines.findLine(line)
                .map(row -> new PlannedTopic(
                        row.line(),
                        row.cellId(),
                        row.topic(),
                        row.topicGroup(),
                        row.presentationFormCodes(),
                        row.presenterIds(),
                        row.chairId()));
    }
}
