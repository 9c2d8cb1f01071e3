package vn.nennep.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nennep.calendar.ReportingPeriod.Kind;
import vn.nennep.shared.Sql;

/** Decisions about the periods of reports in the database; one that was made stays. */
@ApplicationScoped
public class PeriodRepository {

    private static final String ROW =
            """
            select r.from_year, r.month_closes_on, r.month_due_days, r.quarter_due_days, r.half_due_days, r.nine_months_due_days,
              r.year_due_days, r.reason, r.decided_at, r.decided_by,
              not exists (select 1 from period_rule l where l.from_year = r.from_year and l.id > r.id) as holds
            from period_rule r
            """;

    @Inject
    private Sql sql;

    /** What was decided for a year. */
    Optional<PeriodRule> find(int year) {
        return sql.query(ROW + " where r.from_year <= :year order by r.from_year desc, r.id desc limit 1")
                .bind("year", year)
                .mapTo(PeriodRuleRow.class)
                .findFirst()
                .map(PeriodRepository::rule);
    }

    /** Newest years first, and of a year the newest decision. */
    List<PeriodRuleRow> list() {
        return sql.query(ROW + " order by r.from_year desc, r.id desc")
                .mapTo(PeriodRuleRow.class)
                .list();
    }

    /** The first year with a decision of its own after one; empty when there is none. */
    Optional<Integer> findNext(int year) {
        return sql.query("select from_year from period_rule where from_year > :year order by from_year limit 1")
                .bind("year", year)
                .mapTo(Integer.class)
                .findFirst();
    }

    void add(PeriodRule rule, String reason, Instant at, String login) {
        sql.update(
                        """
                        insert into period_rule (from_year, month_closes_on, month_due_days, quarter_due_days, half_due_days,
                          nine_months_due_days, year_due_days, reason, decided_at, decided_by)
                        values (:from, :closes, :month, :quarter, :half, :nine, :year, :reason, :at, :login)
                        """)
                .bind("from", rule.fromYear())
                .bind("closes", rule.monthClosesOn())
                .bind("month", rule.dueDays().get(Kind.MONTH))
                .bind("quarter", rule.dueDays().get(Kind.QUARTER))
                .bind("half", rule.dueDays().get(Kind.HALF))
                .bind("nine", rule.dueDays().get(Kind.NINE_MONTHS))
                .bind("year", rule.dueDays().get(Kind.YEAR))
                .bind("reason", reason)
                .bind("at", at)
                .bind("login", login)
                .execute();
    }

    /** What is cumulative up to a month is due with the month. */
    private static PeriodRule rule(PeriodRuleRow row) {
        return new PeriodRule(
                row.fromYear(),
                row.monthClosesOn(),
                Map.of(
                        Kind.MONTH, row.monthDueDays(),
                        Kind.CUMULATIVE, row.monthDueDays(),
                        Kind.QUARTER, row.quarterDueDays(),
                        Kind.HALF, row.halfDueDays(),
                        Kind.NINE_MONTHS, row.nineMonthsDueDays(),
                        Kind.YEAR, row.yearDueDays()));
    }
}
