package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import vn.nennep.operation.StartStep;

/** Looks at the settings of papers before the program starts. */
@ApplicationScoped
public class PaperStart implements StartStep {

    private static final int PLACE = 60;

    @Inject
    private PaperSettings settings;

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "kiểm tra thiết lập văn bản / checking the settings of papers";
    }

    @Override
    public void check() {
        settings.check();
    }

    @Override
    public void run() {
        // Nothing of papers is in the database from the start.
    }
}
