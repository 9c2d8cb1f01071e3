package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import vn.nennep.operation.NightHour;
import vn.nennep.operation.NightStanding;
import vn.nennep.operation.NightWork;

/** Forgets old receipts every night; what several servers do at once, or nobody did, does no harm. */
@ApplicationScoped
public class ReceiptNight implements NightWork {

    private static final String AT = "00:50";

    @Inject
    private ReceiptService receipts;

    private volatile Instant doneFor = Instant.MIN;
    private volatile boolean failed;

    @Override
    public String name() {
        return "receipts";
    }

    /** Not a setting: it takes a moment, and no other work waits for it. */
    @Override
    public NightHour hour() {
        return NightHour.of("receipts", AT);
    }

    @Override
    public boolean make(Instant due) {
        if (doneFor.isBefore(due)) {
            failed = true;
            receipts.sweep();
            failed = false;
            doneFor = due;
        }
        return true;
    }

    @Override
    public NightStanding standing() {
        return failed ? NightStanding.FAILED : NightStanding.GOOD;
    }
}
