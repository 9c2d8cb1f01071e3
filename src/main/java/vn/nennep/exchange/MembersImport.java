package vn.nennep.exchange;

import java.util.List;
import java.util.Optional;
import vn.nennep.people.MemberDetails;

/** {@code members}: people, one row each. */
final class MembersImport implements FileRules {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.code("code").key(),
                // Some people have one name alone.
                Column.name("family_and_middle_name", 150).optional(),
                Column.name("given_name", 100),
                Column.birth("birth_date"),
                Column.day("admitted_on").optional(),
                Column.day("official_on").optional());
    }

    @Override
    public String existing() {
        return """
                select s.row_no, m.code, nullif(m.family_and_middle_name, '') as family_and_middle_name, m.given_name,
                  coalesce(m.birth_date::text, m.birth_year::text) as birth_date, m.admitted_on, m.official_on
                from staged s join member m on m.code = s.code
                """;
    }

    @Override
    public Optional<NewCodes> newCodes() {
        return Optional.of(new NewCodes("code", "member", "code"));
    }

    @Override
    public void check(Staging staged, Context context, List<Fault> faults) {
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
            String foreign =
                    """
                    valid and exists (select 1 from member m join membership b on b.member_id = m.id where m.code = s.code)
                      and not exists (select 1 from member m join membership b on b.member_id = m.id
                        join own_branch o on o.unit_id = b.cell_id where m.code = s.code)
                    """;
            staged.faults(faults, "code", "exchange.out-of-scope", "select line, code from staged s where " + foreign);
            // These rows are looked at no further, so that no other check tells anything about them.
            staged.update("update staged s set valid = false where " + foreign);
        }
        checkDays(staged, context, faults);
    }

    /** The same rules as {@link MemberDetails}; what is there already and stays as it is was checked when it came. */
    private static void checkDays(Staging staged, Context context, List<Fault> faults) {
        String changed =
                """
                select s.line, %1$s from staged s left join there e on e.row_no = s.row_no
                where s.valid and (s.birth_date, s.admitted_on, s.official_on)
                  is distinct from (e.birth_date, e.admitted_on, e.official_on) and %2$s
                """;
        String born = "coalesce(%s, make_date(left(s.birth_date, 4)::integer, 12, 31))"
                .formatted("case when length(s.birth_date) > 4 then s.birth_date::date end");
        String year = "left(s.birth_date, 4)::integer";
        staged.faults(
                faults,
                "birth_date",
                "people.member.birth-future",
                changed.formatted(
                        "s.birth_date",
                        year + " > extract(year from :today) or s.birth_date > to_char(:today, 'YYYY-MM-DD')"));
        staged.faults(
                faults,
                "admitted_on",
                "people.member.admitted-future",
                changed.formatted("to_char(s.admitted_on, 'YYYY-MM-DD')", "s.admitted_on > :today"));
        staged.faults(
                faults,
                "admitted_on",
                "exchange.members.admitted-before-birth",
                changed.formatted(
                        "s.birth_date",
                        "case when length(s.birth_date) > 4 then s.admitted_on <= " + born
                                + " else extract(year from s.admitted_on) <= " + year + " end"));
        staged.faults(
                faults,
                "birth_date",
                "people.member.age",
                changed.formatted(
                        "s.birth_date, '" + MemberDetails.YOUNGEST + "', '" + MemberDetails.OLDEST + "'",
                        "s.birth_date <= to_char(:today, 'YYYY-MM-DD') and (s.admitted_on is null or s.admitted_on > "
                                + born + ") and (extract(year from :today) - " + year + " > " + MemberDetails.OLDEST
                                + " or extract(year from coalesce(s.admitted_on, :today)) - " + year + " < "
                                + MemberDetails.YOUNGEST + ")"));
        staged.faults(
                faults,
                "official_on",
                "exchange.ends-before-start",
                changed.formatted("to_char(s.admitted_on, 'YYYY-MM-DD')", "s.official_on < s.admitted_on"));
    }

    /** Whoever belongs nowhere yet may be corrected by anybody, and is seen by nobody. */
    @Override
    public String open() {
        return """
                exists (select 1 from member m join membership b on b.member_id = m.id
                  join own_branch o on o.unit_id = b.cell_id where m.code = s.code)
                """;
    }

    @Override
    public ImportResult write(Staging staged, Context context) {
        int created = staged.number(
                "select count(*) from staged s where not exists (select 1 from member m where m.code = s.code)");
        int updated = staged.update(
                """
                update member m
                set family_and_middle_name = coalesce(s.family_and_middle_name, ''), given_name = s.given_name,
                  search_name = %1$s, birth_date = %2$s, birth_year = %3$s, admitted_on = s.admitted_on,
                  official_on = s.official_on, version = version + 1
                from staged s
                where m.code = s.code
                  and (m.family_and_middle_name, m.given_name, m.birth_date, m.birth_year, m.admitted_on, m.official_on)
                    is distinct from (coalesce(s.family_and_middle_name, ''), s.given_name, %2$s, %3$s, s.admitted_on,
                      s.official_on)
                """
                        .formatted(SEARCH_NAME, BIRTH_DATE, BIRTH_YEAR));
        staged.update(
                """
                insert into member (id, code, family_and_middle_name, given_name, search_name, birth_date, birth_year,
                  admitted_on, official_on)
                select nextval('member_seq'), s.code, coalesce(s.family_and_middle_name, ''), s.given_name, %1$s, %2$s,
                  %3$s, s.admitted_on, s.official_on
                from staged s
                where not exists (select 1 from member m where m.code = s.code)
                """
                        .formatted(SEARCH_NAME, BIRTH_DATE, BIRTH_YEAR));
        staged.analyze("member");
        return Counts.of(staged, created, updated);
    }

    private static final String SEARCH_NAME =
            "search_form(coalesce(s.family_and_middle_name || ' ', '') || s.given_name)";

    private static final String BIRTH_DATE = "case when length(s.birth_date) > 4 then s.birth_date::date end";

    private static final String BIRTH_YEAR = "left(s.birth_date, 4)::integer";
}
