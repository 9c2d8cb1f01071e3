package vn.nennep.reorganisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import vn.nennep.reorganisation.UnitEventWork.Belonging;
import vn.nennep.shared.Sql;

/** Reads what an event of units is planned on: the tree, the people, and what reaches beyond the end of units. */
@ApplicationScoped
public class UnitEventPlanRepository {

    @Inject
    private Sql sql;

    /** Every unit as it stands on a day, with what is known of it before and after. */
    UnitTree tree(LocalDate day) {
        return new UnitTree(
                sql.query(
                                """
                                select p.id, p.unit_id, u.code as unit_code, p.code, p.name, p.kind, p.parent_id,
                                  p.valid_from as "from", p.valid_to as "to"
                                from unit_period p join unit u on u.id = p.unit_id
                                order by p.valid_from, p.unit_id
                                """)
                        .mapTo(UnitTree.Period.class)
                        .list(),
                day);
    }

    long nextUnitId() {
        return sql.query("select nextval('unit_seq')").mapTo(long.class).one();
    }

    /** People of cells on a day or later. */
    List<Belonging> listBelongings(Collection<Long> cells, LocalDate day) {
        return sql.query(
                        """
                        select s.id, s.member_id, m.code as member_code, m.full_name as member_name, s.cell_id,
                          s.category, s.valid_from as "from", s.valid_to as "to"
                        from membership s join member m on m.id = s.member_id
                        where s.cell_id = any(:cells) and coalesce(s.valid_to, 'infinity') >= :day
                        order by m.given_name collate "vi-x-icu", m.family_and_middle_name collate "vi-x-icu", m.code,
                          s.valid_from
                        """)
                .bindArray("cells", Long.class, cells)
                .bind("day", day)
                .mapTo(Belonging.class)
                .list();
    }

    /** How many people have their home in these cells on a day. */
    int countMembers(Collection<Long> cells, LocalDate day) {
        return sql.query(
                        """
                        select count(*) from membership where category <> 'TEMPORARY_IN' and cell_id = any(:cells)
                          and :day between valid_from and coalesce(valid_to, 'infinity')
                        """)
                .bindArray("cells", Long.class, cells)
                .bind("day", day)
                .mapTo(int.class)
                .one();
    }

    /** How many meetings these cells plan on a day or later. */
    int countPlannedMeetings(Collection<Long> cells, LocalDate day) {
        return sql.query(
                        """
                        select count(*) from meeting
                        where cell_id = any(:cells) and held_on >= :day and status = 'PLANNED'
                        """)
                .bindArray("cells", Long.class, cells)
                .bind("day", day)
                .mapTo(int.class)
                .one();
    }

    /** The recorded meetings of each of these cells on a day or later. */
    List<RecordedAfter> listRecordedAfter(Collection<Long> cells, LocalDate day) {
        return sql.query(
                        """
                        select cell_id, count(*) as meetings, max(held_on) as last from meeting
                        where cell_id = any(:cells) and held_on >= :day and (counted or status = 'HELD')
                        group by cell_id order by cell_id
                        """)
                .bindArray("cells", Long.class, cells)
                .bind("day", day)
                .mapTo(RecordedAfter.class)
                .list();
    }

    /** Meetings of a cell that were recorded after the day on which it is to end. */
    record RecordedAfter(long cellId, int meetings, LocalDate last) {}

    /**
     * What reaches beyond the last day of units, memberships left out: those are planned one by one.
     *
     * @param lost members who have no cell afterwards, or lose a stay
     */
    List<UnitEventWork.Beyond> listBeyond(Collection<Long> units, LocalDate lastDay, Collection<Long> lost) {
        return sql.query(
                        """
                        with ending as (select :units as ids)
                        select b.relation, b.row_id, b.unit_id, b.last_on, b.gone, b.label from ending e
                        cross join lateral beyond_end(e.ids, array_fill(cast(:lastDay as date), array[cardinality(e.ids)])) b
                        where b.relation <> 'membership'
                        union all
                        select l.relation, l.row_id, l.unit_id, l.last_on, l.gone, l.label from ending e
                        cross join lateral leaves_beyond_end(:lost, e.ids, cast(:lastDay as date)) l
                        order by 1, 6, 2
                        """)
                .bindArray("units", Long.class, units)
                .bind("lastDay", lastDay)
                .bindArray("lost", Long.class, lost)
                .mapTo(UnitEventWork.Beyond.class)
                .list();
    }
}
