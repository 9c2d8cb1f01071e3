package vn.nennep.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;

/** Sends letters through the mail server of the installation. */
@ApplicationScoped
public class Post {

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
     * @throws LetterNotSentException when the server did not take it
     */
    public void send(Letter letter) throws LetterNotSentException {
        Session session = Session.getInstance(settings.properties());
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
            try (Transport transport = session.getTransport(settings.protocol())) {
                if (settings.user().isPresent()) {
                    transport.connect(settings.user().get(), settings.password());
                } else {
                    transport.connect();
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException e) {
            throw new LetterNotSentException(e);
        }
    }
}
