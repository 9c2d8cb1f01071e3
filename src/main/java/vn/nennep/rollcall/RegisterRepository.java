package vn.nennep.rollcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import vn.nennep.shared.Sql;

/** The rolls of a cell's year in the database. */
@ApplicationScoped
public class RegisterRepository {

    @Inject
    private Sql sql;

    /** The rolls of the recorded meetings, by given name. */
    List<RegisterRow> list(long cellId, int year) {
        return sql.query(
                        """
                        select m.ref as meeting_ref, x.code as member_code, x.full_name, e.category, e.mark, e.reason
                        from meeting m
                        join roll_call_entry e on e.meeting_id = m.id and e.year = :year
                        join member x on x.id = e.member_id
                        where m.cell_id = :cell and m.year = :year and m.counted
                        order by x.given_name collate "vi-x-icu", x.family_and_middle_name collate "vi-x-icu", x.code
                        """)
                .bind("cell", cellId)
                .bind("year", year)
                .registerColumnMapper(RosterCategory.class, RollCallRepository::category)
                .registerColumnMapper(AttendanceMark.class, RollCallRepository::mark)
                .mapTo(RegisterRow.class)
                .list();
    }
}
