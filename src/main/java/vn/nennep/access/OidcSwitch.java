package vn.nennep.access;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

/**
 * Takes the OpenID Connect mechanism out of the application where no provider is named: the container would ask it for
 * its settings otherwise. Reads the environment directly, because nothing else is available yet.
 */
public class OidcSwitch implements Extension {

    void decide(@Observes ProcessAnnotatedType<OidcDefinition> found) {
        String issuer = System.getenv("NENNEP_OIDC_ISSUER");
        if (issuer == null || issuer.isBlank()) {
            found.veto();
        }
    }
}
