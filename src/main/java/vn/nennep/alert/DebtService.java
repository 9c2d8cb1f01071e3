package vn.nennep.alert;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.Unscoped;
import vn.nennep.calendar.PeriodService;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.tree.UnitRow;

/** Which cells owe what for a period, computed from facts: nothing is kept, nothing is ticked off. */
@Stateless
public class DebtService {

    @Inject
    private AlertRepository repository;

    @Inject
    private PeriodService periods;

    @Inject
    private AlertSettings settings;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** What the cells of a unit's branch of today owe for a period, the latest first. */
    public List<Debt> list(UnitRow unit, ReportingPeriod period) {
        access.require(Right.SEE, unit.id());
        return find(List.of(unit.id()), period);
    }

    /** The same for the server's own letters, whoever asks. */
    @Unscoped
    public List<Debt> listFor(Collection<Long> units, ReportingPeriod period) {
        return find(units, period);
    }

    private List<Debt> find(Collection<Long> units, ReportingPeriod period) {
        LocalDate today = LocalDate.now(clock);
        List<AlertUnit> cells = repository.listUnits(units, today).stream()
                .filter(AlertUnit::isCell)
                .toList();
        List<Long> ids = cells.stream().map(AlertUnit::id).distinct().toList();
        return new Debts(period, periods.ruleOf(period.year()), settings, today)
                .of(
                        cells,
                        repository.listStates(ids, period.year(), today),
                        repository.listOpenRolls(ids, period, today));
    }
}
