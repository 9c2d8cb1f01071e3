package vn.nennep.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import vn.nennep.shared.Sql;

/** What runs between the nights ask of the tables, and how the history of runs stays short beside them. */
@ApplicationScoped
public class BetweenNightsRepository {

    @Inject
    private Sql sql;

    /** Whether any run began after the first moment, or after the second one between the nights that failed by what it found. */
    boolean isAnySince(Instant any, Instant failed) {
        return sql.query(
                        """
                        select exists (select 1 from consolidation_run
                          where started_at > :any or started_at > :failed and origin = 'LIGHT' and status = 'FAILED' and not interrupted)
                        """)
                .bind("any", any)
                .bind("failed", failed)
                .mapTo(boolean.class)
                .one();
    }

    boolean isAnyHeavyStarted() {
        return sql.query(
                        "select exists (select 1 from consolidation_run where status = 'STARTED' and origin <> 'LIGHT')")
                .mapTo(boolean.class)
                .one();
    }

    /** The years with changes that their published figures do not have yet. */
    List<Integer> listYearsWithChanges() {
        return sql.query("select distinct year from figure_change order by year")
                .mapTo(Integer.class)
                .list();
    }

    /**
     * Takes away the rows of old runs, but for those that published what stands or took a change of a closed year.
     *
     * @param light how many runs between the nights are kept, the newest
     * @param others how many others
     */
    void prune(int light, int others) {
        List<Long> old = sql.query(
                        """
                        select id from (
                          select id, origin, row_number() over (partition by origin = 'LIGHT' order by started_at desc, id desc) as place
                          from consolidation_run where status <> 'STARTED') r
                        where place > case when origin = 'LIGHT' then :light else :others end
                          and id not in (select run_id from published_year)
                          and id not in (select run_id from closed_year_change where run_id is not null)
                        """)
                .bind("light", light)
                .bind("others", others)
                .mapTo(Long.class)
                .list();
        if (old.isEmpty()) {
            return;
        }
        for (String rows : List.of(
                "delete from consolidation_run_aside where run_id = any(:old)",
                "delete from consolidation_run_part where run_id = any(:old)",
                "delete from consolidation_run_year where run_id = any(:old)",
                "delete from consolidation_run where id = any(:old)")) {
            sql.update(rows).bindArray("old", Long.class, old).execute();
        }
    }
}
