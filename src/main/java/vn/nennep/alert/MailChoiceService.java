package vn.nennep.alert;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.mail.Post;

/** What the person at the door wants to be told by mail. */
@Stateless
public class MailChoiceService {

    @Inject
    private MailRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private Post post;

    @Inject
    private Clock clock;

    /** Whether the installation sends mail. */
    public boolean isPossible() {
        return post.isOn();
    }

    /** What the person chose last. */
    public MailChoice get() {
        access.requireAnywhere(Right.FOLLOW);
        return repository.find(access.login()).orElse(MailChoice.NONE);
    }

    /** Remembers what the person wants; an address of none takes everything back. */
    public void keep(MailChoice choice) {
        access.requireAnywhere(Right.FOLLOW);
        repository.keep(access.login(), choice, clock.instant());
    }
}
