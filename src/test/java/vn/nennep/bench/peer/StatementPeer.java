package vn.nennep.bench.peer;

import java.sql.Connection;
import java.sql.SQLException;

/** The floor of the others: one statement that counts the cells from their roll calls. */
public final class StatementPeer implements Peer {

    /** Selects the rows of {@code peer_total}, for all cells or for those that a clause beginning with "and" names. */
    static final String COUNTED =
            """
            select cell_id, case when grouping(month) = 0 then 'MONTH' when grouping(topic_group) = 0 then 'TOPIC_GROUP'
                when grouping(grade) = 0 then 'GRADE' else 'TOTAL' end as dimension,
              coalesce(month::text, topic_group, grade, '') as value, count(*)::integer as sessions, sum(due)::integer as due,
              sum(present)::integer as present, sum(excused)::integer as excused, sum(absent)::integer as absent
            from met group by grouping sets ((cell_id), (cell_id, month), (cell_id, topic_group), (cell_id, grade))
            having grouping(topic_group) = 1 or topic_group is not null
            union all
            select cell_id, 'FORM', form, count(*)::integer, sum(due)::integer, sum(present)::integer, sum(excused)::integer,
              sum(absent)::integer
            from met join meeting_form using (meeting_id) where thematic group by cell_id, form
            """;

    /** A row a meeting, with the counts of its roll call. */
    static final String MET =
            """
            with met as materialized (
              select m.id as meeting_id, m.cell_id, m.month, case m.kind when 'THEMATIC' then m.topic_group end as topic_group,
                coalesce(g.grade, 'NONE') as grade, m.kind = 'THEMATIC' as thematic, r.due, r.present, r.excused, r.absent
              from meeting m join (
                select meeting_id, (count(*) filter (where category <> 'X'))::integer as due,
                  (count(*) filter (where mark = 'P' and category <> 'X'))::integer as present,
                  (count(*) filter (where mark = 'E' and category <> 'X'))::integer as excused,
                  (count(*) filter (where mark = 'A' and category <> 'X'))::integer as absent
                from roll_call_entry %s group by meeting_id) r on r.meeting_id = m.id
              left join meeting_score g on g.meeting_id = m.id
              where m.year = 2021 and m.counted %s)
            """;

    private final Connection connection;

    /** @param connection that does not commit by itself; the caller closes it */
    public StatementPeer(Connection connection) {
        this.connection = connection;
    }

    @Override
    public String name() {
        return "floor: the cells from their roll calls, one statement by hand";
    }

    @Override
    public void run() throws SQLException {
        Peer.execute(connection, "set local work_mem = '64MB'");
        Peer.execute(connection, "insert into peer_total " + MET.formatted("", "") + COUNTED);
        connection.commit();
    }
}
