package vn.nennep.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.operation.StartStep;

/** The mail server that the installation names; a setting that cannot be meant ends the start. */
@ApplicationScoped
public class MailSettings implements StartStep {

    private static final int PLACE = 17;
    private static final int LAST_PORT = 65_535;

    /** Milliseconds; a server that is not there must not hold a night. */
    private static final String PATIENCE = "10000";

    /** Milliseconds; one that looks for viruses before it takes a letter answers late. */
    private static final String ANSWER_PATIENCE = "120000";

    private static final List<String> SAFETIES = List.of("none", "starttls", "tls");

    @Inject
    @ConfigProperty(name = "nennep.smtp.host")
    private Optional<String> host;

    @Inject
    @ConfigProperty(name = "nennep.smtp.port", defaultValue = "587")
    private String port;

    @Inject
    @ConfigProperty(name = "nennep.smtp.user")
    private Optional<String> user;

    @Inject
    @ConfigProperty(name = "nennep.smtp.password")
    private Optional<String> password;

    @Inject
    @ConfigProperty(name = "nennep.smtp.from")
    private Optional<String> from;

    @Inject
    @ConfigProperty(name = "nennep.smtp.safety", defaultValue = "starttls")
    private String safety;

    /** Whether letters can be sent at all. */
    public boolean isOn() {
        return host.isPresent();
    }

    /** The address that letters come from. */
    String from() {
        return from.orElseThrow();
    }

    Optional<String> user() {
        return user;
    }

    String password() {
        return password.orElse("");
    }

    /** As the mail library reads it. */
    Properties properties() {
        boolean tls = safety.equals("tls");
        Properties properties = new Properties();
        properties.setProperty(named("transport", "protocol"), protocol());
        properties.setProperty(named(protocol(), "host"), host.orElseThrow());
        properties.setProperty(named(protocol(), "port"), port);
        properties.setProperty(named(protocol(), "auth"), String.valueOf(user.isPresent()));
        properties.setProperty(named(protocol(), "connectiontimeout"), PATIENCE);
        properties.setProperty(named(protocol(), "timeout"), ANSWER_PATIENCE);
        properties.setProperty(named(protocol(), "writetimeout"), PATIENCE);
        if (safety.equals("starttls")) {
            // Without this the library would go on in the clear when the server offers nothing.
            properties.setProperty(named(protocol(), "starttls.enable"), "true");
            properties.setProperty(named(protocol(), "starttls.required"), "true");
        }
        if (tls || safety.equals("starttls")) {
            properties.setProperty(named(protocol(), "ssl.checkserveridentity"), "true");
        }
        return properties;
    }

    /** A setting of the mail library, whose names begin as the texts of this room do. */
    private static String named(String group, String setting) {
        return String.join(".", "mail", group, setting);
    }

    String protocol() {
        return safety.equals("tls") ? "smtps" : "smtp";
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "Máy chủ thư điện tử / mail server";
    }

    @Override
    public void check() {
        if (!SAFETIES.contains(safety)) {
            throw new IllegalStateException("NENNEP_SMTP_SAFETY must be none, starttls or tls, not " + safety);
        }
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST_PORT) {
            throw new IllegalStateException("NENNEP_SMTP_PORT must be a number from 1 to 65535, not " + port);
        }
        if (host.isPresent() && from.isEmpty()) {
            throw new IllegalStateException("NENNEP_SMTP_FROM must name the address that letters come from");
        }
        from.ifPresent(Letter::requireAddress);
    }

    @Override
    public void run() {
        // Whether the server answers is seen with the first letter: the program works without it.
    }
}
