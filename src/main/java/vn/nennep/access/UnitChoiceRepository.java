package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;
import vn.nennep.shared.Sql;
import vn.nennep.shared.VietnameseText;

/** Finds the units that a field proposes or a list offers. */
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

    /** A page of the cells of a scope that stand on a day, by code or by {@code name}. */
    RowPage<UnitChoice> listCells(Scope scope, LocalDate day, PageRequest request) {
        List<Cell> found = sql.query(
                        """
                        with branch as materialized (select unit_id from unit_branch(:units, :day)),
                        placed as (
                          select u.code, p.name, count(*) over () as total, row_number() over (
                            order by case when :sortedBy = 'name' then p.name else '' end collate "vi-x-icu", u.code) as place
                          from unit u
                          join unit_period_on(:day) p on p.unit_id = u.id
                          where p.kind = 'CELL' and (:everywhere or u.id in (select unit_id from branch))
                            and (cardinality(:words) = 0
                              or (select bool_and(position(word in search_form(concat_ws(' ', p.name, u.code))) > 0)
                                  from unnest(:words) word))
                        )
                        select code, name, total from placed
                        order by case when :descending then -place else place end offset :first limit :size
                        """)
                .bindArray("units", Long.class, scope.units())
                .bind("day", day)
                .bind("everywhere", scope.isEverywhere())
                .bindArray("words", String.class, request.searched())
                .bind("sortedBy", request.sortedBy() == null ? "code" : request.sortedBy())
                .bind("descending", request.descending())
                .bind("first", request.first())
                .bind("size", request.size())
                .mapTo(Cell.class)
                .list();
        return new RowPage<>(
                found.stream().map(Cell::choice).toList(),
                found.isEmpty() ? 0 : found.get(0).total());
    }

    /**
     * A cell of a page.
     *
     * @param total how many cells were found
     */
    record Cell(String code, String name, int total) {

        private UnitChoice choice() {
            return new UnitChoice(code, name);
        }
    }
}
