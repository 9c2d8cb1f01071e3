package vn.nennep.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;

/** The columns that the person chose for the report; each person has their own. */
@Stateless
public class ColumnChoiceService {

    @Inject
    private ColumnChoiceRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** What the person chose last; the default while they chose nothing. */
    public ColumnChoice get() {
        return repository.find(access.login()).orElse(ColumnChoice.DEFAULT);
    }

    /** Remembers a choice; the last of two at the same moment stays. */
    public void keep(ColumnChoice choice) {
        access.requireAnywhere(Right.SEE);
        repository.keep(access.login(), choice, clock.instant());
    }

    /** Goes back to the default. */
    public void reset() {
        access.requireAnywhere(Right.SEE);
        repository.forget(access.login());
    }
}
