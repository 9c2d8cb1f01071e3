package vn.nennep.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;

/**
 * The container's own mechanism for OpenID Connect. An application can have only one mechanism of its own: ours, which
 * keeps HTTP Basic for programs and hands people over to this one.
 */
@ApplicationScoped
public class OidcMechanism {

    @Inject
    private BeanManager beans;

    /** @throws IllegalStateException where no provider is named */
    HttpAuthenticationMechanism get() {
        Bean<?> bean = beans.getBeans(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                .filter(one -> one.getBeanClass() != SignInMechanism.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no mechanism for OpenID Connect"));
        return (HttpAuthenticationMechanism)
                beans.getReference(bean, HttpAuthenticationMechanism.class, beans.createCreationalContext(bean));
    }
}
