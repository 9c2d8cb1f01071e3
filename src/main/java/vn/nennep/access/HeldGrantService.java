package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What others may do, for the server's own work on their behalf: no page and no program asks here. */
@Stateless
public class HeldGrantService {

    @Inject
    private GrantRepository grants;

    @Inject
    private Clock clock;

    /** What an account was granted that holds today; empty when it is disabled or unknown. */
    @Unscoped
    public List<Grant> listOf(String login) {
        return grants.list(login, LocalDate.now(clock));
    }
}
