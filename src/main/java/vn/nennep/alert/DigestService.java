package vn.nennep.alert;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.access.Grant;
import vn.nennep.access.HeldGrantService;
import vn.nennep.access.Right;
import vn.nennep.access.Role;
import vn.nennep.access.Unscoped;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.mail.Letter;
import vn.nennep.mail.LetterNotSentException;
import vn.nennep.shared.Messages;

/**
 * The one letter a day in which a person is told what cells owe. It names cells and what is missing, and nobody: mail is read in
 * places where names of members do not belong.
 */
@Stateless
@Unscoped
public class DigestService {

    /** A letter that the server does not take is tried so often. */
    static final int MOST_TRIES = 3;

    /** Between two tries of one letter. No server sends one for so long: after it, one that was being sent was broken off. */
    private static final Duration PAUSE = Duration.ofMinutes(20);

    /** More lines are not read; the page has all. */
    private static final int MOST_LINES = 30;

    @Inject
    private MailRepository repository;

    @Inject
    private DebtService debts;

    @Inject
    private HeldGrantService grants;

    @Inject
    private Clock clock;

    /** Where people open the program, without a slash at the end. */
    @Inject
    @ConfigProperty(name = "nennep.url")
    private Optional<String> url;

    /**
     * Who is to be told of a day now.
     *
     * @param due when the letters of the day were due
     */
    public List<MailRepository.Wanting> listWaiting(LocalDate day, Instant due) {
        return repository.listWaiting(day, due, MOST_TRIES, clock.instant().minus(PAUSE));
    }

    /** Whether everybody was told of a day, or the mail server refused as often as it is asked. */
    public boolean isDone(LocalDate day, Instant due) {
        return repository
                .listWaiting(day, due, MOST_TRIES, clock.instant().plus(PAUSE))
                .isEmpty();
    }

    /** Takes the letter of a day upon this server, for good: whatever happens later, no other sends a second one. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean claim(String login, LocalDate day) {
        return repository.claim(login, day, clock.instant());
    }

    /** Notes that it was sent or, where nothing is owed, that there was nothing to send. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void end(String login, LocalDate day, boolean sent) {
        repository.end(login, day, sent, clock.instant());
    }

    /** Notes that it could not be written or sent; it is tried again later. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void fail(String login, LocalDate day, String why) {
        repository.fail(login, day, why, 1, clock.instant());
    }

    /** Notes that it was not taken, and tries it again where that cannot send it twice. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void fail(String login, LocalDate day, LetterNotSentException failure) {
        int tries =
                switch (failure.stage()) {
                    case CONNECTING -> 0;
                    case REFUSED -> 1;
                    case UNKNOWN -> MOST_TRIES;
                };
        repository.fail(login, day, failure.why(), tries, clock.instant());
    }

    /** Letters of a day that were not sent. */
    public int countFailed(LocalDate day) {
        return repository.countFailed(day, clock.instant().minus(PAUSE));
    }

    /** What a person is told today; empty when nothing is owed that concerns the person. */
    public Optional<Letter> write(MailRepository.Wanting person) {
        LocalDate today = LocalDate.now(clock);
        Locale locale = person.language().equals("en") ? Messages.ENGLISH : Messages.VIETNAMESE;
        List<Debt> own = new ArrayList<>();
        List<Debt> below = new ArrayList<>();
        for (Grant grant : grants.listOf(person.login())) {
            if (person.wanted().contains(MailKind.OWN_CELLS)
                    && grant.role().isOfCell()
                    && grant.role().includes(Right.KEEP_MEETINGS)) {
                own.addAll(owed(grant, today, debt -> true));
            }
            if (person.wanted().contains(MailKind.CELLS_BELOW)
                    && !grant.role().isOfCell()
                    && grant.role().includes(Right.DIRECT_CELLS)) {
                DebtStep from = grant.role() == Role.PROVINCE_OFFICER ? DebtStep.PROVINCE : DebtStep.SUPERIOR;
                below.addAll(owed(grant, today, debt -> debt.step().compareTo(from) >= 0));
            }
        }
        if (own.isEmpty() && below.isEmpty()) {
            return Optional.empty();
        }
        // Somebody with rights on a unit and on one above it is told of its cells once.
        List<Debt> mine = once(own);
        List<Debt> others = once(below);
        return Optional.of(new Letter(
                person.address(),
                Messages.text(locale, "alert.mail.subject", mine.size() + others.size()),
                text(locale, mine, others)));
    }

    /** What is owed in the year that runs and, in January, in the one before. */
    private List<Debt> owed(Grant grant, LocalDate today, Predicate<Debt> wanted) {
        List<Long> units = grant.unit().map(unit -> List.of(unit.id())).orElse(List.of());
        List<Debt> found = new ArrayList<>();
        if (!units.isEmpty()) {
            if (today.getMonthValue() == 1) {
                found.addAll(debts.listFor(units, ReportingPeriod.of(today.getYear() - 1)));
            }
            found.addAll(debts.listFor(units, ReportingPeriod.of(today.getYear())));
        }
        return found.stream().filter(wanted).toList();
    }

    private static List<Debt> once(List<Debt> debts) {
        Map<Object, Debt> found = new LinkedHashMap<>();
        debts.forEach(debt ->
                found.putIfAbsent(List.of(debt.kind(), debt.cellId(), debt.year(), debt.number(), debt.dueOn()), debt));
        return List.copyOf(found.values());
    }

    private String text(Locale locale, List<Debt> own, List<Debt> below) {
        StringBuilder text = new StringBuilder();
        add(text, locale, "alert.mail.own", own);
        add(text, locale, "alert.mail.below", below);
        url.ifPresent(address -> text.append(Messages.text(locale, "alert.mail.open", address + "/alert/owing.xhtml"))
                .append('\n'));
        return text.append(Messages.text(locale, "alert.mail.stop"))
                .append('\n')
                .toString();
    }

    private static void add(StringBuilder text, Locale locale, String head, List<Debt> debts) {
        if (debts.isEmpty()) {
            return;
        }
        text.append(Messages.text(locale, head, debts.size())).append("\n\n");
        debts.stream().sorted(Debt.ORDER).limit(MOST_LINES).forEach(debt -> text.append("- ")
                .append(DebtWords.line(locale, debt))
                .append('\n'));
        if (debts.size() > MOST_LINES) {
            text.append(Messages.text(locale, "alert.mail.more", debts.size() - MOST_LINES))
                    .append('\n');
        }
        text.append('\n');
    }
}
