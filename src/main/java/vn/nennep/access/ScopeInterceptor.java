package vn.nennep.access;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.RefusedException;

/**
 * Around every service method ({@code ejb-jar.xml}): a transaction that begins is told who is at work and which units
 * that person has, so that the tables themselves keep the rest out of sight and the log knows whom to name. What is
 * refused to the person is written to the log.
 */
public class ScopeInterceptor {

    /** Key in the transaction: its scope has begun. */
    private static final String BEGUN = "nennep.begun";

    /** Key in the transaction: a page is shown in it, with many calls one after the other. */
    static final String PAGE = "nennep.page";

    /** Key in such a transaction: it is inside one of these calls. */
    private static final String INSIDE = "nennep.inside";

    /** Key in the transaction for the grants of the person at work; absent when it is unscoped. */
    static final String GRANTS = "nennep.grants";

    /** Key in the transaction for the last unit in which the person was found to have no right. */
    static final String DENIED_UNIT = "nennep.denied-unit";

    /** The server's name for a caller who is not signed in; no login looks like it. */
    private static final String NOBODY = "ANONYMOUS";

    @Resource
    private EJBContext context;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private ScopeRepository scope;

    @Inject
    private GrantRepository grants;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    @AroundInvoke
    Object within(InvocationContext call) throws Exception {
        if (transactions.getTransactionKey() == null) {
            return call.proceed();
        }
        if (transactions.getResource(BEGUN) != null) {
            boolean outermost = transactions.getResource(PAGE) != null && transactions.getResource(INSIDE) == null;
            return outermost ? withinPage(call) : call.proceed();
        }
        transactions.putResource(BEGUN, Boolean.TRUE);
        String login = login();
        Unscoped unscoped = unscoped(call.getMethod());
        if (unscoped != null) {
            scope.beginUnscoped(login, Origin.get(), unscoped.oneReading());
        } else {
            List<Grant> held = grants.list(login, LocalDate.now(clock));
            transactions.putResource(GRANTS, held);
            scope.begin(login, Origin.get(), held);
        }
        return noting(call);
    }

    /** A call made by a page; the calls that it makes in turn are part of it. */
    private Object withinPage(InvocationContext call) throws Exception {
        transactions.putResource(INSIDE, Boolean.TRUE);
        try {
            return noting(call);
        } finally {
            transactions.putResource(INSIDE, null);
        }
    }

    private Object noting(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RefusedException refusal) {
            if (refusal.kind() == RefusedException.Kind.FORBIDDEN
                    || refusal.kind() == RefusedException.Kind.NOT_FOUND) {
                note(call.getMethod(), refusal);
            }
            throw refusal;
        }
    }

    private void note(Method method, RefusedException refusal) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("asked", method.getDeclaringClass().getSimpleName() + "." + method.getName());
        for (int i = 0; i < refusal.facts().size(); i++) {
            details.put("fact" + (i + 1), refusal.facts().get(i));
        }
        audit.noteApart(
                AuditAction.REFUSED, refusal.key(), null, (Long) transactions.getResource(DENIED_UNIT), details);
    }

    /** The login at work, or "-" when nobody is signed in. */
    private String login() {
        String name = context.getCallerPrincipal().getName();
        return name.equals(NOBODY) ? "-" : name;
    }

    /** The annotation that lifts the scope; null when the transaction has the scope of whoever is at work. */
    private static Unscoped unscoped(Method method) {
        Unscoped own = method.getAnnotation(Unscoped.class);
        return own != null ? own : method.getDeclaringClass().getAnnotation(Unscoped.class);
    }
}
