package vn.nennep.calendar;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.shared.RefusedException;

/**
 * The one place that answers which days a period of reports has, and by when it is to be reported. The consolidation asks the
 * same of the database, {@code month_closes_on}.
 */
@Stateless
public class PeriodService {

    private static final String RULE = "vn.nennep.calendar.rule.";

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private PeriodRepository repository;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * What holds for a year.
     *
     * <p>Other rooms ask it too; who may see nothing at all is refused by what they show.
     */
    public PeriodRule ruleOf(int year) {
        // A page is one transaction and asks again and again.
        String known = RULE + year;
        boolean kept = transactions.getTransactionKey() != null;
        PeriodRule rule = kept ? (PeriodRule) transactions.getResource(known) : null;
        if (rule == null) {
            rule = repository.find(year).orElse(PeriodRule.DEFAULT);
            if (kept) {
                transactions.putResource(known, rule);
            }
        }
        return rule;
    }

    /** The decisions that were made, those for the newest years first. */
    public List<PeriodRuleRow> list() {
        access.requireAnywhere(Right.LOCK_YEARS);
        return repository.list();
    }

    /**
     * Decides from a year on, up to the next year that has a decision of its own. Months of another length give figures of months
     * anew, so years that are locked or frozen keep theirs.
     *
     * @param reason at most 500 characters
     * @throws RefusedException when a closed year would get months of another length, or nothing would change
     */
    public void decide(PeriodRule rule, String reason) {
        access.requireAtTop(Right.LOCK_YEARS);
        int last = LocalDate.now(clock).getYear() + 1;
        if (rule.fromYear() < CalendarService.FIRST_YEAR || rule.fromYear() > last) {
            throw RefusedException.invalid("calendar.period-from-range", CalendarService.FIRST_YEAR, last);
        }
        PeriodRule before = ruleOf(rule.fromYear());
        if (before.monthClosesOn() == rule.monthClosesOn() && before.dueDays().equals(rule.dueDays())) {
            throw RefusedException.conflict("calendar.period-same", rule.fromYear());
        }
        IntStream.range(rule.fromYear(), repository.findNext(rule.fromYear()).orElse(last + 1))
                .filter(year -> ruleOf(year).monthClosesOn() != rule.monthClosesOn())
                .filter(calendar::isLocked)
                .findFirst()
                .ifPresent(year -> {
                    throw RefusedException.conflict("calendar.period-closed", year);
                });
        repository.add(rule, Reason.of(reason, Reason.SHORT), clock.instant(), access.login());
    }
}
