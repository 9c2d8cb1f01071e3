package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import vn.nennep.shared.Sql;

/**
 * Tells the database who is at work in a transaction, and where: row-level security, the second wall, checks every row
 * against it.
 */
@ApplicationScoped
public class ScopeRepository {

    /** Stands for every unit. */
    private static final String EVERYWHERE = "0";

    @Inject
    private Sql sql;

    /** Tells the transaction who is at work and which units that person has for following, seeing and the log. */
    void begin(String login, String origin, List<Grant> grants) {
        begin(login, origin, units(grants, Right.FOLLOW), units(grants, Right.SEE), units(grants, Right.READ_LOG));
    }

    /**
     * Tells the transaction who is at work, and that it sees everything.
     *
     * @param oneReading whether all its statements see one state (REPEATABLE READ); this must be chosen before the
     *     first of them
     */
    void beginUnscoped(String login, String origin, boolean oneReading) {
        if (oneReading) {
            sql.update("set transaction isolation level repeatable read").execute();
        }
        begin(login, origin, EVERYWHERE, EVERYWHERE, EVERYWHERE);
    }

    private void begin(String login, String origin, String follow, String see, String log) {
        sql.query("select cast(scope_begin(:login, :origin, :follow, :see, :log) as text)")
                .bind("login", login)
                .bind("origin", origin)
                .bind("follow", follow)
                .bind("see", see)
                .bind("log", log)
                .mapTo(String.class)
                .one();
    }

    /** The units of the grants with this right, as the database reads them; 0 is every unit. */
    private static String units(List<Grant> grants, Right right) {
        return grants.stream()
                .filter(grant -> grant.role().includes(right))
                .map(grant ->
                        grant.unit().map(unit -> String.valueOf(unit.id())).orElse(EVERYWHERE))
                .distinct()
                .collect(Collectors.joining(","));
    }
}
