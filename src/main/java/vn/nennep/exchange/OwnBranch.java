package vn.nennep.exchange;

import java.util.Collection;
import java.util.Map;

/** The units that a person may load into, as a temporary table {@code own_branch(unit_id)}. */
final class OwnBranch {

    private OwnBranch() {}

    static void create(Staging staged, Collection<Long> ownUnits, FileRules.Context context) {
        staged.execute("create temp table own_branch (unit_id bigint primary key) on commit drop");
        if (!context.everywhere()) {
            // Any state that begins by today or later, so that units which have ended stay with their last superior.
            staged.update(
                    """
                    insert into own_branch
                    select unit_id from unit_branch(:roots, :today)
                    """,
                    Map.of("roots", ownUnits.toArray(Long[]::new)));
        }
    }
}
