package vn.nennep.alert;

import java.util.EnumSet;
import java.util.Set;
import vn.nennep.mail.Letter;
import vn.nennep.shared.RefusedException;

/**
 * What a person wants to be told by mail, and where.
 *
 * @param address null when nothing is wanted
 * @param kinds empty when nothing is wanted
 */
public record MailChoice(String address, Set<MailKind> kinds) {

    public static final MailChoice NONE = new MailChoice(null, Set.of());

    /** @throws RefusedException when something is wanted without an address, or the address is none */
    public MailChoice {
        kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
        if (address != null || !kinds.isEmpty()) {
            Letter.requireAddress(address);
        }
    }

    /** Whether anything is sent. */
    public boolean isAny() {
        return !kinds.isEmpty();
    }
}
