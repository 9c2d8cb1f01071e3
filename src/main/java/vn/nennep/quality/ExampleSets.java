package vn.nennep.quality;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import vn.nennep.shared.Refusals;

/** Publishes the example sets at the first start, so that there is something to score by. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class ExampleSets {

    private static final Logger LOG = System.getLogger(ExampleSets.class.getName());

    @Inject
    private CriteriaSetService sets;

    @PostConstruct
    void publish() {
        try {
            sets.publishExamples();
        } catch (RuntimeException thrown) {
            // Another server that starts at the same moment was first.
            if (Refusals.in(thrown).isEmpty()) {
                throw thrown;
            }
            LOG.log(Level.INFO, "the example criteria sets are there already");
        }
    }
}
