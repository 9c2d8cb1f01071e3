package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import vn.nennep.operation.StartStep;

/**
 * Refuses a database that came back without the key of its installation: people could not sign in by their second factor,
 * and would learn it one by one.
 */
@ApplicationScoped
public class KeyCheck implements StartStep {

    private static final int PLACE = 5;

    @Inject
    private SecondFactorService secondFactors;

    @Inject
    private SignInSettings settings;

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "Kiểm tra khóa bí mật / looking at the key of the installation";
    }

    @Override
    public void check() {
        settings.check();
    }

    @Override
    public void run() {
        secondFactors.requireReadable();
    }
}
