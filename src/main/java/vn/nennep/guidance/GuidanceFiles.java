package vn.nennep.guidance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import vn.nennep.material.MaterialUse;

/** Files of guidance documents: what binds people is no secret to whoever is signed in. */
@ApplicationScoped
public class GuidanceFiles implements MaterialUse {

    @Inject
    private GuidanceRepository repository;

    @Override
    public boolean mayRead(long materialId) {
        return repository.hasAttached(materialId);
    }
}
