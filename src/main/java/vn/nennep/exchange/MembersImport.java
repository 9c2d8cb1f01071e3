package vn.nennep.exchange;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@code members}: people, one row each. */
final class MembersImport implements CsvImport {

    private static final int BORN = 3;
    private static final int ADMITTED = 4;
    private static final int OFFICIAL = 5;

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("code"),
                Column.text("family_and_middle_name", 150),
                Column.text("given_name", 100),
                Column.day("birth_date").optional(),
                Column.day("admitted_on").optional(),
                Column.day("official_on").optional());
    }

    @Override
    public Optional<Fault> faultOf(CsvRow row) {
        String born = row.value(BORN);
        String admitted = row.value(ADMITTED);
        if (born != null && admitted != null && admitted.compareTo(born) <= 0) {
            return Optional.of(Fault.of(row.line(), "admitted_on", "exchange.members.admitted-before-birth", born));
        }
        return Dates.ordered(row, ADMITTED, OFFICIAL, "official_on");
    }

    @Override
    public void check(Staging staged, Context context, List<Fault> faults) throws SQLException {
        staged.faults(
                faults,
                "code",
                "exchange.row-twice",
                """
                select line, first_line::text from (
                  select line, first_value(line) over w as first_line, row_number() over w as copy
                  from staged where valid window w as (partition by code order by row_no)) s
                where copy > 1
                """);
        References.memberNotMerged(staged, faults, "code");
        if (!context.everywhere()) {
            // Who belongs nowhere yet may be corrected by whoever entered the person.
            staged.faults(
                    faults,
                    "code",
                    "exchange.out-of-scope",
                    """
                    select s.line, s.code from staged s
                    join member m on m.code = s.code
                    where s.valid
                      and exists (select 1 from membership b where b.member_id = m.id)
                      and not exists (select 1 from membership b join own_branch o on o.unit_id = b.cell_id
                                      where b.member_id = m.id)
                    """);
        }
    }

    @Override
    public ImportResult write(Staging staged, Context context) throws SQLException {
        int created = staged.number(
                "select count(*) from staged s where not exists (select 1 from member m where m.code = s.code)");
        int updated = staged.update(
                """
                update member m
                set family_and_middle_name = s.family_and_middle_name, given_name = s.given_name,
                  search_name = %1$s, birth_date = s.birth_date, admitted_on = s.admitted_on,
                  official_on = s.official_on, version = version + 1
                from staged s
                where m.code = s.code
                  and (m.family_and_middle_name, m.given_name, m.birth_date, m.admitted_on, m.official_on)
                    is distinct from (s.family_and_middle_name, s.given_name, s.birth_date, s.admitted_on, s.official_on)
                """
                        .formatted(SEARCH_NAME));
        staged.update(
                """
                insert into member (id, code, family_and_middle_name, given_name, search_name, birth_date, admitted_on,
                  official_on)
                select nextval('member_seq'), s.code, s.family_and_middle_name, s.given_name, %1$s, s.birth_date,
                  s.admitted_on, s.official_on
                from staged s
                where not exists (select 1 from member m where m.code = s.code)
                """
                        .formatted(SEARCH_NAME));
        staged.execute("analyze member");
        return Counts.of(staged, created, updated);
    }

    // The same as VietnameseText.searchable, for a whole file at once; a test compares the two.
    static final String SEARCH_NAME =
            """
            lower(translate(regexp_replace(normalize(s.family_and_middle_name || ' ' || s.given_name, NFD),
              '[\\u0300-\\u036f]', '', 'g'), 'đĐ', 'dD'))
            """;
}
