package vn.nennep.shared;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Around every service method ({@code ejb-jar.xml}): what the tables refuse in words that people know, and a save that
 * another one has overtaken, leaves the service as a {@link RefusedException}. The server would take the exception of
 * the database for a failure of the program and log it as one.
 *
 * <p>The method that began the transaction writes what is left to write before it ends, so that a refusal comes while it
 * can still be told, not from the commit.
 */
public class RefusalInterceptor {

    private static final Logger LOG = System.getLogger(RefusalInterceptor.class.getName());

    /** Key in the transaction: a method that will write the rest is at work. */
    private static final String WRITING = "nennep.writing";

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private Sql sql;

    @AroundInvoke
    Object told(InvocationContext call) throws Exception {
        try {
            return isFirst() ? written(call) : call.proceed();
        } catch (RefusedException refusal) {
            throw refusal;
        } catch (RuntimeException thrown) {
            Optional<RefusedException> refusal = Refusals.toldIn(thrown);
            if (refusal.isEmpty()) {
                throw thrown;
            }
            LOG.log(
                    Level.INFO,
                    "{0}.{1} was refused by the tables: {2}",
                    call.getMethod().getDeclaringClass().getSimpleName(),
                    call.getMethod().getName(),
                    refusal.get().key());
            throw refusal.get();
        }
    }

    private boolean isFirst() {
        return transactions.getTransactionKey() != null && transactions.getResource(WRITING) == null;
    }

    private Object written(InvocationContext call) throws Exception {
        transactions.putResource(WRITING, Boolean.TRUE);
        try {
            Object answer = call.proceed();
            if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
                sql.writeEntities();
            }
            return answer;
        } finally {
            transactions.putResource(WRITING, null);
        }
    }
}
