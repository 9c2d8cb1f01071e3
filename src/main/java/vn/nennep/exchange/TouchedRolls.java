package vn.nennep.exchange;

/**
 * Reports the recorded meetings that a file touches because it changes who belonged to a cell, or was on leave, on
 * their days. Their rolls stay as they are until somebody takes them again.
 */
final class TouchedRolls {

    /** A file that changes more people is a first load, or asks for a look at each cell anyway. */
    private static final int MOST_PEOPLE = 2_000;

    private static final int SHOWN = 5;

    private TouchedRolls() {}

    /**
     * Notes whom the file changes, before it is written.
     *
     * @param changed a query for {@code line, member_id} of the rows that say something new
     */
    static void look(Staging staged, String changed) {
        staged.execute("create temp table touching on commit drop as select min(line) as line, member_id from ("
                + changed + ") c group by member_id");
    }

    /** Says what they touch, after it was written. */
    static void tell(Staging staged) {
        if (staged.number("select count(*) from touching") <= MOST_PEOPLE) {
            staged.notices(
                    "member_code",
                    "exchange.touches-rolls",
                    """
                    select t.line, w.code, count(*)::text,
                      array_to_string((array_agg(to_char(m.held_on, 'DD/MM/YYYY') order by m.held_on))[1\\:%d], ', ')
                        || case when count(*) > %d then ', …' else '' end
                    from rolls_touched_by((select array_agg(member_id) from touching)) r
                    join touching t on t.member_id = r.member_id
                    join member w on w.id = r.member_id
                    join meeting m on m.id = r.meeting_id
                    group by t.line, w.code order by t.line
                    """
                            .formatted(SHOWN, SHOWN));
        }
        staged.execute("drop table touching");
    }
}
