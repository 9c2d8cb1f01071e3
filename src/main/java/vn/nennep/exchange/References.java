package vn.nennep.exchange;

import java.util.List;

/** Rules that several kinds of files share: the codes they name must exist and be the person's to load. */
final class References {

    private References() {}

    static void memberKnown(Staging staged, List<Fault> faults) {
        staged.faults(
                faults,
                "member_code",
                "exchange.member-unknown",
                """
                select line, member_code from staged s
                where valid and not exists (select 1 from member m where m.code = s.member_code)
                """);
        memberNotMerged(staged, faults, "member_code");
    }

    /**
     * Rows about people of other branches: named as such, and looked at no further, so that no other check tells
     * anything about them. Somebody who belongs nowhere yet is nobody's, and
     * somebody who has left all cells is still of the branches that they were in.
     */
    static void memberInScope(Staging staged, FileRules.Context context, List<Fault> faults) {
        if (context.everywhere()) {
            return;
        }
        String foreign =
                """
                valid and exists (select 1 from member m join membership b on b.member_id = m.id
                    where m.code = s.member_code)
                  and not exists (select 1 from member m join membership b on b.member_id = m.id
                    join own_branch o on o.unit_id = b.cell_id
                    where m.code = s.member_code and (coalesce(b.valid_to, 'infinity') >= :today
                      or not exists (select 1 from membership c
                        where c.member_id = m.id and coalesce(c.valid_to, 'infinity') >= :today)))
                """;
        // The same words as for a code that nobody has: a file must not tell who is there elsewhere.
        staged.faults(
                faults,
                "member_code",
                "exchange.member-unknown",
                "select line, member_code from staged s where " + foreign);
        staged.update("update staged s set valid = false where " + foreign);
    }

    /** The code of an entry that was merged would split the person in two again; the file must name the kept entry. */
    static void memberNotMerged(Staging staged, List<Fault> faults, String column) {
        staged.faults(
                faults,
                column,
                "exchange.member-merged",
                """
                select s.line, m.code, k.code from staged s
                join member m on m.code = s.%s and m.merged_into is not null
                join member k on k.id = m.merged_into
                where s.valid
                """
                        .formatted(column));
    }

    /**
     * The codes that the cells have now: a code may have been another unit's on the day of the row, and other programs
     * go on for a while with the code that a cell had before.
     *
     * @param day column of the day on which the cell is meant
     */
    static void currentCellCodes(Staging staged, String day) {
        staged.execute(
                """
                update staged s set cell_code = u.code
                from unit_period p join unit u on u.id = p.unit_id
                where p.code = s.cell_code and u.code <> s.cell_code
                  and s."%s" between p.valid_from and coalesce(p.valid_to, 'infinity')
                """
                        .formatted(day));
        staged.execute(
                """
                update staged s set cell_code = u.code from unit u
                where s.cell_code not in (select code from unit) and u.id = unit_of_code(s.cell_code)
                """);
    }

    static void cellKnown(Staging staged, FileRules.Context context, List<Fault> faults) {
        // The same words for a foreign unit as for one that is not there: a file must not tell what exists elsewhere.
        String unknown = "not exists (select 1 from unit u where u.code = s.cell_code"
                + (context.everywhere() ? ")" : " and u.id in (select unit_id from own_branch))");
        staged.faults(
                faults,
                "cell_code",
                "exchange.unit-unknown",
                "select line, cell_code from staged s where valid and " + unknown);
        staged.update("update staged s set valid = false where valid and " + unknown);
        staged.faults(
                faults,
                "cell_code",
                "exchange.not-a-cell",
                """
                select line, cell_code from staged s
                join unit u on u.code = s.cell_code
                where valid and not exists (select 1 from unit_period p where p.unit_id = u.id and p.kind = 'CELL')
                """);
    }
}
