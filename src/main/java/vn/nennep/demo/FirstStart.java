package vn.nennep.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.access.FirstAccountService;
import vn.nennep.operation.StartStep;
import vn.nennep.tally.ConsolidationService;

/** What happens once, at the first start, and what every start of the demonstration tells. */
@ApplicationScoped
public class FirstStart implements StartStep {

    private static final Logger LOG = System.getLogger(FirstStart.class.getName());

    private static final int PLACE = 30;

    /** The launcher passes lines with this mark on to the terminal. */
    private static final String FOR_THE_TERMINAL = "[nennep] ";

    @Inject
    private FirstAccountService accounts;

    @Inject
    private DemoService demo;

    @Inject
    private ConsolidationService consolidation;

    @Inject
    @ConfigProperty(name = "nennep.demo", defaultValue = "none")
    private String wantedDemo;

    @Inject
    @ConfigProperty(name = "nennep.admin.password")
    private Optional<String> adminPassword;

    /** Where a generated password is kept for whoever started the program. */
    @Inject
    @ConfigProperty(name = "nennep.first.password.file")
    private Optional<String> passwordFile;

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "Tài khoản quản trị và dữ liệu mẫu / the administrator and the sample data";
    }

    @Override
    public void check() {
        isArticleWanted();
    }

    @Override
    public void run() {
        accounts.createFirstAdministrator(adminPassword.orElse(null), this::keep);
        if (isArticleWanted()) {
            demo.load();
            consolidation.runFirst(DemoService.YEARS);
            DemoService.ACCOUNTS.forEach(sample -> tell("Tài khoản mẫu / sample account: %-8s %s  (%s)"
                    .formatted(sample.login(), DemoService.PASSWORD, sample.displayName())));
        }
    }

    /** In a file that nobody else can read: a log is read by many, and kept for long. */
    private void keep(String password) {
        Path file = passwordFile
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElseThrow(() -> new IllegalStateException("the first start needs NENNEP_ADMIN_PASSWORD, the password"
                        + " of the user admin, or NENNEP_FIRST_PASSWORD_FILE, a file to write one to"));
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the first password cannot be written to " + file, e);
        }
    }

    private boolean isArticleWanted() {
        return switch (wantedDemo.strip()) {
            case "article" -> true;
            case "none" -> false;
            default -> throw new IllegalStateException("NENNEP_DEMO must be article or none, not " + wantedDemo);
        };
    }

    private static void tell(String line) {
        LOG.log(Level.INFO, FOR_THE_TERMINAL + line);
    }
}
