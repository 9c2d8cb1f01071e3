package vn.nennep.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import vn.nennep.reorganisation.UnitEventUndone;
import vn.nennep.shared.Sql;

/** Takes away the figures that were counted of units whose founding is undone. */
@ApplicationScoped
public class UndoneUnitRepository {

    @Inject
    private Sql sql;

    void forget(@Observes UnitEventUndone undone) {
        sql.update("delete from unit_total_part where unit_id = any(:units) or parent_id = any(:units)")
                .bindArray("units", Long.class, undone.founded())
                .execute();
        sql.update("delete from unit_total where unit_id = any(:units) or parent_id = any(:units)")
                .bindArray("units", Long.class, undone.founded())
                .execute();
    }
}
