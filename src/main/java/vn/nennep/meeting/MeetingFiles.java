package vn.nennep.meeting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import vn.nennep.material.MaterialUse;

/** Files of meetings. */
@ApplicationScoped
public class MeetingFiles implements MaterialUse {

    @Inject
    private MeetingPreparationService preparations;

    @Override
    public boolean mayRead(long materialId) {
        return preparations.mayRead(materialId);
    }
}
