package vn.nennep.tally;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Which way a run counts a year. Only what changed is counted when everything else is known to stand as the last full run
 * left it (decision 29).
 *
 * @param cells that are in the log of changes, each once
 */
record WayChoice(RunWay way, WayReason reason, int cells) {

    /** A full run is never longer ago. */
    private static final Duration LONGEST = Duration.ofDays(7);

    /**
     * How the year stands.
     *
     * @param asOf the day of the run that published it
     * @param rules mark of the rules of the last full run; null when it was made before there was one
     * @param fullAt when the last full run was; null likewise
     * @param aside whether cells are set aside
     * @param unitDay whether a state of a unit or a succession begins or ends between that day and the day of this run
     * @param quarter whether a quarter of the year ends between the two
     * @param cells cells with figures
     */
    record Standing(
            LocalDate asOf, String rules, Instant fullAt, boolean aside, boolean unitDay, boolean quarter, int cells) {}

    /** @return null when the year was never published */
    static Standing standing(YearSql sql) {
        return sql
                .list(
                        """
                        select p.as_of, p.rules, p.full_at,
                          exists (select 1 from unit_total_aside a where a.year = :year) as aside,
                          :asOf < p.as_of
                            or exists (select 1 from unit_period u
                              where u.valid_from > p.as_of and u.valid_from <= :asOf or u.valid_to >= p.as_of and u.valid_to < :asOf)
                            or exists (select 1 from unit_succession s where s.effective_on > p.as_of and s.effective_on <= :asOf)
                            as unit_day,
                          exists (select 1 from generate_series(1, 4) q
                            where (make_date(:year, q * 3, 1) + interval '1 month - 1 day')::date >= p.as_of
                              and (make_date(:year, q * 3, 1) + interval '1 month - 1 day')::date < :asOf) as quarter,
                          (select count(distinct t.unit_id) from unit_total t
                            where t.year = :year and t.view = 'THEN' and t.kind = 'CELL') as cells
                        from published_year p where p.year = :year
                        """,
                        Standing.class,
                        Map.of())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /**
     * @param demanded why a full run is wanted whatever changed; null when the changes decide
     * @param standing null when the year was never published
     * @param taken what the run took out of the log of changes
     * @param rules mark of the rules of this program
     * @param now the moment of the run
     */
    static WayChoice of(WayReason demanded, Standing standing, FigureChanges.Taken taken, String rules, Instant now) {
        WayReason reason = demanded != null ? demanded : reason(standing, taken, rules, now);
        return new WayChoice(reason == WayReason.KNOWN ? RunWay.CHANGED : RunWay.FULL, reason, taken.cells());
    }

    private static WayReason reason(List<String> causes) {
        if (causes.stream().anyMatch(cause -> cause.startsWith("unit"))) {
            return WayReason.TREE;
        }
        return causes.contains("period_rule") ? WayReason.PERIODS : WayReason.CODES;
    }

    private static WayReason reason(Standing standing, FigureChanges.Taken taken, String rules, Instant now) {
        if (standing == null || standing.fullAt() == null) {
            return WayReason.FIRST;
        }
        if (!rules.equals(standing.rules())) {
            return WayReason.RULES;
        }
        if (!taken.causes().isEmpty()) {
            return reason(taken.causes());
        }
        if (standing.unitDay()) {
            return WayReason.UNIT_DAY;
        }
        if (standing.quarter()) {
            return WayReason.QUARTER;
        }
        if (standing.aside()) {
            return WayReason.ASIDE;
        }
        if (standing.fullAt().plus(LONGEST).isBefore(now)) {
            return WayReason.WEEK;
        }
        return taken.cells() * 2 > standing.cells() ? WayReason.MANY : WayReason.KNOWN;
    }
}
