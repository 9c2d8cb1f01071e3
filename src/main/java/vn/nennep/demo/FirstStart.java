package vn.nennep.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.access.AccountService;
import vn.nennep.access.SignInSettings;
import vn.nennep.tally.ConsolidationService;

/** What happens once, at the first start, and what every start of the demonstration tells. */
@Singleton
@Startup
@DependsOn({"Migrations", "NightlyTimer"})
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstStart {

    private static final Logger LOG = System.getLogger(FirstStart.class.getName());

    /** The launcher passes on lines with this mark to the terminal. */
    private static final String FOR_THE_TERMINAL = "[nennep] ";

    @Inject
    private AccountService accounts;

    @Inject
    private SignInSettings signIn;

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

    @PostConstruct
    void prepare() {
        boolean article = isArticleWanted();
        signIn.check();
        accounts.createFirstAdministrator(adminPassword.orElse(null))
                .ifPresent(password -> tell("Tài khoản quản trị / administrator: admin  " + password
                        + "  (chỉ hiện một lần / shown once)"));
        if (article) {
            if (demo.load()) {
                demo.loadSlides();
                consolidation.runFirst(DemoService.YEARS);
            }
            DemoService.ACCOUNTS.forEach(sample -> tell("Tài khoản mẫu / sample account: %-8s %s  (%s)"
                    .formatted(sample.login(), DemoService.PASSWORD, sample.displayName())));
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
