package vn.nennep.bench.data;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import org.postgresql.copy.CopyManager;

/** The tree: one cell in twenty and one committee in sixty have another superior since the reorganisation. */
final class UnitRows {

    private static final int MANY = 10_000;
    private static final LocalDate BEGIN = LocalDate.of(1990, 1, 1);

    private final ProvincePlan plan;
    private final CopyManager copy;
    private final CopyTable units = new CopyTable("unit", "id, code");
    private final CopyTable periods =
            new CopyTable("unit_period", "id, unit_id, code, name, kind, parent_id, valid_from, valid_to");
    private long period;

    UnitRows(ProvincePlan plan, CopyManager copy) {
        this.plan = plan;
        this.copy = copy;
    }

    /** @return rows written */
    long write() throws SQLException, IOException {
        long rows = 0;
        unit(1, "Tỉnh ủy mẫu", "PROVINCE", null, null);
        for (long id = 2; id < plan.firstCommittee(); id++) {
            unit(id, "Đảng ủy xã mẫu " + (id - 1), "SUPERIOR", 1L, null);
        }
        for (long id = plan.firstCommittee(); id < plan.firstCell(); id++) {
            unit(
                    id,
                    "Đảng bộ cơ sở mẫu " + (id - plan.firstCommittee() + 1),
                    "GRASSROOTS",
                    superior(id),
                    moved(id, 60, 7, superior(id + 1)));
        }
        for (int index = 0; index < plan.cells(); index++) {
            long id = plan.cell(index);
            unit(id, "Chi bộ mẫu " + (index + 1), "CELL", committee(id), moved(id, 20, 3, committee(id + 1)));
            if (index % MANY == 0) {
                rows += flushed();
            }
        }
        return rows + flushed();
    }

    private long superior(long id) {
        return 2 + id % plan.superiors();
    }

    private long committee(long id) {
        return plan.firstCommittee() + id % plan.committees();
    }

    private static Long moved(long id, int oneIn, int which, long parent) {
        return id % oneIn == which ? parent : null;
    }

    private void unit(long id, String name, String kind, Long parent, Long later) {
        String code = "B" + id;
        units.add(id, code);
        periods.add(
                ++period,
                id,
                code,
                name,
                kind,
                parent,
                BEGIN,
                later == null ? null : plan.reorganisedOn().minusDays(1));
        if (later != null) {
            periods.add(++period, id, code, name, kind, later, plan.reorganisedOn(), null);
        }
    }

    private long flushed() throws SQLException, IOException {
        return units.write(copy) + periods.write(copy);
    }
}
