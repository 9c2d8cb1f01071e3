package vn.nennep.material;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Sweeps the folder of files every night, and looks at its settings when the server starts. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class NightlySweep {

    private static final Logger LOG = System.getLogger(NightlySweep.class.getName());

    @Inject
    private MaterialService materials;

    @Inject
    private FileSettings settings;

    @PostConstruct
    void check() {
        settings.check();
        if (settings.folder().isEmpty()) {
            LOG.log(Level.WARNING, "NENNEP_FILES is not set: nobody can attach a file");
        }
    }

    @Schedule(hour = "3", minute = "20", timezone = "Asia/Ho_Chi_Minh", persistent = false)
    void sweep() {
        materials.sweep();
    }
}
