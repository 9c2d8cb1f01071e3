package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Jakarta Security's view of the accounts in the database. It knows no roles: those hold along the tree of units. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {

    /** The one container role: somebody who is signed in. */
    static final Set<String> SIGNED_IN = Set.of("signed-in");

    @Override
    public CredentialValidationResult validate(Credential credential) {
        // Passwords and codes were looked at before, by SignIn; nothing else opens this door.
        return credential instanceof Passed passed
                ? new CredentialValidationResult(passed.login(), SIGNED_IN)
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
}
