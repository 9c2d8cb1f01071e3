package vn.nennep.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import vn.nennep.operation.StartStep;

/** Publishes the example sets at the first start, so that there is something to score by. */
@ApplicationScoped
public class ExampleSets implements StartStep {

    private static final int PLACE = 20;

    @Inject
    private CriteriaSetService sets;

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "Bộ tiêu chí ví dụ / example sets of criteria";
    }

    @Override
    public void run() {
        sets.publishExamples();
    }
}
