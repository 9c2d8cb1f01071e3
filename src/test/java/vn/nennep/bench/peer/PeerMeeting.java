package vn.nennep.bench.peer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A meeting that counts, with all by which its attendances are split.
 *
 * @param topicGroup null for a regular meeting
 * @param forms empty for a regular meeting
 */
record PeerMeeting(long id, long cellId, int month, String topicGroup, String grade, List<String> forms) {

    /** The columns of {@link #of}; {@link #FROM} has their tables. */
    static final String COLUMNS =
            "m.id, m.cell_id, m.month, case m.kind when 'THEMATIC' then m.topic_group end as topic_group,"
                    + " coalesce(g.grade, 'NONE') as grade, case m.kind when 'THEMATIC' then f.forms end as forms";

    /** Meetings of the year of the made-up province. */
    static final String FROM = " from meeting m left join meeting_score g on g.meeting_id = m.id left join"
            + " (select meeting_id, string_agg(form, ',') as forms from meeting_form group by meeting_id) f on f.meeting_id = m.id";

    /** Which meetings count. */
    static final String WHERE = " where m.year = 2021 and m.counted";

    /**
     * The order in which meetings are entered, so that of their numbers in a real database; the made-up province numbers
     * them cell by cell.
     */
    static final String AS_ENTERED = " order by m.held_on, m.id";

    /** All of a cell together: the order that is best for whoever adds up. */
    static final String BY_CELL = " order by m.cell_id, m.id";

    static PeerMeeting of(ResultSet row) throws SQLException {
        String forms = row.getString("forms");
        return new PeerMeeting(
                row.getLong("id"),
                row.getLong("cell_id"),
                row.getInt("month"),
                row.getString("topic_group"),
                row.getString("grade"),
                forms == null ? List.of() : List.of(forms.split(",")));
    }
}
