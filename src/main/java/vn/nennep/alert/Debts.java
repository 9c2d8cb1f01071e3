package vn.nennep.alert;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.calendar.ReportingPeriod;

/**
 * Finds what cells owe for a period on a day. The duty of a meeting is one of the calendar's months and quarters; by when it is
 * to be recorded is for the province to decide.
 */
final class Debts {

    private final ReportingPeriod period;
    private final PeriodRule rule;
    private final AlertSettings settings;
    private final LocalDate day;
    private final List<Debt> found = new ArrayList<>();

    Debts(ReportingPeriod period, PeriodRule rule, AlertSettings settings, LocalDate day) {
        this.period = period;
        this.rule = rule;
        this.settings = settings;
        this.day = day;
    }

    /** What these cells owe, the latest first. */
    List<Debt> of(List<AlertUnit> cells, Map<Long, CellState> states, List<OpenRoll> rolls) {
        found.clear();
        Map<Long, List<OpenRoll>> open = rolls.stream().collect(Collectors.groupingBy(OpenRoll::cellId));
        for (AlertUnit cell : cells) {
            CellState state = states.get(cell.id());
            Rhythm rhythm = state.said(period.year(), cell);
            rhythm.monthsMissed(day).stream()
                    .filter(month -> month >= period.firstMonth() && month <= period.lastMonth())
                    .forEach(month ->
                            add(DebtKind.REGULAR, cell, month, dueOn(ReportingPeriod.ofMonth(period.year(), month))));
            rhythm.quartersMissed(day).stream()
                    .filter(quarter -> period.quarters().contains(quarter))
                    .forEach(quarter -> add(
                            DebtKind.THEMATIC,
                            cell,
                            quarter,
                            dueOn(new ReportingPeriod(period.year(), ReportingPeriod.Kind.QUARTER, quarter))));
            open.getOrDefault(cell.id(), List.of())
                    .forEach(roll -> add(
                            DebtKind.ROLL, cell, roll.number(), roll.heldOn().plusDays(settings.rollDays())));
            addPlan(cell, state);
        }
        found.sort(Debt.ORDER);
        return List.copyOf(found);
    }

    /** The plan of a year is asked for with the year, or with the part of it in which it is due. */
    private void addPlan(AlertUnit cell, CellState state) {
        LocalDate due = state.planDueOn() != null
                ? state.planDueOn()
                : LocalDate.of(period.year(), 1, 1).plusDays(settings.planDays() - 1L);
        boolean asked = period.isWholeYear()
                || due.getYear() == period.year()
                        && due.getMonthValue() >= period.firstMonth()
                        && due.getMonthValue() <= period.lastMonth();
        // A cell that began later did not owe the plan; its superior did not ask it for one.
        boolean stood = !cell.from().isAfter(due);
        if (asked && stood && !state.planInForce() && due.isBefore(day)) {
            add(DebtKind.PLAN, cell, 0, due);
        }
    }

    /** The duty is one of calendar months, whenever the months of reports close. */
    private LocalDate dueOn(ReportingPeriod owed) {
        return YearMonth.of(owed.year(), owed.lastMonth())
                .atEndOfMonth()
                .plusDays(rule.dueDays().get(owed.kind()));
    }

    private void add(DebtKind kind, AlertUnit cell, int number, LocalDate dueOn) {
        int late = (int) Math.max(0, ChronoUnit.DAYS.between(dueOn, day));
        found.add(new Debt(
                kind,
                cell.id(),
                cell.code(),
                cell.name(),
                cell.branchCode(),
                cell.branchName(),
                number,
                period.year(),
                dueOn,
                late,
                step(late)));
    }

    private DebtStep step(int late) {
        if (late > settings.provinceDays()) {
            return DebtStep.PROVINCE;
        }
        return late > settings.superiorDays() ? DebtStep.SUPERIOR : DebtStep.CELL;
    }
}
