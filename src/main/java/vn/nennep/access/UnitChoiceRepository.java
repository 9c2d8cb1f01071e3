package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.shared.Sql;
import vn.nennep.shared.VietnameseText;

/** Finds the units that a field proposes. */
@ApplicationScoped
public class UnitChoiceRepository {

    @Inject
    private Sql sql;

    /** Units of a scope that stand today, found by code or by name without accents; a dozen at most. */
    List<UnitChoice> list(String words, Scope scope, LocalDate today) {
        return sql.query(
                        """
                        with branch as materialized (select unit_id from unit_branch(:units, :today))
                        select u.code, p.name from unit u
                        join unit_period_on(:today) p on p.unit_id = u.id
                        where (:everywhere or u.id in (select unit_id from branch))
                          and (position(lower(:words) in lower(u.code)) > 0
                            or position(:searchable in search_form(p.name)) > 0)
                        order by lower(u.code) = lower(:words) desc, u.code limit 12
                        """)
                .bindArray("units", Long.class, scope.units())
                .bind("today", today)
                .bind("everywhere", scope.isEverywhere())
                .bind("words", words)
                .bind("searchable", VietnameseText.searchable(words))
                .mapTo(UnitChoice.class)
                .list();
    }
}
