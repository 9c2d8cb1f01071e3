package vn.nennep.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.mail.Letter;
import vn.nennep.mail.LetterNotSentException;
import vn.nennep.mail.Post;
import vn.nennep.operation.NightHour;
import vn.nennep.operation.NightStanding;
import vn.nennep.operation.NightWork;
import vn.nennep.operation.StartStep;
import vn.nennep.shared.Clocks;

/**
 * Sends the letters of a day, once to each person: what was sent is in the database, so a server that was started anew, or a
 * second one, sends no other.
 */
@ApplicationScoped
public class DigestNight implements NightWork, StartStep {

    private static final Logger LOG = System.getLogger(DigestNight.class.getName());

    private static final int PLACE = 18;

    @Inject
    private DigestService digests;

    @Inject
    private Post post;

    /** Time of day in Việt Nam: before people begin to work. */
    @Inject
    @ConfigProperty(name = "nennep.mail.at", defaultValue = "06:30")
    private String at;

    private volatile boolean failed;

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public NightHour hour() {
        return NightHour.of("NENNEP_MAIL_AT", at);
    }

    @Override
    public boolean make(Instant due) {
        if (!post.isOn()) {
            return true;
        }
        LocalDate day = LocalDate.ofInstant(due, Clocks.ZONE);
        boolean connected = true;
        for (MailRepository.Wanting person : digests.listWaiting(day, due)) {
            // A server that does not answer one does not answer the next 2,000 either.
            if (connected && digests.claim(person.login(), day)) {
                connected = send(person, day);
            }
        }
        failed = digests.countFailed(day) > 0;
        return digests.isDone(day, due);
    }

    /** @return whether the mail server can be spoken to, as far as this letter tells */
    private boolean send(MailRepository.Wanting person, LocalDate day) {
        Optional<Letter> letter;
        try {
            letter = digests.write(person);
        } catch (RuntimeException e) {
            // One letter that cannot be written must not keep the others from being sent.
            LOG.log(Level.WARNING, "a letter could not be written", e);
            digests.fail(person.login(), day, e.getClass().getSimpleName());
            return true;
        }
        try {
            if (letter.isPresent()) {
                post.send(letter.get());
            }
            digests.end(person.login(), day, letter.isPresent());
            return true;
        } catch (LetterNotSentException e) {
            // Whose letter it was and what the server said is in the database; a log of the server has no addresses.
            LOG.log(Level.WARNING, "a letter was not taken by the mail server: {0}", e.stage());
            digests.fail(person.login(), day, e);
            return e.stage() != LetterNotSentException.Stage.CONNECTING;
        }
    }

    @Override
    public NightStanding standing() {
        return failed ? NightStanding.FAILED : NightStanding.GOOD;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "Giờ gửi thư nhắc việc / the hour of reminders by mail";
    }

    @Override
    public void check() {
        hour();
    }

    @Override
    public void run() {
        // Only its hour is looked at when the server starts.
    }
}
