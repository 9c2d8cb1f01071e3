package vn.nennep.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import vn.nennep.mail.LetterNotSentException.Stage;

/** Sends letters through the mail server of the installation. */
@ApplicationScoped
public class Post {

    private static final Logger LOG = System.getLogger(Post.class.getName());

    @Inject
    private MailSettings settings;

    @Inject
    private Clock clock;

    /** Whether letters can be sent at all. */
    public boolean isOn() {
        return settings.isOn();
    }

    /**
     * Sends a letter. It is with the mail server when this returns; whether it arrives is for others to tell.
     *
     * @throws LetterNotSentException when the server did not take it, or did not say whether it did
     */
    public void send(Letter letter) throws LetterNotSentException {
        Session session = Session.getInstance(settings.properties());
        MimeMessage message = write(letter, session);
        Transport transport = connect(session);
        try {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException e) {
            throw new LetterNotSentException(Stage.REFUSED, e);
        } catch (MessagingException e) {
            throw new LetterNotSentException(Stage.UNKNOWN, e);
        } finally {
            close(transport);
        }
    }

    private MimeMessage write(Letter letter, Session session) throws LetterNotSentException {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(settings.from()));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            // Says to mail programs that nobody is to be told of an absence.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new LetterNotSentException(Stage.REFUSED, e);
        }
    }

    private Transport connect(Session session) throws LetterNotSentException {
        try {
            Transport transport = session.getTransport(settings.protocol());
            if (settings.user().isPresent()) {
                transport.connect(settings.user().get(), settings.password());
            } else {
                transport.connect();
            }
            return transport;
        } catch (MessagingException e) {
            throw new LetterNotSentException(Stage.CONNECTING, e);
        }
    }

    /** What the server says to the end of a conversation changes nothing about the letter. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.DEBUG, "the mail server did not say good-bye", e);
        }
    }
}
