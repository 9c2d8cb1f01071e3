package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Jakarta Security's view of the accounts in the database. Roles are not its matter: they hold along the tree. */
@ApplicationScoped
public class AccountIdentityStore implements IdentityStore {

    /** The one container role: somebody who is signed in. */
    static final Set<String> SIGNED_IN = Set.of("signed-in");

    @Inject
    private AccountService accounts;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential typed)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return accounts.findByCredentials(typed.getCaller(), typed.getPasswordAsString())
                .map(account -> new CredentialValidationResult(account.getLogin(), SIGNED_IN))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
