package vn.nennep.bench.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Fills a database that was migrated and is empty otherwise. Memory holds the rows of a few hundred cells. */
public final class ProvinceRows {

    private static final int CELLS_AT_ONCE = 200;
    private static final List<String> SEQUENCES = List.of(
            "unit",
            "unit_period",
            "member",
            "membership",
            "member_leave",
            "member_transfer",
            "member_position",
            "meeting",
            "contribution",
            "annual_plan",
            "plan_line",
            "key_task",
            "criteria_set");

    private final Connection connection;
    private final ProvincePlan plan;

    /** @param connection of the owner, allowed to put triggers aside; it commits by itself */
    public ProvinceRows(Connection connection, ProvincePlan plan) {
        this.connection = connection;
        this.plan = plan;
    }

    /**
     * Writes everything, then gathers the planner's statistics.
     *
     * @param progress told now and then how many cells are written
     * @return rows written
     */
    public long write(LongConsumer progress) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            // Neither the log nor foreign keys: what is written here is right, and millions of rows of the log are not
            // wanted.
            statement.execute("select make_years(array(select generate_series(%d, %d)))"
                    .formatted(plan.firstYear(), plan.until()));
            statement.execute("set session_replication_role = replica");
            long rows = copied(connection.unwrap(PGConnection.class).getCopyAPI(), progress);
            for (String table : SEQUENCES) {
                // The program takes numbers in blocks of 50, whose last is the sequence's own.
                statement.execute(
                        "select setval('%s_seq', (select coalesce(max(id), 0) + 50 from %s))".formatted(table, table));
            }
            statement.execute("set session_replication_role = origin");
            statement.execute("vacuum analyze");
            return rows;
        }
    }

    private long copied(CopyManager copy, LongConsumer progress) throws SQLException, IOException {
        CopyTable criteria = new CopyTable(
                "criteria_set",
                "id, ref, code, name, applies_to, example, valid_from, source, published_at, published_by");
        String moment = "1990-01-01 08:00+07";
        criteria.add(
                1,
                plan.ref("criteria_set", 1),
                "BENCH",
                "Bộ tiêu chí mẫu",
                "ALL",
                true,
                "1990-01-01",
                "",
                moment,
                "bench");
        long rows = criteria.write(copy) + new UnitRows(plan, copy).write();
        MemberRows members = new MemberRows(plan);
        MeetingRows meetings = new MeetingRows(plan);
        PlanRows plans = new PlanRows(plan);
        List<MadeUpMember> before = MadeUpMember.ofCell(plan, -1);
        for (int index = 0; index < plan.cells(); index++) {
            List<MadeUpMember> own = MadeUpMember.ofCell(plan, index);
            members.add(index, own);
            meetings.add(
                    index, own, before.stream().filter(m -> m.movedOn() != null).toList());
            plans.add(index, own.get(0));
            before = own;
            if ((index + 1) % CELLS_AT_ONCE == 0 || index + 1 == plan.cells()) {
                rows += members.write(copy) + meetings.write(copy) + plans.write(copy);
                progress.accept(index + 1);
            }
        }
        return rows;
    }
}
