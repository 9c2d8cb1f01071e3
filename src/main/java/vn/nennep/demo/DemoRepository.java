package vn.nennep.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.shared.Sql;

/** Writes those parts of the demonstration that no import file has: plans, proposals, key tasks, records. */
@ApplicationScoped
public class DemoRepository {

    @Inject
    private Sql sql;

    /** Runs the statements of a script in the caller's transaction, which is of no use when one of them fails. */
    void run(String script) {
        sql.script("set local time zone 'Asia/Ho_Chi_Minh';\n" + script);
    }

    /** The counted meetings of a cell until a day, by day. */
    List<UUID> listCounted(String cellCode, LocalDate until) {
        return sql.query(
                        """
                        select m.ref from meeting m join unit u on u.id = m.cell_id
                        where u.code = :cell and m.counted and m.held_on <= :until
                        order by m.held_on, m.id
                        """)
                .bind("cell", cellCode)
                .bind("until", until)
                .mapTo(UUID.class)
                .list();
    }
}
