package vn.nennep.exchange;

import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;

/** The units that a person may load into, as a temporary table {@code own_branch(unit_id)}. */
final class OwnBranch {

    private OwnBranch() {}

    static void create(Staging staged, Collection<Long> ownUnits, CsvImport.Context context) throws SQLException {
        String roots = ownUnits.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        staged.execute("create temp table own_branch (unit_id bigint primary key) on commit drop");
        if (!context.everywhere()) {
            // Any state that begins by today or later, so that units which have ended stay with their last superior.
            staged.update(
                    """
                    insert into own_branch
                    select unit_id from unit_branch(?::bigint[], ?)
                    """,
                    roots,
                    context.today());
        }
    }
}
